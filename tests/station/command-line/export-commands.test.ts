import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import { followUpFile } from '../../../main/station/keys/follow-up.ts';
import { stationKeyFiles } from '../../../main/station/keys/station-key.ts';
import { salvage } from '../../../main/station/log/salvage/salvage.ts';
import { tamperWith } from '../../fakes/damage.ts';
import { valueOf } from '../../fakes/log-file.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { exportingStation } from '../../fakes/exports.ts';

async function ambang(...args: string[]) {
  const { said, warned, surroundings } = hearing([], 1_654_100_000_000);
  return { code: await runCommandLine(args, surroundings), said, warned };
}

/** A station as an installer leaves it: the office's key is in place, and the office has its identity. */
async function installed() {
  const door = await exportingStation(6);
  writeFileSync(followUpFile(door.request.keys), `${door.recipient}\n`);
  const identity = join(door.data, '..', 'identity.txt');
  writeFileSync(identity, `# dinas\n${door.identity}\n`);
  return { ...door, identityFile: identity, key: stationKeyFiles(door.request.keys).public };
}

describe('the way of a log to the follow-up office', () => {
  test('is export, verify-export and unseal, with the head of a shift report', async () => {
    const { data, stick, key, identityFile } = await installed();
    const head = await ambang('head', '--data', data);
    expect(head.code).toBe(0);
    const [, keyLine = '', code = ''] = head.said;
    expect(keyLine).toBe(readFileSync(key, 'utf8').trim());
    const made = await ambang('export', stick, '--data', data, '--for', 'audit', '--for', 'summary');
    expect([made.code, made.warned]).toEqual([0, expect.arrayContaining(['rows ...', 'read-back ...'])]);
    const options = ['--key', keyLine, '--identity', identityFile, '--head', code];
    const verified = await ambang('verify-export', stick, ...options);
    expect(verified.code).toBe(0);
    expect(verified.said.join()).toMatch(/rows 1-6 walked; .* through 6$/);
    const [folder = ''] = readdirSync(stick);
    const people = await ambang('unseal', join(stick, folder), '--key', key, '--identity', identityFile);
    expect([people.code, people.said.length]).toEqual([0, 2]);
    expect(JSON.parse(people.said[0] ?? '')).toMatchObject({ sequence: 2, outcome: 'yellow' });
  });

  test('ends with exit code 1 and the first difference where something was altered', async () => {
    const { data, stick, key } = await installed();
    await ambang('export', stick, '--data', data);
    const [folder = ''] = readdirSync(stick);
    writeFileSync(join(stick, folder, 'heads.jsonl'), '');
    const verified = await ambang('verify-export', stick, '--key', key, '--json');
    expect(verified.code).toBe(1);
    expect(JSON.parse(verified.said[0] ?? '')).toMatchObject({
      ok: false,
      failure: { code: 'EXPORT_FILE_ALTERED', seen: 'heads.jsonl' },
    });
  });

  test('ends with exit code 1 and the lost rows where damage took some', async () => {
    const { data, log, stick, key, identityFile } = await installed();
    tamperWith(log, `UPDATE admission SET shown = 'red' WHERE sequence = 4`);
    valueOf(salvage({ log, backups: [], reached: 6, heads: [], at: 0, because: 'LOG_DAMAGED' }));
    expect((await ambang('export', stick, '--data', data)).code).toBe(0);
    const verified = await ambang('verify-export', stick, '--key', key, '--identity', identityFile);
    expect([verified.code, verified.said.join()]).toEqual([1, expect.stringMatching(/lost to damage: 4$/)]);
  });

  test('has nothing to verify in an empty folder', async () => {
    const { stick, key } = await installed();
    const verified = await ambang('verify-export', stick, '--key', key);
    expect([verified.code, verified.said.join()]).toEqual([
      1,
      expect.stringContaining('EXPORT_MANIFEST_MISSING'),
    ]);
  });

  test('is closed where no key of the office is there', async () => {
    const { data, stick } = await exportingStation(3);
    const made = await ambang('export', stick, '--data', data);
    expect([made.code, made.warned.join()]).toEqual([
      1,
      expect.stringContaining('EXPORT_RECIPIENT_UNUSABLE'),
    ]);
  });

  test('is open to everybody only where the settings allow it', async () => {
    const { data, stick } = await installed();
    const refused = await ambang('export', stick, '--data', data, '--plain');
    expect([refused.code, refused.warned.join()]).toEqual([
      2,
      expect.stringContaining('EXPORT_PLAIN_FORBIDDEN'),
    ]);
    writeFileSync(join(data, 'settings.json'), '{"plainExport":true}');
    expect((await ambang('export', stick, '--data', data, '--plain')).code).toBe(0);
    const [folder = ''] = readdirSync(stick);
    expect(readdirSync(join(stick, folder))).toContain('rows-0001.jsonl.zst');
  });

  test('by passphrase needs no key of an office', async () => {
    const { data, stick, key } = await installed();
    const file = join(data, 'passphrase.txt');
    writeFileSync(file, 'kata sandi panjang\n');
    expect((await ambang('export', stick, '--data', data, '--passphrase-file', file)).code).toBe(0);
    const verified = await ambang('verify-export', stick, '--key', key, '--passphrase-file', file);
    expect([verified.code, verified.said.join()]).toEqual([0, expect.stringContaining('walked')]);
  });

  test('tells a station without a log from one that has none to show', async () => {
    const { stick } = await installed();
    expect((await ambang('head', '--data', join(stick, 'nowhere'))).code).toBe(1);
  });
});

describe('arguments that cannot be used', () => {
  test.each([
    ['export'],
    ['export', 'a', 'b'],
    ['export', 'a', '--for', 'fun'],
    ['export', 'a', '--first', '0'],
    ['export', 'a', '--last', '1.5'],
    ['export', 'a', '--to', 'age1', '--plain'],
    ['export', 'a', '--passphrase-file', '/nowhere'],
    ['verify-export', 'a'],
    ['verify-export', '--key', 'x'],
    ['verify-export', 'a', '--key', 'x'],
    ['unseal', 'a', '--key', 'x'],
    ['unseal', '--key', 'x', '--identity', 'y'],
    ['head', 'x'],
  ])('%j', async (...args) => {
    const { code, said, warned } = await ambang(...args);
    expect([code, said, warned.length]).toEqual([2, [], 2]);
  });

  test('are an identity that is none and a head that is none', async () => {
    const { key, stick } = await installed();
    const identity = await ambang('verify-export', stick, '--key', key, '--identity', key);
    expect([identity.code, identity.warned.join()]).toEqual([2, expect.stringContaining('AGE-SECRET-KEY')]);
    const head = await ambang('verify-export', stick, '--key', key, '--head', key);
    expect([head.code, head.warned.join()]).toEqual([2, expect.stringContaining('no head')]);
  });
});
