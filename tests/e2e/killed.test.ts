import { expect, test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integrityOf, readAdmissions } from '../fakes/log-rows.ts';
import { notePainted } from '../fakes/painted-results.ts';
import { forget, startStation } from '../fakes/running-station.ts';
import { foundIssuer } from '../fakes/sample-people.ts';
import { plugIn } from '../fakes/wedge-scanner.ts';

/** AMBANG_ROUNDS=100 for the long run; AMBANG_SEED repeats one. */
const rounds = Number(process.env['AMBANG_ROUNDS'] ?? 10);
const seed = Number(process.env['AMBANG_SEED'] ?? Date.now() % 1_000_000);

/** A small seeded generator (mulberry32), so that a run can be repeated. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test(`a station killed ${String(rounds)} times has a row for every colour that was painted`, async ({
  browser,
}) => {
  test.setTimeout(60_000 + rounds * 20_000);
  const random = randomFrom(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'ambang-'));
  const issuer = foundIssuer(dataDir);
  let rowsBefore = 0;
  let colours = 0;
  let last = await startStation([], dataDir);
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) last = await startStation([], dataDir);
    const page = await browser.newPage();
    const painted = await notePainted(page);
    await page.goto(last.address);
    await page.getByTestId('ready').waitFor();
    const scanner = await plugIn(page);
    const killed = new Promise((wake) => setTimeout(wake, 100 + random() * 1200)).then(() =>
      last.stop('SIGKILL'),
    );
    for (let person = 0; person < 8; person += 1) {
      await scanner.scan(issuer.issue(person % 2 === 0 ? 'green' : 'red'));
    }
    await killed;
    await page.waitForTimeout(100);
    await page.close();
    expect(integrityOf(dataDir)).toBe('ok');
    const rows = readAdmissions(dataDir).slice(rowsBefore);
    // A row may stand without its colour (killed between the two), never a colour without its row.
    for (const { number, shown } of painted) expect(rows[number - 1]?.shown).toBe(shown);
    rowsBefore += rows.length;
    colours += painted.length;
  }
  console.log(`${String(rounds)} kills, ${String(colours)} colours painted, seed ${String(seed)}`);
  expect(colours).toBeGreaterThan(rounds);
  forget(last);
});
