import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookThrough, shownName } from '../../../main/station/import/look-through.ts';
import { readStickFile } from '../../../main/station/import/stick-file.ts';
import { importingStation } from '../../fakes/importing-station.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

const roster = 'nomor,nama\n4711001,Siti Contoh\n';

function refusedOn(stick: string): readonly string[] {
  return valueOf(lookThrough(stick))
    .refused.map(({ name, failure: { code } }) => `${name} ${code}`)
    .toSorted();
}
function foundOn(stick: string): readonly string[] {
  return valueOf(lookThrough(stick)).found.map(({ name, kind }) => `${kind} ${name}`);
}

describe('a stick that means harm', () => {
  test('by tens of thousands of files is left after five thousand names, in a moment', () => {
    const { stick } = importingStation();
    execFileSync('sh', ['-c', 'seq 20000 | xargs touch'], { cwd: stick });
    const began = performance.now();
    expect(failureOf(lookThrough(stick))).toEqual({ code: 'IMPORT_TOO_MANY_FILES', seen: '5000' });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('takes 5,000 names and no more', () => {
    const { stick } = importingStation();
    for (let index = 0; index < 5_000; index += 1) writeFileSync(join(stick, `x${String(index)}.csv`), '');
    expect(foundOn(stick)).toHaveLength(5_000);
    writeFileSync(join(stick, 'one-more'), '');
    expect(failureOf(lookThrough(stick))?.code).toBe('IMPORT_TOO_MANY_FILES');
  });

  test('by links to files and folders of the machine: none is followed', () => {
    const { stick } = importingStation();
    symlinkSync('/etc/passwd', join(stick, 'pegawai.csv'));
    symlinkSync('/etc', join(stick, 'folder'));
    symlinkSync('.', join(stick, 'round'));
    expect(foundOn(stick)).toEqual([]);
    expect(refusedOn(stick)).toEqual([
      'folder IMPORT_FILE_UNSAFE',
      'pegawai.csv IMPORT_FILE_UNSAFE',
      'round IMPORT_FILE_UNSAFE',
    ]);
  });

  test('by a file that turns into a link, a pipe or a folder after it was looked at', async () => {
    const { stick, put, importer } = importingStation();
    put('pegawai.csv', roster);
    const [found] = valueOf(importer.look(stick)).found;
    if (found === undefined) throw new Error('nothing found');
    const refusal = async () => failureOf(await importer.prepare(found))?.code;
    renameSync(found.path, `${found.path}.away`);
    symlinkSync(`${found.path}.away`, found.path);
    expect(await refusal()).toBe('IMPORT_FILE_UNSAFE');
    rmSync(found.path);
    execFileSync('mkfifo', [found.path]);
    expect(await refusal()).toBe('IMPORT_FILE_UNSAFE');
    rmSync(found.path);
    mkdirSync(found.path);
    expect(await refusal()).toBe('IMPORT_FILE_UNSAFE');
    rmSync(found.path, { recursive: true });
    expect(await refusal()).toBe('IMPORT_FILE_UNREADABLE');
  });

  test('by a pipe or a device: it is never waited for', () => {
    const { stick } = importingStation();
    execFileSync('mkfifo', [join(stick, 'pegawai.csv')]);
    expect(refusedOn(stick)).toEqual(['pegawai.csv IMPORT_FILE_UNSAFE']);
    expect(failureOf(readStickFile('/dev/zero', 100))?.code).toBe('IMPORT_FILE_UNSAFE');
  });

  test('by programs, and by what would start them', () => {
    const { stick, put } = importingStation();
    for (const name of ['autorun.inf', 'Daftar.xlsm', 'buka.LNK', 'x.desktop', 'pegawai.csv.exe'])
      put(name, '');
    expect(foundOn(stick)).toEqual([]);
    expect(refusedOn(stick).every((line) => line.endsWith('IMPORT_FILE_RUNS'))).toBe(true);
    expect(refusedOn(stick)).toHaveLength(5);
  });

  test('by folders in folders: four deep nobody looks', () => {
    const { stick, put } = importingStation();
    put('a/b/c/pegawai.csv', roster);
    put('a/b/c/d/pegawai.csv', roster);
    expect(foundOn(stick)).toEqual(['file a/b/c/pegawai.csv']);
    expect(refusedOn(stick)).toEqual(['a/b/c/d IMPORT_FILE_UNKNOWN']);
  });

  test('by names that turn the writing round or move the cursor: they are shown harmless', () => {
    const { stick, put } = importingStation();
    put('\u202Evsc.exe', '');
    put('\u001B[2Jx.csv', '');
    expect([...foundOn(stick), ...refusedOn(stick)]).toEqual(['file ?[2Jx.csv', '?vsc.exe IMPORT_FILE_RUNS']);
    expect(shownName('a'.repeat(500))).toHaveLength(80);
  });

  test.each([
    ['pegawai.csv', 512],
    ['pegawai.xlsx', 64],
    ['aturan.json', 64],
    ['sertifikat.pem', 4],
  ])('by a %s of more than %i MiB: it is not read', async (name, mebibytes) => {
    const { stick, put, refusal } = importingStation();
    put(name, '');
    truncateSync(join(stick, name), mebibytes * 1024 * 1024 + 1);
    const began = performance.now();
    expect(await refusal(name)).toBe('IMPORT_FILE_TOO_LARGE');
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test('by a line without an end', async () => {
    const { put, refusal } = importingStation();
    put('pegawai.csv', `nomor,nama\n${'x'.repeat(5_000_000)}`);
    expect(await refusal('pegawai.csv')).toBe('ROSTER_FILE_MALFORMED');
  });

  test('by JSON that nests without an end', async () => {
    const { put, refusal } = importingStation();
    put('aturan.json', `{"rules":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(await refusal('aturan.json')).toBe('POLICY_UNREADABLE');
    put('lain.json', '['.repeat(1_000_000));
    expect(await refusal('lain.json')).toBe('IMPORT_FILE_UNKNOWN');
  });

  test('is told from one that is not there', () => {
    const { stick } = importingStation();
    expect(failureOf(lookThrough(join(stick, 'nowhere')))?.code).toBe('IMPORT_FOLDER_UNREADABLE');
    writeFileSync(join(stick, 'file'), '');
    expect(failureOf(lookThrough(join(stick, 'file')))?.code).toBe('IMPORT_FOLDER_UNREADABLE');
  });
});

test('what systems leave on a stick is passed over in silence, and exports are one thing each', () => {
  const { stick, put } = importingStation();
  put('System Volume Information/IndexerVolumeGuid', '');
  put('.Trash-1000/files/a.exe', '');
  put('ambang-x/manifest.json', '{}');
  put('ambang-x/autorun.inf', '');
  put('paket/bundle.json', '{}');
  put('pegawai.csv', roster);
  expect(foundOn(stick)).toEqual(['export ambang-x', 'bundle paket', 'file pegawai.csv']);
  expect(refusedOn(stick)).toEqual([]);
});
