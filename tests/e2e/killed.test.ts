import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integrityOf, readAdmissions } from '../fakes/log-rows.ts';
import { notePainted } from '../fakes/painted-results.ts';
import { plugPtyPair } from '../fakes/pty-pair.ts';
import { startStation } from '../fakes/running-station.ts';
import { foundIssuer } from '../fakes/sample-people.ts';

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
  const pty = await plugPtyPair(dataDir);
  let rowsBefore = 0;
  let colours = 0;
  for (let round = 0; round < rounds; round += 1) {
    const station = await startStation(['--scanner', pty.device], dataDir);
    const page = await browser.newPage();
    const painted = await notePainted(page);
    await page.goto(station.address);
    await expect(page.getByTestId('scanner-serial')).toHaveAttribute('data-state', 'ready');
    const killed = wait(100 + random() * 1000).then(() => station.stop('SIGKILL'));
    while (station.process.exitCode === null && station.process.signalCode === null) {
      await pty.send(`${issuer.issue(random() < 0.5 ? 'green' : 'red')}\r`);
      await wait(random() * 80);
    }
    await killed;
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
  await pty.unplug();
  rmSync(dataDir, { recursive: true, force: true });
});

function wait(milliseconds: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}
