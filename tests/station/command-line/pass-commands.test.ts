import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import type { ScreenLine } from '../../../main/station/command-line/screen-line.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { practiceInstant } from '../../fakes/practice-issuer.ts';

let folder: string;
let roster: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-pass-commands-'));
  roster = join(folder, 'roster.csv');
  writeFileSync(
    roster,
    'nip,nama,unit,kelas,dosis,tanggal vaksin\n' +
      '198609262015051001,Budi Contoh,Umum,pegawai,3,2022-06-01\n' +
      '198609262015052001,,Umum,pegawai,,\n',
  );
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: readonly string[]) {
  const heard = hearing([], practiceInstant);
  const code = await runCommandLine(args, heard.surroundings);
  return { code, said: heard.said, warned: heard.warned };
}
const station = () => ['--data', join(folder, 'data'), '--office', 'Sekretariat Contoh'];

async function screened(text: string, ...args: readonly string[]) {
  const { said } = await run('screen', '--json', ...args, text);
  return (JSON.parse(said[0] ?? '') as ScreenLine).reasons.join(' ');
}

describe('passes on the command line', () => {
  test('are issued for a roster, believed by their key and revoked by their number', async () => {
    const issued = await run('issue-passes', roster, ...station(), '--verifier', 'bs', '--days', '30');
    expect([issued.code, issued.said.length]).toEqual([1, 1]);
    expect(issued.warned).toEqual([`line 3 of ${roster} is left out: ROSTER_NAME_MISSING (name)`]);
    const pass = JSON.parse(issued.said[0] ?? '') as { readonly number: string; readonly text: string };
    expect(pass).toEqual({
      number: expect.stringMatching(/^\d{10}$/) as string,
      name: 'BUDI CONTOH',
      unit: 'UMUM',
      personClass: 'employee',
      office: 'Sekretariat Contoh',
      until: '2022-08-31T02:00:00.000Z',
      isSpecimen: false,
      text: expect.stringMatching(/^AMB1:/) as string,
    });

    const key = join(folder, 'key.json');
    writeFileSync(key, (await run('pass-key', ...station())).said.join('\n'));
    expect(await screened(pass.text, '--trust', key)).toBe('POLICY_BOOSTED');

    const [, data = ''] = station();
    expect(await run('revoke-pass', pass.number, '--data', data)).toMatchObject({ code: 0 });
    const revoked = join(data, 'passes', 'revoked.json');
    expect(await screened(pass.text, '--trust', key, '--revocation', revoked)).toBe('TRUST_REVOKED');
  });

  test('can be specimens, which no door admits', async () => {
    const issued = await run('issue-passes', roster, ...station(), '--specimen');
    const pass = JSON.parse(issued.said[0] ?? '') as { readonly text: string };
    const key = join(folder, 'key.json');
    writeFileSync(key, (await run('pass-key', ...station())).said.join('\n'));
    expect(await screened(pass.text, '--trust', key)).toBe('TRUST_SPECIMEN');
  });

  test.each([
    [['issue-passes'], /takes one CSV file/],
    [['issue-passes', 'a.csv'], /--office takes the name/],
    [['issue-passes', '/no/such.csv', '--office', 'X', '--data', 'DATA'], /such.csv does not exist$/],
    [
      ['issue-passes', 'a.csv', '--office', 'X', '--days', '0', '--data', 'DATA'],
      /--days takes 1 to 2700 days/,
    ],
    [['revoke-pass'], /takes one number/],
    [['revoke-pass', '1234567890', '--data', 'DATA'], /PASS_NUMBER_UNKNOWN/],
    [['pass-key', '--data', 'DATA'], /--office takes the name/],
    [['check-roster'], /takes one CSV or XLSX file/],
    [['check-roster', '/no/such.csv'], /such.csv does not exist$/],
  ] as const)('refuse %j in one plain line', async (args, says) => {
    const named = args.map((one) => (one === 'DATA' ? join(folder, 'data') : one));
    const { code, said, warned } = await run(...named);
    expect([code, said]).toEqual([2, []]);
    expect(warned[0]).toMatch(says);
  });
});

describe('check-roster', () => {
  test('tells line by line what cannot be used, in Indonesian and without a cell', async () => {
    const { code, said } = await run('check-roster', roster);
    expect([code, said]).toEqual([
      1,
      [
        '1 orang, 1 unit, 1 baris tidak dapat dipakai',
        'Kelas: employee',
        'baris 3  SALAH  name  ROSTER_NAME_MISSING Baris ini tidak bernama.',
      ],
    ]);
  });

  test('gives the preview as one object, and 0 where all can be used', async () => {
    writeFileSync(roster, 'nip,nama,gaji\n198609262015051001,Budi Contoh,1\n');
    const { code, said } = await run('check-roster', roster, '--json');
    expect([code, JSON.parse(said[0] ?? '')]).toEqual([
      0,
      {
        people: 1,
        brokenLines: 0,
        unusedColumns: ['gaji'],
        classes: [],
        units: 0,
        counts: {},
        findings: [],
      },
    ]);
  });
});

test('explain tells the kind of a number and what is odd about it, never the number or the name', async () => {
  const { said } = await run('explain', '--roster', roster, '6474000101900001');
  const told = said.join('\n');
  expect(told).toContain('number: nik');
  expect(told).toContain('NUMBER_SUB_DISTRICT_IMPOSSIBLE');
  expect(told).not.toMatch(/64740001|Budi/i);
  const known = (await run('explain', '--roster', roster, '198609262015051001')).said.join('\n');
  expect(known).toContain('CREDENTIAL: roster');
  expect(known).not.toMatch(/Budi|19860926/i);
});
