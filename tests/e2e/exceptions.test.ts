import { expect, test } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPanelFirstTime, pressKeys } from '../fakes/guards-hand.ts';
import { countRows, readRows } from '../fakes/log-rows.ts';
import type { LogRow } from '../fakes/log-rows.ts';
import { forget, startStation } from '../fakes/running-station.ts';
import { foundIssuer } from '../fakes/sample-people.ts';
import type { SampleOutcome } from '../fakes/sample-people.ts';
import { plugIn } from '../fakes/wedge-scanner.ts';

/** One thing that happens at a door, the keys that note it once the panel is open, and the row that it becomes. */
interface Happening {
  readonly name: string;
  /** Who is scanned before, so that there is somebody to decide about. */
  readonly scanned?: SampleOutcome;
  readonly keys: readonly string[];
  readonly row: Partial<LogRow>;
}

const decision = { kind: 'guard-decision', method: 'guard' } as const;
const exception = { kind: 'exception' } as const;
const happenings: readonly Happening[] = [
  {
    name: 'let in, compared',
    scanned: 'yellow',
    keys: ['+'],
    row: { ...decision, what: 'let-in', note: 'identity-compared' },
  },
  {
    name: 'let in with a reason',
    scanned: 'red',
    keys: ['+', '1'],
    row: { ...decision, what: 'let-in', note: 'letter-seen' },
  },
  {
    name: 'turned away',
    scanned: 'red',
    keys: ['-'],
    row: { ...decision, what: 'turned-away', note: 'goes-to-desk' },
  },
  { name: 'waved through', keys: ['F3', '1'], row: { ...exception, what: 'waved-through' } },
  { name: 'refused to scan', keys: ['F3', '2'], row: { ...exception, what: 'refused-scan' } },
  { name: 'tailgating', keys: ['F3', '3'], row: { ...exception, what: 'tailgating' } },
  { name: 'went in another way', keys: ['F3', '4'], row: { ...exception, what: 'bypass' } },
  {
    name: "somebody else's code",
    scanned: 'green',
    keys: ['F3', '5'],
    row: { ...exception, what: 'someone-elses-code' },
  },
  {
    name: 'different person',
    scanned: 'green',
    keys: ['F3', '6'],
    row: { ...exception, what: 'different-person' },
  },
  {
    name: 'second document',
    scanned: 'green',
    keys: ['F3', '7'],
    row: { ...exception, what: 'second-document' },
  },
  { name: 'medical', keys: ['F3', '8'], row: { ...exception, what: 'medical' } },
  {
    name: 'a child goes along',
    scanned: 'green',
    keys: ['F3', '9'],
    row: { ...decision, what: 'let-in' },
  },
  { name: 'left without a code', keys: ['F3', '0'], row: { kind: 'admission', method: 'guard' } },
  { name: 'no document', keys: ['F5', 'F5'], row: { kind: 'admission', method: 'no-document' } },
  { name: 'paper card', keys: ['F1', '2'], row: { kind: 'admission', method: 'paper-card' } },
];
const mostKeys = 2;

test('every exception takes at most two keys once the panel is open, and is a row of the guard', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'ambang-'));
  const issuer = foundIssuer(dataDir);
  const station = await startStation([], dataDir);
  await page.goto(station.address);
  await page.getByTestId('ready').waitFor();
  const scanner = await plugIn(page);
  const panel = await openPanelFirstTime(page);
  const noted: { readonly name: string; readonly keys: number; readonly seconds: string }[] = [];
  const expected: Partial<LogRow>[] = [];
  for (const { name, scanned, keys, row } of happenings) {
    if (scanned !== undefined) {
      const before = countRows(dataDir);
      await scanner.scan(issuer.issue(scanned));
      await expect.poll(() => countRows(dataDir)).toBe(before + 1);
      await expect(panel.getByRole('heading', { level: 2 }).first()).toBeVisible();
    }
    const before = countRows(dataDir);
    const started = Date.now();
    await pressKeys(page, keys);
    await expect.poll(() => countRows(dataDir), { intervals: [20] }).toBeGreaterThan(before);
    noted.push({ name, keys: keys.length, seconds: ((Date.now() - started) / 1000).toFixed(2) });
    expected.push(row);
  }
  await station.stop();
  console.table(noted);
  expect(noted.filter(({ keys }) => keys > mostKeys)).toEqual([]);
  const byGuard = readRows(dataDir).filter(({ kind, method, direction }) =>
    kind === 'admission'
      ? direction === 'out' || ['no-document', 'paper-card'].includes(method ?? '')
      : kind !== 'station-event',
  );
  expect(byGuard).toMatchObject(expected);
  const unsigned = byGuard.filter(({ kind, guard }) => kind !== 'admission' && guard !== 'petugas-1');
  expect(unsigned).toEqual([]);
  forget(station);
});
