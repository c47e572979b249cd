import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPolicies, readKnownVersions } from '../../../main/station/policies/load-policies.ts';
import { signPolicy } from '../../../main/station/policies/sign-policy.ts';
import { openRosterKeeper } from '../../../main/station/roster/roster-keeper.ts';
import { loadTrust } from '../../../main/station/trust/load-trust.ts';
import { importInstant, importingStation } from '../../fakes/importing-station.ts';
import { failureOf } from '../../fakes/log-file.ts';
import { wholePolicy } from '../../fakes/policies.ts';
import { number, practiceSiteKey } from '../../fakes/roster-files.ts';
import { textLines, workbookOf } from '../../fakes/workbooks.ts';

const by = { guard: 's1' };
const first = 'nomor,nama,unit\n4711001,Siti Contoh,Umum\n4711002,Budi Contoh,Umum\n';
const second = 'nomor,nama,unit\n4711002,Budi Contoh,Umum\n4711003,Ani Contoh,Arsip\n';

describe('a roster from a stick', () => {
  test('is installed, kept over a start, and stands in the log with its version and its bytes', async () => {
    const station = importingStation();
    station.put('pegawai.csv', first);
    await station.install('pegawai.csv');
    const opened = openRosterKeeper(station.folder, practiceSiteKey).current();
    expect(opened?.people).toBe(2);
    const [row] = station.log.rows;
    expect(row?.plain).toMatchObject({ what: 'roster-installed', trustListVersion: opened?.version });
    expect(row?.personal).toMatchObject({
      guard: 's1',
      note: expect.stringMatching(/^sha256-[0-9a-f]{16}$/),
    });
  });

  test('says before it is installed who comes and goes, and changes nothing by that', async () => {
    const station = importingStation();
    station.put('pegawai.csv', first);
    await station.install('pegawai.csv');
    station.put('pegawai.csv', second);
    const { preview } = await station.prepare('pegawai.csv');
    expect(preview).toMatchObject({ kind: 'roster', change: { before: 2, gone: 1, added: 1 } });
    expect(station.roster.current()?.memberWith(number('4711001'))).not.toBeNull();
    expect(station.rows()).toEqual(['roster-installed']);
  });

  test('goes back to the one before, and back again', async () => {
    const station = importingStation();
    for (const csv of [first, second]) {
      station.put('pegawai.csv', csv);
      await station.install('pegawai.csv');
    }
    const knows = (text: string) => station.roster.current()?.memberWith(number(text)) != null;
    expect([knows('4711001'), knows('4711003')]).toEqual([false, true]);
    expect(station.importer.goBack({ kind: 'roster' }, by).ok).toBe(true);
    expect([knows('4711001'), knows('4711003')]).toEqual([true, false]);
    expect(station.importer.goBack({ kind: 'roster' }, by).ok).toBe(true);
    expect([knows('4711001'), knows('4711003')]).toEqual([false, true]);
    expect(station.rows().slice(2)).toEqual(['roster-restored', 'roster-restored']);
  });

  test('has five versions behind it at most', async () => {
    const station = importingStation();
    for (let version = 0; version < 8; version += 1) {
      station.put('pegawai.csv', `nomor,nama\n${String(4711001 + version)},Siti\n`);
      await station.install('pegawai.csv');
    }
    expect(readdirSync(join(station.folder.roster, 'earlier')).toSorted()).toEqual(
      [3, 4, 5, 6, 7].map((version) => `roster.sealed.${String(version)}`),
    );
  });

  test('goes by the columns that were chosen, this time and the next', async () => {
    const station = importingStation();
    const lines = [
      ['Kode', 'Nama'],
      ['4711001', 'Siti Contoh'],
    ];
    station.put('pegawai.xlsx', workbookOf(textLines(lines)));
    expect(await station.refusal('pegawai.xlsx')).toBe('ROSTER_COLUMN_MISSING');
    await station.install('pegawai.xlsx', { mapping: new Map([['kode', 'number']]) });
    expect(await station.refusal('pegawai.xlsx')).toBeNull();
    writeFileSync(join(station.folder.roster, 'columns.json'), '{"kode":"nonsense"}');
    expect(await station.refusal('pegawai.xlsx')).toBe('ROSTER_COLUMN_MISSING');
  });

  test('leaves everything as it was where the log fails', async () => {
    const station = importingStation();
    station.put('pegawai.csv', first);
    await station.install('pegawai.csv');
    station.put('pegawai.csv', second);
    const prepared = await station.prepare('pegawai.csv');
    station.log.breakWith('LOG_FULL');
    expect(failureOf(station.importer.install(prepared, by))?.code).toBe('LOG_FULL');
    expect(station.roster.current()?.memberWith(number('4711001'))).not.toBeNull();
    expect(
      openRosterKeeper(station.folder, practiceSiteKey).current()?.memberWith(number('4711003')),
    ).toBeNull();
  });
});

