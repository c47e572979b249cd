import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCodes } from '../../../main/core/scan/test-card.ts';
import type { DataFolder } from '../../../main/station/data-folder.ts';
import type { ScannerReport } from '../../../preload/contract/scanner-report.ts';
import { forgetFolder, keepPin, makeFolder, startPractice } from '../../fakes/practice-station.ts';
import type { PracticeStation } from '../../fakes/practice-station.ts';

const pin = '593027';
const small = testCodes.find(({ id }) => id === 'qr-small')?.text ?? '';
const rhythm = { middleGapMs: 3, longestGapMs: 8, terminator: 'enter' } as const;
let folder: DataFolder;
let practice: PracticeStation;

beforeEach(async () => {
  folder = makeFolder();
  await keepPin(folder, pin);
  practice = startPractice(folder);
});
afterEach(async () => {
  await practice.stop();
  forgetFolder(folder);
});

test('a code of the test card is reported to the guard, and is nobody at the door', async () => {
  const guard = await practice.openGuard(pin);
  const reports: ScannerReport[] = [];
  const screens: unknown[] = [];
  guard.on('scanner-report', (report) => reports.push(report));
  practice.door.on('screen', (screen) => screens.push(screen));
  await practice.door.call('scan.submit', { text: small, method: 'wedge', rhythm });
  expect(reports).toMatchObject([{ test: { id: 'qr-small', wrongCharacters: 0 }, rhythm, advice: [] }]);
  expect(screens).toEqual([]);
  const read = await guard.call('guard.read', null);
  expect(read).toMatchObject({ ok: true, value: { panel: { now: null, recent: [] } } });
});

test("a person's code gets its colour as ever, and the report has nothing of it", async () => {
  const guard = await practice.openGuard(pin);
  const reports: ScannerReport[] = [];
  const screens: unknown[] = [];
  guard.on('scanner-report', (report) => reports.push(report));
  practice.door.on('screen', (screen) => screens.push(screen));
  const text = practice.people.find(({ id }) => id === 'boosted')?.text ?? '';
  await practice.door.call('scan.submit', { text, method: 'wedge', rhythm });
  expect(screens).toMatchObject([{ kind: 'result', shown: 'green' }]);
  expect(reports).toMatchObject([{ length: text.length, alphabet: 'base45', test: null }]);
  expect(JSON.stringify(reports)).not.toContain(text.slice(4, 40));
});

test('the public window hears no report', async () => {
  const heard: unknown[] = [];
  practice.door.on('scanner-report', (report) => heard.push(report));
  await practice.door.call('scan.submit', { text: small, method: 'wedge', rhythm });
  expect(heard).toEqual([]);
});
