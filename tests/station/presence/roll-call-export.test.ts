import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../../main/core/result.ts';
import { exportRollCall } from '../../../main/station/presence/roll-call-export.ts';
import type { RollCallList } from '../../../main/station/presence/roll-call-list.ts';
import type { Stick } from '../../../main/station/stick/stick.ts';

const now = Date.UTC(2022, 7, 1, 2, 30);
const person = { personClass: 'employee', since: now - 3_600_000, point: 'Pintu utama', people: 1 };
const list: RollCallList = {
  began: now,
  units: [
    { unit: 'Bagian Umum', people: [{ ...person, entry: 7, name: '=Contoh, "A"', state: 'safe' }] },
    { unit: null, people: [{ ...person, entry: 9, name: null, people: 3, state: 'missing' }] },
  ],
  anonymous: { inside: 4, safe: 1 },
  missing: 6,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-stick-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const stick = (different: Partial<Stick> = {}): Stick => ({
  folder,
  label: 'PENYELAMAT',
  device: '/dev/sdz1',
  disk: '/dev/sdz',
  fileSystem: 'vfat',
  freeBytes: 1e9,
  totalBytes: 2e9,
  isReadOnly: false,
  isRemovable: true,
  isSystem: false,
  ...different,
});
const write = (...sticks: readonly Stick[]) =>
  exportRollCall(list, { language: 'id', timeZone: 'Asia/Makassar', now, sticks: ok(sticks) });

describe('a roll call on a stick', () => {
  test('is a table with everybody, the nameless among them, and no cell of it is a formula', async () => {
    const file = 'apel-darurat-2022-08-01-103000.csv';
    expect(await write(stick())).toEqual({ ok: true, value: { file, stick: 'PENYELAMAT' } });
    expect(readFileSync(join(folder, file), 'utf8').split('\n')).toEqual([
      '\uFEFFunit,nama,sejak,pintu,orang,keadaan',
      'Bagian Umum,"\'=Contoh, ""A""",2022-08-01 09:30:00,Pintu utama,1,aman',
      ',#9,2022-08-01 09:30:00,Pintu utama,3,belum ditemukan',
      ',tanpa nama,,,1,aman',
      ',tanpa nama,,,3,belum ditemukan',
      '',
    ]);
    expect(readdirSync(folder)).toEqual([file]);
  });

  test('goes to the first stick that takes it, and never to a built-in disk', async () => {
    const taken = await write(stick({ isReadOnly: true }), stick({ label: 'KEDUA' }));
    expect(taken).toMatchObject({ ok: true, value: { stick: 'KEDUA' } });
    const builtIn = await write(stick({ isRemovable: false }), stick({ isSystem: true }));
    expect(builtIn).toMatchObject({ ok: false, failure: { code: 'EXPORT_TARGET_GONE' } });
  });

  test('says why the only stick will not do', async () => {
    expect(await write(stick({ isReadOnly: true }))).toMatchObject({
      failure: { code: 'EXPORT_TARGET_READ_ONLY' },
    });
    const taken = await write(stick());
    const file = taken.ok ? join(folder, taken.value.file) : '';
    expect(await write(stick({ folder: `${folder}/pulled` }))).toMatchObject({
      failure: { code: 'EXPORT_TARGET_GONE' },
    });
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await write(stick({ folder: file }))).toMatchObject({ failure: { code: 'EXPORT_WRITE_FAILED' } });
  });
});
