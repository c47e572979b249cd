import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Admission } from '../../main/core/admission/admission.ts';
import { fillLog } from '../../tests/fakes/filled-log.ts';
import { someAdmission, someInstant, waitingAdmission } from '../../tests/fakes/admissions.ts';
import type { AdmissionLog } from '../../main/station/log/admission-log.ts';
import { openLog } from '../../main/station/log/open-log.ts';

/*
 * What a row costs at the door when the log is empty and when it is long: the two are measured in turns, so that
 * a busy machine disturbs both alike.
 *
 *   node tools/bench/log.ts [ROWS]
 */

const rows = Number(process.argv[2] ?? 1_000_000);
const turns = 20;
const rowsATurn = 50;
const dayMs = 86_400_000;

/** What is asked of the log around each person: the row, the guard's lists, the count. */
const questions = {
  record: (log: AdmissionLog) => log.record(someAdmission()),
  recent: (log: AdmissionLog) => log.recent(10),
  undecided: (log: AdmissionLog) => log.undecided(someInstant),
  enteredSince: (log: AdmissionLog) => log.enteredSince(someInstant - 10 * 3_600_000),
} as const;
type Question = keyof typeof questions;
const names: readonly Question[] = ['record', 'recent', 'undecided', 'enteredSince'];

type Timings = Readonly<Record<Question, number[]>>;

function ask(log: AdmissionLog, timings: Timings): void {
  for (const name of names) {
    const start = performance.now();
    const answer = questions[name](log);
    timings[name].push(performance.now() - start);
    if (!answer.ok) throw new Error(answer.failure.code);
  }
}

/** The value below which this part of the timings lies. */
function quantile(timings: readonly number[], part: number): number {
  const sorted = timings.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function opened(file: string): AdmissionLog {
  const start = performance.now();
  const log = openLog(file);
  if (!log.ok) throw new Error(log.failure.code);
  say(
    `${file.endsWith('long.db') ? 'long' : 'empty'} log opened and checked in ${ms(performance.now() - start)}`,
  );
  return log.value;
}

/** Two thousand people a day up to yesterday; one in a thousand was never decided. */
function* people(count: number): Iterable<Admission> {
  for (let person = 0; person < count; person += 1) {
    const at = someInstant - dayMs - (count - person) * Math.floor(dayMs / 2000);
    yield person % 1000 === 0 ? waitingAdmission(at) : someAdmission({}, { at });
  }
}

function fill(file: string): void {
  const start = performance.now();
  fillLog(file, people(rows));
  const perRow = statSync(file).size / rows;
  say(`${String(rows)} rows written in ${ms(performance.now() - start)}, ${perRow.toFixed(0)} bytes a row`);
}

function report(empty: Timings, long: Timings): void {
  for (const name of names) {
    const parts = [0.5, 0.99].map((part) => {
      const pair = [quantile(empty[name], part), quantile(long[name], part)] as const;
      return `p${String(part * 100)} ${ms(pair[0])} -> ${ms(pair[1])} (ratio ${(pair[1] / pair[0]).toFixed(2)})`;
    });
    say(`${name}: ${parts.join(', ')}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const ms = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 3 : 0)} ms`;
const newTimings = (): Timings => ({ record: [], recent: [], undecided: [], enteredSince: [] });

function measure(folder: string): void {
  fill(join(folder, 'long.db'));
  const empty = { log: opened(join(folder, 'empty.db')), timings: newTimings() };
  const long = { log: opened(join(folder, 'long.db')), timings: newTimings() };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { log, timings } of [empty, long]) {
      for (let row = 0; row < rowsATurn; row += 1) ask(log, timings);
    }
  }
  report(empty.timings, long.timings);
  const start = performance.now();
  long.log.checkAll();
  say(`whole long log checked in ${ms(performance.now() - start)}`);
  for (const { log } of [empty, long]) log.close();
}

const folder = mkdtempSync(join(tmpdir(), 'ambang-bench-log-'));
try {
  measure(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
