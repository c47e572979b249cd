import { afterEach, beforeEach, expect, test } from 'vitest';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from '../../main/station/data-folder.ts';
import { selfCheck } from '../../main/station/self-check.ts';
import type { CheckLine } from '../../main/station/self-check.ts';
import { forgetFolder, makeFolder, startPractice } from '../fakes/practice-station.ts';

let folder: DataFolder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => {
  forgetFolder(folder);
});

const lineOf = async (step: string): Promise<CheckLine | undefined> =>
  (await selfCheck(folder.path)).find((line) => line.step === step);

test('goes step by step in the order of a start', async () => {
  expect((await selfCheck(folder.path)).map(({ step }) => step)).toEqual([
    'node',
    'data-folder',
    'settings',
    'log',
    'clock',
    'trust-lists',
    'policy',
    'serial-scanners',
    'hid-scanners',
    'keyboard-scanners',
    'last-scan',
    'browser',
    'display',
    'camera',
  ]);
});

test('says that without a trust list nobody will be green', async () => {
  expect(await lineOf('trust-lists')).toMatchObject({ state: 'warn', code: 'TRUST_LIST_MISSING' });
});

test('names a trust list that cannot be read', async () => {
  writeFileSync(join(folder.trust, 'list.json'), '{');
  expect(await lineOf('trust-lists')).toMatchObject({ state: 'fail', code: 'TRUST_LIST_UNREADABLE' });
});

test('leaves a running station in peace', async () => {
  const practice = startPractice(folder);
  expect(await lineOf('log')).toMatchObject({ state: 'warn', code: 'LOG_BUSY' });
  expect((await practice.door.call('door.read', null)).ok).toBe(true);
  await practice.stop();
});

test('names settings that take their defaults', async () => {
  writeFileSync(join(folder.path, 'settings.json'), '{"language":"fr"}');
  const line = await lineOf('settings');
  expect(line?.state).toBe('warn');
  expect(line?.says).toContain('language');
});

test('says that a policy of this name is missing', async () => {
  writeFileSync(join(folder.path, 'settings.json'), '{"policy":"nobody-knows"}');
  expect(await lineOf('policy')).toMatchObject({ state: 'fail', code: 'POLICY_MISSING' });
});

test('makes nothing where there is no data folder, and the steps that need one say so', async () => {
  const path = join(folder.path, 'typo', 'deeper');
  const lines = await selfCheck(path);
  expect(lines.find(({ step }) => step === 'data-folder')).toMatchObject({
    state: 'warn',
    says: `${path} does not exist yet: a start will make it.`,
  });
  for (const step of ['settings', 'log', 'clock', 'trust-lists', 'policy'])
    expect(lines.find((line) => line.step === step)).toMatchObject({ state: 'warn' });
  expect(existsSync(join(folder.path, 'typo'))).toBe(false);
});

test('makes no log in a folder that has none, and leaves no trial file', async () => {
  const before = readdirSync(folder.path, { recursive: true });
  expect(await lineOf('log')).toMatchObject({ state: 'warn', code: null });
  expect(readdirSync(folder.path, { recursive: true })).toEqual(before);
});

test('says that no data folder can be made under /proc, and ends', async () => {
  const lines = await selfCheck('/proc/ambang');
  expect(lines.find(({ step }) => step === 'data-folder')?.state).toBe('fail');
});

test('says that a file is where the data folder should be', async () => {
  writeFileSync(join(folder.path, 'file'), '');
  const lines = await selfCheck(join(folder.path, 'file'));
  expect(lines.find(({ step }) => step === 'data-folder')?.state).toBe('fail');
});