describe('a policy from a stick', () => {
  const policy = (version: string) => ({ ...wholePolicy, version });
  const used = (station: ReturnType<typeof importingStation>) => {
    const { policies } = loadPolicies(
      station.folder.policies,
      readKnownVersions(station.folder.policyVersions),
    );
    return policies.find(({ id }) => id === wholePolicy.id)?.version;
  };

  test('is installed where no key asks for more, and says that nobody signed it', async () => {
    const station = importingStation();
    station.put('aturan.json', policy('1.2'));
    expect((await station.prepare('aturan.json')).preview).toMatchObject({
      before: null,
      isVouchedFor: false,
    });
    await station.install('aturan.json');
    expect([used(station), station.rows()]).toEqual(['1.2', [`policy-installed ${wholePolicy.id} 1.2`]]);
  });

  test('needs the signature of the key that lies at the station', async () => {
    const station = importingStation();
    station.trustTheOffice();
    station.put('aturan.json', policy('1.2'));
    expect(await station.refusal('aturan.json')).toBe('POLICY_SIGNATURE_WRONG');
    station.put('aturan.json', signPolicy(policy('1.2'), station.officeKey, 'office'));
    expect((await station.prepare('aturan.json')).preview).toMatchObject({ isVouchedFor: true });
  });

  test('is refused when it is older, the same, or another content under the same version', async () => {
    const station = importingStation();
    station.put('aturan.json', policy('1.2'));
    await station.install('aturan.json');
    expect(await station.refusal('aturan.json')).toBe('IMPORT_SAME');
    station.put('aturan.json', policy('1.1'));
    expect(await station.refusal('aturan.json')).toBe('POLICY_ROLLED_BACK');
    station.put('aturan.json', { ...policy('1.2'), title: { id: 'Lain', en: 'Other' } });
    expect(await station.refusal('aturan.json')).toBe('IMPORT_VERSION_TAKEN');
  });

  test('stays refused when somebody took the newer one away by hand', async () => {
    const station = importingStation();
    station.put('aturan.json', policy('1.2'));
    await station.install('aturan.json');
    writeFileSync(join(station.folder.policies, `${wholePolicy.id}.json`), '');
    station.put('aturan.json', policy('1.1'));
    expect(await station.refusal('aturan.json')).toBe('POLICY_ROLLED_BACK');
  });

  test('goes back to the version before by the supervisor, and that one is used from then on', async () => {
    const station = importingStation();
    for (const version of ['1.1', '1.2']) {
      station.put('aturan.json', policy(version));
      await station.install('aturan.json');
    }
    expect(used(station)).toBe('1.2');
    expect(station.importer.goBack({ kind: 'policy', id: wholePolicy.id }, by).ok).toBe(true);
    expect([used(station), station.rows().at(-1)]).toEqual(['1.1', `policy-restored ${wholePolicy.id} 1.1`]);
  });

  test('has nothing to go back to at first', () => {
    const { importer } = importingStation();
    for (const what of [
      { kind: 'policy', id: wholePolicy.id },
      { kind: 'policy', id: '../x' },
      { kind: 'trust-list', name: '../x' },
      { kind: 'roster' },
    ] as const)
      expect(failureOf(importer.goBack(what, by))?.code).toBe('IMPORT_NOTHING_EARLIER');
  });
});

