import { Ajv2020 } from 'ajv/dist/2020.js';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import type { ScreenLine } from '../../../main/station/command-line/screen-line.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { recovery, testResult, vaccination } from '../../fakes/credentials.ts';
import { passKeyList } from '../../../main/station/passes/pass-signer.ts';
import { practiceOffice, practicePass } from '../../fakes/office-passes.ts';
import { forgedText, mintedText, mintedTrustList, strangersText } from '../../fakes/minted-scans.ts';
import { practiceInstant } from '../../fakes/practice-issuer.ts';

const schemaFile = new URL('../../../assets/schemas/screen-line.schema.json', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ambang-screen-'));
const inFolder = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
let trust: string;
beforeAll(() => {
  trust = inFolder('signers.json', mintedTrustList);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const boosted = mintedText(vaccination({ doseNumber: 3, dosesInSeries: 2 }));

async function run(args: readonly string[], input: readonly (string | Uint8Array)[] = []) {
  const heard = hearing(input, practiceInstant);
  const code = await runCommandLine(['screen', ...args], heard.surroundings);
  return { ...heard, code };
}

async function lines(args: readonly string[], input: readonly (string | Uint8Array)[] = []) {
  const { said } = await run(['--json', '--trust', trust, ...args], input);
  // The schema test below holds every line to this form.
  return said.map((line) => JSON.parse(line) as ScreenLine);
}

describe('screen', () => {
  test('writes one line in the published form, its keys in the published order', async () => {
    const { said, code } = await run(['--json', '--trust', trust, boosted]);
    const keyId = (JSON.parse(said[0] ?? '') as ScreenLine).credential.keyId;
    expect([code, said]).toEqual([
      0,
      [
        '{"outcome":"green","shown":"green","mode":"mandatory","reasons":["POLICY_BOOSTED"],"stage":"policy",' +
          '"credential":{"format":"hcert","evidence":[{"kind":"vaccination","targetDisease":"840539006",' +
          '"eventCountry":"ID","issuingOrganisation":"Kementerian Kesehatan","vaccineType":"J07BX03",' +
          '"product":"CoronaVac","manufacturer":"Sinovac","doseNumber":3,"dosesInSeries":2,' +
          `"vaccinatedOn":"2022-06-01"}],"issuer":"ID","keyId":"${keyId ?? ''}"},` +
          '"trust":{"signature":"valid","expired":false,"revoked":null},' +
          '"policy":{"id":"pedulilindungi-2022-07","version":"1","rule":"adult-extra-dose"},"elapsedMs":1.25}',
      ],
    ]);
  });

  test('writes nothing but lines of the published schema, whatever it judges', async () => {
    const fits = new Ajv2020({ strict: true }).compile(
      JSON.parse(readFileSync(schemaFile, 'utf8')) as object,
    );
    const texts = [
      boosted,
      mintedText(testResult({ result: 'positive' })),
      mintedText(recovery()),
      forgedText(vaccination()),
      strangersText(vaccination()),
      mintedText(vaccination(), { expiresAt: practiceInstant - 1 }),
      'HC1:NCF',
      'shc:/5676',
      'HALO',
      '',
      '6474990101900001',
      practicePass().text,
    ];
    const written = await lines(['--mode', 'advisory'], [`${texts.join('\n')}\n`]);
    expect(written.map(({ trust: { signature } }) => signature)).toEqual([
      ...['valid', 'valid', 'valid', 'invalid', 'unknown-signer', 'valid'],
      ...['not-checked', 'not-checked', 'not-checked', 'not-checked', 'not-checked', 'unknown-signer'],
    ]);
    for (const line of written) expect([fits(line), fits.errors]).toEqual([true, null]);
    expect(fits({ ...written[0], name: 'SITI' })).toBe(false);
  });

  test('writes the instant of a sample as people do, and no name', async () => {
    const { said } = await run(['--json', '--trust', trust, mintedText(testResult())]);
    expect(said[0]).toContain('"sampledAt":"2022-08-01T00:00:00.000Z"');
    expect(said[0]).not.toMatch(/SITI|CONTOH|Contoh|1990/);
  });

  test('judges one text a line, in order, however the input is cut', async () => {
    const bytes = new TextEncoder().encode(`HALO\r\n${boosted}\nHC1:!\n\n${boosted}`);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
      bytes.slice(at * 7, at * 7 + 7),
    );
    const judged = await lines(['-'], chunks);
    expect(judged.map(({ reasons }) => reasons[0])).toEqual([
      'SCAN_KIND_UNKNOWN',
      'POLICY_BOOSTED',
      'PARSE_BASE45',
      'SCAN_EMPTY',
      'POLICY_BOOSTED',
    ]);
  });

  test('judges nothing of an empty input', async () => {
    expect(await run([], [])).toMatchObject({ code: 0, said: [] });
  });

  test('goes by the date that it is given, and by the policy of that date', async () => {
    const [line] = await lines(['--at', '2022-07-16', boosted]);
    expect([line?.policy.id, line?.reasons[0]]).toEqual(['pedulilindungi-2022-02', 'TRUST_NOT_YET_VALID']);
  });

  test('goes by the policy that it is given, by name or by file', async () => {
    const [named] = await lines(['--policy', 'pedulilindungi-2021-09', boosted]);
    expect(named?.policy.rule).toBe('two-doses');
    const file = new URL('../../../assets/policies/pedulilindungi-2022-02.json', import.meta.url).pathname;
    const [read] = await lines(['--policy', file, boosted]);
    expect(read?.policy).toEqual({ id: 'pedulilindungi-2022-02', version: '1', rule: 'two-doses' });
  });

  test('says when a policy is used outside its dates, beside the result', async () => {
    const { warned } = await run(['--policy', 'pedulilindungi-2021-09', 'HALO']);
    expect(warned).toEqual([
      'pedulilindungi-2021-09 is used outside its dates: its rules are from 2021-09-06',
    ]);
    expect((await run(['HALO'])).warned).toEqual([]);
  });

  test('shows the advisory green where it is asked to, and keeps the colour it would have been', async () => {
    const once = mintedText(vaccination({ doseNumber: 1 }));
    const [advisory] = await lines(['--mode', 'advisory', once]);
    expect([advisory?.outcome, advisory?.shown, advisory?.mode]).toEqual(['red', 'green', 'advisory']);
  });

  test('takes the age limit of trust lists, and a list newer than the moment is not stale', async () => {
    const signature = async (...args: string[]) =>
      (await lines([...args, boosted])).map(({ reasons }) => reasons[0]);
    expect(await signature('--trust-max-age', '24')).toEqual(['POLICY_BOOSTED']);
    expect(await signature('--trust-max-age', '23.99')).toEqual(['TRUST_LIST_TOO_OLD']);
    expect(await signature('--at', '2022-07-31T02:00:00Z', '--trust-max-age', '0')).not.toContain(
      'TRUST_LIST_TOO_OLD',
    );
  });

  test('knows the revoked where it is given their list', async () => {
    const batches = inFolder(
      'batches.json',
      JSON.stringify([{ kid: 'UNKNOWN_KID', hashType: 'UCI', entries: [] }]),
    );
    const [line] = await lines(['--revocation', batches, boosted]);
    expect(line?.trust.revoked).toBe(false);
  });

  test('warns of a trust list that it does not use, and judges nevertheless', async () => {
    const anchor = inFolder(
      'anchor.pem',
      '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEncu7vtyIkl17rmcYTTlrJtZlPaWG4z6z+QROpNUgrr+3+0D+eOuu6YGgJ/Tr' +
        'wCa+1QQhM9+p5eRVnc35zK5wpw==\n-----END PUBLIC KEY-----\n',
    );
    const signed = inFolder('signed.json', `${'A'.repeat(86)}==\n{"certificates":[]}`);
    const { code, warned, said } = await run(['--json', '--trust', anchor, '--trust', signed, boosted]);
    expect([code, warned, said.length]).toEqual([
      0,
      ['signed.json is not used: TRUST_LIST_SIGNATURE_WRONG'],
      1,
    ]);
  });

  test('knows the people of a roster by their number, however it is typed', async () => {
    const roster = inFolder(
      'roster.csv',
      'nip;nik;nama;unit;kelas;dosis;tanggal vaksin\n' +
        '198609262015051001;6474992609860001;Budi Contoh;Umum;pegawai;3;1/6/2022\n' +
        ';6474990101900009;;Umum;pegawai;;\n',
    );
    const typed = ['198609262015051001', '6474 9926 0986 0001', '6474990101900009'];
    const { said, warned } = await run(['--json', '--roster', roster], [typed.join('\n')]);
    const judged = said.map((line) => JSON.parse(line) as ScreenLine);
    expect(judged.map(({ outcome, reasons }) => `${outcome} ${reasons.join(' ')}`)).toEqual([
      'yellow POLICY_NUMBER_TO_CHECK',
      'yellow POLICY_NUMBER_TO_CHECK',
      'yellow TRUST_NUMBER_UNKNOWN',
    ]);
    expect(judged[0]?.credential).toMatchObject({ format: 'roster', issuer: null, keyId: null });
    expect(said.join()).not.toMatch(/Budi|Contoh|19860926/);
    expect(warned).toEqual([`line 3 of ${roster} is left out: ROSTER_NAME_MISSING (name)`]);
  });

  test('believes the passes of the offices whose keys it is given', async () => {
    const keys = inFolder('office.json', JSON.stringify(passKeyList(practiceOffice, practiceInstant)));
    const { text } = practicePass();
    const believed = JSON.parse((await run(['--json', '--trust', keys, text])).said[0] ?? '') as ScreenLine;
    expect([believed.outcome, believed.credential.issuer, believed.trust.signature]).toEqual([
      'green',
      'Sekretariat Daerah Contoh',
      'valid',
    ]);
    const [unknown] = await lines([text]);
    expect(unknown?.reasons).toEqual(['TRUST_LIST_MISSING']);
  });

  test('writes for people without --json, in Indonesian', async () => {
    expect((await run([boosted, '--trust', trust])).said).toEqual([
      'green  POLICY_BOOSTED Vaksinasi lengkap dengan dosis penguat.',
    ]);
    expect((await run(['--mode', 'advisory', mintedText(vaccination()), '--trust', trust])).said).toEqual([
      'yellow (shown green, advisory)  POLICY_BOOSTER_MISSING Dosis lengkap, tetapi belum penguat.',
    ]);
  });
});

const unusable: readonly [what: string, args: readonly string[], says: RegExp][] = [
  ['an unknown option', ['--colour', 'HALO'], /^ambang: there is no option "--colour"$/],
  ['an option without its value', ['--at'], /--at needs a value$/],
  ['a value that an option does not take', ['--json=yes', 'HALO'], /--json takes no value$/],
  ['two texts', ['HALO', 'HALO'], /more than one text/],
  ['a day that never was', ['--at', '2022-02-30', 'HALO'], /"2022-02-30" is no date/],
  ['an hour that never was', ['--at', '2022-02-03T25:00', 'HALO'], /is no date/],
  ['a moment in words', ['--at', 'tomorrow', 'HALO'], /is no date/],
  ['an unknown mode', ['--mode', 'strict', 'HALO'], /--mode takes advisory or mandatory, not "strict"/],
  ['an unknown class', ['--class', 'guest', 'HALO'], /--class takes employee or visitor/],
  ['an age that is no number', ['--trust-max-age', 'week', 'HALO'], /--trust-max-age takes hours/],
  ['a negative age', ['--trust-max-age=-1', 'HALO'], /--trust-max-age takes hours/],
  [
    'an unknown policy',
    ['--policy', 'pedulilindungi-2020', 'HALO'],
    /neither a file nor one of pedulilindungi-2021-09/,
  ],
  [
    'a file that is no policy',
    ['--policy', import.meta.filename, 'HALO'],
    /POLICY_UNREADABLE \(is not JSON\)/,
  ],
  [
    'a trust list that is not there',
    ['--trust', '/no/such/list.json', 'HALO'],
    /--trust \/no\/such\/list.json does not exist$/,
  ],
  [
    'a file that is no trust list',
    ['--trust', schemaFile, 'HALO'],
    /--trust \S+\/screen-line.schema.json is not a trust list of a known format$/,
  ],
  [
    'a revocation list that is not there',
    ['--revocation', '/no/such.json', 'HALO'],
    /--revocation \/no\/such.json does not exist$/,
  ],
  [
    'a text that is no trust list',
    ['--trust', 'README.md', 'HALO'],
    /--trust README.md is not a trust list of a known format$/,
  ],
  [
    'a revocation list that is none',
    ['--revocation', 'README.md', 'HALO'],
    /--revocation README.md holds no revocation batches$/,
  ],
  [
    'a roster that is not there',
    ['--roster', '/no/such.csv', 'HALO'],
    /--roster \/no\/such.csv does not exist$/,
  ],
  ['a text that is no roster', ['--roster', 'README.md', 'HALO'], /ROSTER_FILE_MALFORMED \(line 1/],
];

test.each(unusable)('screen refuses %s with exit code 2 and one plain line', async (_what, args, says) => {
  const { code, said, warned } = await run(args);
  expect([code, said]).toEqual([2, []]);
  expect(warned).toEqual([expect.stringMatching(says), 'ambang screen --help']);
});
