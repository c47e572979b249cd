import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededChance } from '../../tests/fakes/changed-texts.ts';
import { number } from '../../tests/fakes/roster-files.ts';
import { placesIn, prepareDataFolder } from '../../main/station/data-folder.ts';
import { createOfficePeople } from './roster.part.ts';
import { openRosterKeeper, readRosterFile } from '../../main/station/roster/roster-keeper.ts';
import { numberKey } from '../../main/station/subject-key.ts';

/*
 * What a roster of a million costs: reading it from CSV, opening it at the start, a look-up by number beside one in a
 * plain Map, a search at every letter that is typed, and who was never scanned.
 *
 *   node tools/bench/roster.ts [PEOPLE]
 */

const people = Number(process.argv[2] ?? 1_000_000);
const lookups = 20_000;
const siteKey = Buffer.alloc(32, 1);
const now = Date.UTC(2022, 7, 1);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The value below which this part of the timings lies. */
function quantile(timings: readonly number[], part: number): number {
  const sorted = timings.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function timed<T>(work: () => T): readonly [T, number] {
  const start = performance.now();
  const value = work();
  return [value, performance.now() - start];
}

const ms = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 3 : 0)} ms`;
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const spread = (timings: readonly number[]) =>
  [0.5, 0.99, 1].map((part) => `p${String(part * 100)} ${ms(quantile(timings, part))}`).join(', ');

async function install(folder: ReturnType<typeof placesIn>, csv: Buffer): Promise<void> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const read = await readRosterFile(csv, siteKey, now);
  if (!read.ok) throw new Error(read.failure.code);
  say(
    `${String(read.value.preview.people)} people read from ${mb(csv.length)} of CSV in ${ms(performance.now() - start)}, of which ${ms(process.cpuUsage(cpu).user / 1000)} of work`,
  );
  const [, written] = timed(() => openRosterKeeper(folder, siteKey).install(read.value));
  const { size } = statSync(join(folder.roster, 'roster.sealed'));
  say(`sealed and on the disk in ${ms(written)}: ${mb(size)}, ${(size / people).toFixed(0)} bytes a person`);
}

function measure(folder: ReturnType<typeof placesIn>, numbers: readonly string[]): void {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const [roster, opening] = timed(() => openRosterKeeper(folder, siteKey).current());
  if (roster === null) throw new Error('no roster');
  globalThis.gc?.();
  const after = process.memoryUsage();
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  say(`opened in ${ms(opening)}; memory ${mb(grown)}`);

  const chance = seededChance(1);
  const map = new Map(numbers.map((text) => [numberKey(number(text), siteKey), text]));
  const timings = { roster: [] as number[], map: [] as number[], unknown: [] as number[] };
  for (let at = 0; at < lookups; at++) {
    const text = numbers[Math.floor(chance() * numbers.length)] ?? '';
    timings.roster.push(timed(() => roster.memberWith(number(text)))[1]);
    timings.map.push(timed(() => map.get(numberKey(number(text), siteKey)))[1]);
    timings.unknown.push(timed(() => roster.memberWith(number(`9${text}`)))[1]);
  }
  say(`look-up of a member: ${spread(timings.roster)}`);
  say(`look-up of a stranger: ${spread(timings.unknown)}`);
  say(`the same key in a Map: ${spread(timings.map)}`);

  const typed = ['siti nurhaliza', 'muhammad san', 'a b c', 'zulkifli', 'xyzzy', 'dewi'];
  const letters = typed.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
  const cpu = process.cpuUsage();
  const searches = Array.from({ length: 5 }, () => letters)
    .flat()
    .map((text) => timed(() => roster.search(text, 20))[1]);
  const work = process.cpuUsage(cpu).user / 1000 / searches.length;
  say(
    `search at each of ${String(letters.length)} letters: ${spread(searches)}; ${ms(work)} of work on average`,
  );

  const seen = numbers.slice(0, numbers.length / 2).map((text) => numberKey(number(text), siteKey));
  const [coverage, counting] = timed(() => roster.coverage(seen));
  const missing = coverage.reduce((sum, { neverScanned }) => sum + neverScanned, 0);
  say(
    `never scanned: ${String(missing)} in ${String(coverage.length)} units, ${ms(counting)} for ${String(seen.length)} keys`,
  );
}

const path = mkdtempSync(join(tmpdir(), 'ambang-bench-roster-'));
try {
  const folder = placesIn(path);
  prepareDataFolder(path);
  const { csv, numbers } = createOfficePeople(people);
  await install(folder, csv);
  measure(folder, numbers);
} finally {
  rmSync(path, { recursive: true, force: true });
}