describe('a trust list from a stick', () => {
  const keys = (version: string, datedAt: string, ...publicKeys: readonly string[]) => ({
    version,
    datedAt,
    goodUntil: '2027-01-01T00:00Z',
    officePassKeys: publicKeys.map((publicKey) => ({ publicKey, office: 'Sekretariat' })),
  });
  const [a, b] = ['A', 'B'].map((letter) => letter.repeat(43)) as [string, string];
  const versions = (station: ReturnType<typeof importingStation>) =>
    loadTrust([station.folder.trust])
      .lists.map(({ version }) => version)
      .toSorted();

  test('comes beside lists of other signers and takes the place of one with a signer in common', async () => {
    const station = importingStation();
    station.put('a.json', keys('1', '2025-01-01T00:00Z', a));
    station.put('b.json', keys('2', '2025-01-01T00:00Z', b));
    await station.install('a.json');
    await station.install('b.json');
    station.put('other-name.json', keys('3', '2025-02-01T00:00Z', a));
    expect((await station.prepare('other-name.json')).preview).toMatchObject({ before: '1', signers: 1 });
    await station.install('other-name.json');
    expect(versions(station)).toEqual(['2', '3']);
    expect(station.importer.goBack({ kind: 'trust-list', name: 'a.json' }, by).ok).toBe(true);
    expect(versions(station)).toEqual(['1', '2']);
  });

  test('does not come back older under another name', async () => {
    const station = importingStation();
    station.put('new.json', keys('2', '2025-02-01T00:00Z', a));
    await station.install('new.json');
    expect(await station.refusal('new.json')).toBe('IMPORT_SAME');
    station.put('old.json', keys('1', '2025-01-01T00:00Z', a, b));
    expect(await station.refusal('old.json')).toBe('IMPORT_OLDER');
  });

  test('is refused when it is dated more than a day after now: it would stop the clock', async () => {
    const station = importingStation();
    const dated = (hours: number) => new Date(importInstant + hours * 3_600_000).toISOString();
    station.put('list.json', keys('1', dated(25), a));
    expect(await station.refusal('list.json')).toBe('IMPORT_DATED_AHEAD');
    station.put('list.json', keys('1', dated(24), a));
    expect(await station.refusal('list.json')).toBeNull();
  });

  test('needs somebody who vouches for it where the office has a key here', async () => {
    const station = importingStation();
    station.trustTheOffice();
    station.put('paket/list.json', keys('1', '2025-01-01T00:00Z', a));
    expect(await station.refusal('paket/list.json')).toBe('IMPORT_NOT_VOUCHED');
    station.bundle('paket', 1);
    expect((await station.prepare('paket')).preview).toMatchObject({
      parts: [{ preview: { kind: 'trust-list', isVouchedFor: true } }],
    });
  });
});

describe('revoked passes from a stick', () => {
  const revoked = (hash: string) => [{ kid: 'UNKNOWN_KID', hashType: 'UCI', entries: [{ hash }] }];

  test('come beside those that are there and never in their place', async () => {
    const station = importingStation();
    for (const hash of ['AAAA', 'BBBB']) {
      station.put('dicabut.json', revoked(hash));
      await station.install('dicabut.json');
      expect(await station.refusal('dicabut.json')).toBe('IMPORT_SAME');
    }
    const kept = readdirSync(station.folder.passes).map((name) =>
      readFileSync(join(station.folder.passes, name), 'utf8'),
    );
    expect(kept.join()).toMatch(/AAAA.*BBBB|BBBB.*AAAA/);
  });

  test('are refused where the office has a key here and did not sign', async () => {
    const station = importingStation();
    station.trustTheOffice();
    station.put('dicabut.json', revoked('AAAA'));
    expect(await station.refusal('dicabut.json')).toBe('IMPORT_NOT_VOUCHED');
  });
});

