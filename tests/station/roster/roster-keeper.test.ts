import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placesIn, prepareDataFolder } from '../../../main/station/data-folder.ts';
import type { DataFolder } from '../../../main/station/data-folder.ts';
import { openRosterKeeper } from '../../../main/station/roster/roster-keeper.ts';
import { readSealed, writeSealed } from '../../../main/station/sealed-file.ts';
import { number, practiceSiteKey, readRosterText } from '../../fakes/roster-files.ts';

let folder: DataFolder;
beforeEach(() => {
  folder = placesIn(mkdtempSync(join(tmpdir(), 'ambang-roster-')));
  prepareDataFolder(folder.path);
});
afterEach(() => {
  rmSync(folder.path, { recursive: true });
});

const sealed = () => join(folder.roster, 'roster.sealed');
const open = () => openRosterKeeper(folder, practiceSiteKey);
async function install(csv: string) {
  const read = await readRosterText(csv);
  if (!read.ok) throw new Error(read.failure.code);
  return open().install(read.value);
}
const one = 'nomor,nama,unit\n4711001,Siti Contoh,Umum\n';

describe('the roster of a station', () => {
  test('is none at first, and leaves no key behind', () => {
    const keeper = open();
    expect([keeper.current(), keeper.trouble()]).toEqual([null, null]);
    expect(existsSync(join(folder.keys, 'roster.key'))).toBe(false);
  });

  test('is there at the next start', async () => {
    await install(one);
    expect(open().current()?.memberWith(number('4711001'))).not.toBeNull();
    expect(open().current()?.version).toMatch(/^roster 2022-08-01 [0-9a-f]{6}$/);
  });

  test('lies sealed, for its own user alone: no name, number or unit can be read in the file', async () => {
    await install(one);
    const bytes = readFileSync(sealed());
    for (const text of ['Siti', 'SITI', 'Contoh', '4711001', 'Umum'])
      expect(bytes.includes(text)).toBe(false);
    expect(statSync(sealed()).mode & 0o777).toBe(0o600);
  });

  test('stays as it is when the next file is broken, or cannot be written', async () => {
    await install(one);
    const before = readFileSync(sealed());
    expect(await readRosterText('nomor,nama\n1,"Budi')).toMatchObject({ ok: false });
    writeFileSync(`${sealed()}.new`, 'half of the next one');
    expect(readFileSync(sealed())).toEqual(before);
    expect(open().current()?.people).toBe(1);
  });

  test('gives way to the next one as a whole', async () => {
    await install(one);
    await install('nomor,nama\n4711002,Budi Contoh\n');
    const roster = open().current();
    expect(['4711001', '4711002'].map((text) => roster?.memberWith(number(text)) === null)).toEqual([
      true,
      false,
    ]);
  });

  test.each([
    ['a byte is changed', (bytes: Buffer) => bytes.with(bytes.length - 20, (bytes.at(-20) ?? 0) ^ 1)],
    ['its end is missing', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['it is another file', () => Buffer.from('nomor,nama')],
    ['it is empty', () => Buffer.alloc(0)],
  ])('is not used when %s, and says so', async (_what, change) => {
    await install(one);
    writeFileSync(sealed(), change(readFileSync(sealed())));
    const keeper = open();
    expect([keeper.current(), keeper.trouble()?.code]).toEqual([null, 'ROSTER_UNREADABLE']);
  });

  test('is not used with another key, and can be replaced', async () => {
    await install(one);
    writeFileSync(join(folder.keys, 'roster.key'), Buffer.alloc(32, 9));
    expect(open().trouble()?.code).toBe('ROSTER_UNREADABLE');
    expect(await install(one)).toMatchObject({ ok: true });
    expect(open().trouble()).toBeNull();
  });

  test('says when it could not be installed', async () => {
    rmSync(folder.roster, { recursive: true });
    writeFileSync(folder.roster, 'in the way');
    expect(await install(one)).toMatchObject({ ok: false, failure: { code: 'ROSTER_UNREADABLE' } });
  });
});

describe('a sealed file', () => {
  const key = Buffer.alloc(32, 5);

  test('cannot be put in the place of another', () => {
    const path = join(folder.path, 'a.sealed');
    writeSealed(path, key, 'passes', Buffer.from('passes'));
    copyFileSync(path, sealed());
    expect(readSealed(sealed(), key, 'roster')).toEqual({ ok: false, failure: 'damaged' });
    expect(readSealed(sealed(), key, 'passes')).toMatchObject({ ok: true });
  });

  test('has another ciphertext each time', () => {
    const written = ['a', 'b'].map((name) => {
      writeSealed(join(folder.path, name), key, 'roster', Buffer.from('same'));
      return readFileSync(join(folder.path, name)).toString('hex');
    });
    expect(written[0]).not.toBe(written[1]);
  });

  test('longer than one slice comes back whole', () => {
    const bytes = Buffer.alloc(9 * 1024 * 1024 + 7, 'abc');
    writeSealed(sealed(), key, 'roster', bytes);
    const read = readSealed(sealed(), key, 'roster');
    expect(read.ok && read.value !== null && Buffer.compare(read.value, bytes)).toBe(0);
  });

  test('that is not there is none', () => {
    expect(readSealed(join(folder.path, 'none'), key, 'roster')).toEqual({ ok: true, value: null });
  });
});
