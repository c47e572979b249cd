import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { openRosterKeeper } from '../../../main/station/roster/roster-keeper.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { importInstant, importingStation } from '../../fakes/importing-station.ts';
import { valueOf } from '../../fakes/log-file.ts';
import { readRows } from '../../fakes/log-rows.ts';
import { wholePolicy } from '../../fakes/policies.ts';

async function ambang(...args: string[]) {
  const { said, warned, surroundings } = hearing([], importInstant);
  return { code: await runCommandLine(args, surroundings), said, warned };
}

function standing() {
  const station = importingStation();
  const run = (...args: string[]) => ambang('import', ...args, '--data', station.folder.path);
  const people = () =>
    openRosterKeeper(station.folder, readFileSync(join(station.folder.keys, 'site.key'))).current();
  const rows = () => readRows(station.folder.path).map(({ what }) => what);
  return { ...station, run, people, rows };
}

const roster = 'nomor,nama,unit\n4711001,Siti Contoh,Umum\n,Budi Contoh,Umum\n';

describe('ambang import', () => {
  test('shows line by line what a stick would do, and does nothing, beside a running station', async () => {
    const { folder, stick, put, run, people, rows } = standing();
    put('pegawai.csv', roster);
    const log = valueOf(openLog(folder.log));
    const { code, said } = await run(stick, '--preview', '--leave-out-broken');
    log.close();
    expect(code).toBe(0);
    expect(said).toEqual([
      'pegawai.csv: 1 orang, 1 unit, 1 baris tidak dapat dipakai',
      expect.stringMatching(/^pegawai\.csv: baris 3 {2}SALAH {2}number {2}ROSTER_NUMBER_MISSING/),
      'pegawai.csv: Judul di baris / headings in line 1: nomor = number, nama = name, unit = unit',
    ]);
    expect(said.join()).not.toMatch(/Siti|Budi|4711001/);
    expect([people(), rows()]).toEqual([null, []]);
  });

  test('installs it with its rows, and puts it back', async () => {
    const { stick, put, run, people, rows } = standing();
    put('pegawai.csv', 'nomor,nama\n4711001,Siti Contoh\n');
    put('aturan.json', { ...wholePolicy, version: '1.2' });
    expect((await run(stick, '--guard', 's1')).code).toBe(0);
    put('pegawai.csv', 'nomor,nama\n4711001,Siti Contoh\n4711002,Budi Contoh\n');
    const again = await run(stick);
    expect([again.code, again.said.join()]).toEqual([0, expect.stringContaining('IMPORT_SAME')]);
    expect(people()?.people).toBe(2);
    expect((await run('--back', 'roster')).code).toBe(0);
    expect([people()?.people, rows()]).toEqual([
      1,
      ['policy-installed', 'roster-installed', 'roster-installed', 'roster-restored'],
    ]);
    const back = await run('--back', 'trust-list:x.json');
    expect([back.code, back.warned.join()]).toEqual([1, expect.stringContaining('IMPORT_NOTHING_EARLIER')]);
  });

  test('leaves out broken lines only when it is told to', async () => {
    const { stick, put, run, people } = standing();
    put('pegawai.csv', roster);
    const refused = await run(stick);
    expect([refused.code, refused.said.at(-1)]).toEqual([1, expect.stringContaining('IMPORT_ROSTER_BROKEN')]);
    expect(people()).toBeNull();
    expect((await run(stick, '--leave-out-broken')).code).toBe(0);
    expect(people()?.people).toBe(1);
  });

  test('takes none of two tables until one is chosen', async () => {
    const { stick, put, run, people } = standing();
    put('a.csv', 'nomor,nama\n4711001,Siti Contoh\n');
    put('b.csv', 'kode,nama\n4711002,Budi Contoh\n4711003,Ani Contoh\n');
    const refused = await run(stick, '--json');
    expect([refused.code, people()]).toEqual([1, null]);
    expect(
      refused.said.map((line) => (JSON.parse(line) as { failure: { code: string } }).failure.code),
    ).toEqual(['IMPORT_ROSTER_AMBIGUOUS', 'IMPORT_ROSTER_AMBIGUOUS']);
    expect((await run(stick, '--only', 'b.csv', '--column', 'Kode=number', '--json')).code).toBe(0);
    expect(people()?.people).toBe(2);
  });

  test('notes what was refused, and goes on with the rest', async () => {
    const { stick, put, run, rows } = standing();
    put('autorun.inf', '');
    put('pegawai.csv', 'nomor,nama\n4711001,Siti Contoh\n');
    const { code, said } = await run(stick);
    expect([code, said[0]]).toEqual([1, expect.stringMatching(/^autorun\.inf: IMPORT_FILE_RUNS/)]);
    expect(rows()).toEqual(['roster-installed', 'import-refused']);
  });

  test('waits for a station that runs to be stopped', async () => {
    const { folder, stick, run } = standing();
    const log = valueOf(openLog(folder.log));
    const busy = await run(stick);
    log.close();
    expect([busy.code, busy.warned.join()]).toEqual([1, expect.stringContaining('LOG_BUSY')]);
  });

  test('takes the bundle that make-bundle made', async () => {
    const { folder, stick, put, run, rows } = standing();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = join(stick, '..', 'office.key');
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(folder.policies, 'office.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    put('paket/pegawai.csv', 'nomor,nama\n4711001,Siti Contoh\n');
    const make = ['make-bundle', join(stick, 'paket'), '--key', key, '--id', 'kabupaten', '--version'];
    expect((await ambang(...make, '1')).said).toEqual(['kabupaten 1: 1 berkas / files']);
    const { code, said } = await run(stick);
    expect([code, said.at(-1)]).toEqual([0, 'paket: terpasang / installed']);
    expect(rows()).toEqual(['roster-installed', 'bundle-installed']);
    expect((await ambang(...make, '0')).code).toBe(2);
    put('paket/halo.txt', '');
    expect((await ambang(...make, '2')).warned[0]).toMatch(/halo\.txt is nothing that a bundle can hold/);
  });

  test.each([
    [],
    ['a', 'b'],
    ['a', '--back', 'roster'],
    ['--back', 'everything'],
    ['a', '--column', 'kode'],
    ['a', '--column', 'kode=nonsense'],
    ['a', '--sideways'],
  ])('refuses %j %j %j', async (...args) => {
    const { run } = standing();
    expect((await run(...args)).code).toBe(2);
  });

  test('refuses to take alone what is not there', async () => {
    const { stick, run } = standing();
    expect((await run(stick, '--only', 'x.csv')).code).toBe(2);
  });
});