describe('a bundle from a stick', () => {
  function withBundle(version = 1) {
    const station = importingStation();
    station.trustTheOffice();
    station.put('paket/pegawai.csv', first);
    station.put('paket/aturan.json', signPolicy({ ...wholePolicy, version: '1.2' }, station.officeKey, 'o'));
    station.bundle('paket', version);
    return station;
  }

  test('is installed as a whole, each part with its row', async () => {
    const station = withBundle();
    await station.install('paket');
    expect(station.rows()).toEqual([
      `policy-installed ${wholePolicy.id} 1.2`,
      'roster-installed',
      'bundle-installed district 1',
    ]);
    expect(await station.refusal('paket')).toBe('IMPORT_SAME');
  });

  test('leaves out what is installed already', async () => {
    const station = withBundle();
    await station.install('paket');
    station.put('paket/pegawai.csv', second);
    station.bundle('paket', 2);
    const { preview } = await station.prepare('paket');
    expect(preview.kind === 'bundle' ? preview.parts.map(({ name }) => name) : []).toEqual(['pegawai.csv']);
  });

  test('does not come back older, even whole and signed', async () => {
    const station = withBundle(7);
    await station.install('paket');
    station.put('paket/pegawai.csv', second);
    station.bundle('paket', 6);
    expect(await station.refusal('paket')).toBe('IMPORT_OLDER');
  });

  test('installs nothing of itself where a part is refused', async () => {
    const station = withBundle();
    station.put('paket/zz.json', { rules: [] });
    station.bundle('paket', 2);
    expect(await station.refusal('paket')).toBe('POLICY_UNREADABLE');
    expect([station.rows(), station.roster.current()]).toEqual([[], null]);
  });

  test('puts back what it has installed where a later part cannot be', async () => {
    const station = withBundle();
    const prepared = await station.prepare('paket');
    // A folder in the place of the sealed file: no disk would write there.
    station.log.breakWith(null);
    const path = join(station.folder.roster, 'roster.sealed.new');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(path);
    expect(failureOf(station.importer.install(prepared, by))).not.toBeNull();
    expect(existsSync(join(station.folder.policies, `${wholePolicy.id}.json`))).toBe(false);
  });

  test('is refused altered, signed by another key, without a signature, or where no key of the office lies', async () => {
    const station = withBundle();
    station.put('paket/pegawai.csv', second);
    expect(await station.refusal('paket')).toBe('IMPORT_BUNDLE_FILE_DIFFERS');
    const other = importingStation();
    station.bundle('paket', 1, other.officeKey);
    expect(await station.refusal('paket')).toBe('IMPORT_BUNDLE_FORGED');
    station.put('paket/bundle.sig', '');
    expect(await station.refusal('paket')).toBe('IMPORT_BUNDLE_FORGED');
    other.put('paket/pegawai.csv', first);
    other.bundle('paket', 1);
    expect(await other.refusal('paket')).toBe('IMPORT_BUNDLE_FORGED');
  });

  test('that names a file outside of its folder is malformed, even signed', async () => {
    const station = withBundle();
    const { sign } = await import('node:crypto');
    const { bundleBytes } = await import('../../../main/station/import/bundle.ts');
    const file = { name: '../../etc/passwd', bytes: 1, sha256: 'a'.repeat(64) };
    const written = JSON.stringify({ format: 'ambang bundle 1', id: 'a', version: 1, at: 0, files: [file] });
    station.put('paket/bundle.json', written);
    const signature = sign(null, bundleBytes(Buffer.from(written)), station.officeKey);
    station.put('paket/bundle.sig', signature.toString('base64'));
    expect(await station.refusal('paket')).toBe('IMPORT_BUNDLE_MALFORMED');
  });
});

describe('what is none of it', () => {
  test.each([
    ['kunci.pem', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', 'IMPORT_KEY_REFUSED'],
    ['rahasia.pem', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', 'IMPORT_KEY_REFUSED'],
    ['catatan.txt', 'halo', 'IMPORT_FILE_UNKNOWN'],
    ['package.json', '{"name":"x"}', 'IMPORT_FILE_UNKNOWN'],
    ['kosong.json', '', 'IMPORT_FILE_UNKNOWN'],
    ['daftar.json', '[]', 'IMPORT_FILE_UNKNOWN'],
    ['aturan.json', '{"rules":[]}', 'POLICY_UNREADABLE'],
    ['list.json', '{"officePassKeys":[]}', 'TRUST_LIST_UNREADABLE'],
    ['tabel.csv', 'a,b\n', 'ROSTER_COLUMN_MISSING'],
  ])('%s is refused with a code', async (name, content, code) => {
    const station = importingStation();
    station.put(name, content);
    expect(await station.refusal(name)).toBe(code);
  });

  test('but is the export of a point is for the merge', async () => {
    const station = importingStation();
    station.put('ambang-x/manifest.json', '{}');
    expect(await station.refusal('ambang-x')).toBe('IMPORT_EXPORT_TO_MERGE');
  });

  test('and was not taken stands in the log by its codes', () => {
    const station = importingStation();
    station.importer.refused(['IMPORT_OLDER', 'IMPORT_OLDER', 'IMPORT_FILE_RUNS'], by);
    expect(station.log.rows[0]).toMatchObject({
      plain: { kind: 'station-event', what: 'import-refused' },
      personal: { reasons: ['IMPORT_OLDER', 'IMPORT_FILE_RUNS'], guard: 's1' },
    });
  });
});
