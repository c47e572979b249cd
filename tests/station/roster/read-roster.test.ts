import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { number, readRosterText, rosterOf } from '../../fakes/roster-files.ts';

async function previewOf(csv: string | Buffer) {
  const read = await readRosterText(csv);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.preview;
}

const heading = 'nomor,nama,unit,kelas,tanggal lahir,dosis,seri,tanggal vaksin,vaksin,sumber';

async function evidenceOf(headings: string, cells: string) {
  const roster = await rosterOf(`nomor,nama,${headings}\n007,Budi,${cells}\n`);
  return roster.memberWith(number('007'))?.credential.evidence;
}

async function codesOf(csv: string) {
  const { findings } = await previewOf(csv);
  return findings.map(
    ({ line, column, code, weight }) => `${String(line)} ${column ?? '-'} ${code} ${weight}`,
  );
}

describe('a roster file', () => {
  test('gives people with their unit, class, birth date and evidence', async () => {
    const roster = await rosterOf(
      `${heading}\n007,Siti Contoh,Umum,pegawai,1/6/1990,3,2,2022-06-01,CoronaVac,kartu\n`,
    );
    expect(roster.memberWith(number('007'))?.credential).toEqual({
      format: 'roster',
      subject: {
        givenName: 'Siti Contoh',
        familyName: '',
        standardisedGivenName: 'SITI<CONTOH',
        standardisedFamilyName: '',
        birthDate: '1990-06-01',
      },
      evidence: [
        {
          kind: 'vaccination',
          targetDisease: '840539006',
          eventCountry: 'ID',
          issuingOrganisation: 'kartu',
          vaccineType: '',
          product: 'CoronaVac',
          manufacturer: '',
          doseNumber: 3,
          dosesInSeries: 2,
          vaccinatedOn: '2022-06-01',
        },
      ],
      isSpecimen: false,
      membership: { personClass: 'employee', unit: 'Umum' },
      knownBy: { kind: 'roster-key', key: expect.stringMatching(/^[\w-]{22}$/) as string },
    });
  });

  test.each([
    ['commas', 'nomor,nama\n007,"Budi, S.E."\n'],
    ['semicolons', 'nomor;nama\r\n007;Budi, S.E.\r\n'],
    ['tabs', 'nomor\tnama\n007\tBudi, S.E.'],
    ['a byte order mark', '\uFEFFnomor;nama\n007;Budi, S.E.\n'],
    ['English headings and a line without cells', 'Number;Name;Unit\n;;\n007;Budi, S.E.\n'],
  ])('is read with %s', async (_what, csv) => {
    const roster = await rosterOf(csv);
    expect([roster.people, roster.search('budi', 5)[0]?.name]).toEqual([1, 'Budi, S.E.']);
  });

  test('is read in the code page of a spreadsheet', async () => {
    const read = await previewOf(Buffer.from('nomor;nama\n007;Andr\u00e9\n', 'latin1'));
    expect(read.people).toBe(1);
  });

  test('takes the birth date of a NIP, and none of a NIK, whose century is open', async () => {
    const roster = await rosterOf('nip,nik,nama\n198609262015051001,,Budi\n,6474990101900001,Siti\n');
    const birthDates = ['198609262015051001', '6474990101900001'].map(
      (text) => roster.memberWith(number(text))?.credential.subject.birthDate,
    );
    expect(birthDates).toEqual(['1986-09-26', '']);
  });

  test('knows somebody by every number of the line, and as the same person', async () => {
    const roster = await rosterOf('nip,nik,nama\n198609262015051001,6474992609860001,Budi\n');
    const found = ['198609262015051001', '6474992609860001'].map((text) => roster.memberWith(number(text)));
    expect(found[0]).not.toBeNull();
    expect(found[1]).toEqual(found[0]);
  });

  test('takes tests and recoveries, and a test without a zone as the older one', async () => {
    const sampled = await evidenceOf('jenis tes,hasil tes,waktu tes', 'PCR,Negatif,2022-07-31 08:00');
    expect(sampled).toMatchObject([
      { kind: 'test', testType: 'naat', result: 'negative', sampledAt: Date.parse('2022-07-30T18:00:00Z') },
    ]);
    const recovered = await evidenceOf('tanggal positif,sembuh sampai', '1/6/2022,28/11/2022');
    expect(recovered).toMatchObject([
      { kind: 'recovery', firstPositiveOn: '2022-06-01', validUntil: '2022-11-28' },
    ]);
  });

  test('takes 0 doses for nothing to show', async () => {
    expect(await evidenceOf('dosis', '0')).toEqual([]);
  });
});

describe('the preview tells, line by line and without repeating a cell,', () => {
  test.each([
    ['a missing number', 'nomor,nama\n,Budi', '2 number ROSTER_NUMBER_MISSING wrong'],
    [
      'a number that a spreadsheet rounded',
      'nip,nama\n1.98609E+17,Budi',
      '2 nip ROSTER_NUMBER_ROUNDED wrong',
    ],
    ['a number of another length', 'nik,nama\n647499010190001,Budi', '2 nik ROSTER_NUMBER_MALFORMED wrong'],
    ['a NIK among the NIPs', 'nip,nama\n6474990101900001,Budi', '2 nip ROSTER_NUMBER_MALFORMED wrong'],
    ['a number without digits', 'nomor,nama\nABC,Budi', '2 number ROSTER_NUMBER_MALFORMED wrong'],
    ['a number twice', 'nomor,nama\n0071,A\n00 71,B', '3 number ROSTER_NUMBER_TWICE wrong'],
    ['a missing name', 'nomor,nama\n0071,', '2 name ROSTER_NAME_MISSING wrong'],
    [
      'a class of two words',
      'nomor,nama,kelas\n0071,A,Tenaga ahli',
      '2 personClass ROSTER_CLASS_MALFORMED wrong',
    ],
    [
      'a day that never was',
      'nomor,nama,tgl lahir\n0071,A,30/2/1990',
      '2 birthDate ROSTER_DATE_MALFORMED wrong',
    ],
    ['a dose without a date', 'nomor,nama,dosis\n0071,A,2', '2 vaccinatedOn ROSTER_EVIDENCE_MALFORMED wrong'],
    [
      'a dose of ten',
      'nomor,nama,dosis,tgl vaksin\n0071,A,10,2022-01-01',
      '2 doseNumber ROSTER_EVIDENCE_MALFORMED wrong',
    ],
    [
      'a test without a result',
      'nomor,nama,waktu tes\n0071,A,2022-01-01',
      '2 testResult ROSTER_EVIDENCE_MALFORMED wrong',
    ],
    [
      'a test without a time',
      'nomor,nama,hasil tes\n0071,A,negatif',
      '2 sampledAt ROSTER_DATE_MALFORMED wrong',
    ],
    [
      'a recovery without an end',
      'nomor,nama,tanggal positif\n0071,A,2022-01-01',
      '2 recoveryUntil ROSTER_EVIDENCE_MALFORMED wrong',
    ],
    ['an odd NIK', 'nik,nama\n6474000101900001,A', '2 nik NUMBER_SUB_DISTRICT_IMPOSSIBLE odd'],
    [
      'a number of another birth date',
      'nik,nama,tgl lahir\n6474990101900001,A,1991-01-01',
      '2 nik NUMBER_BIRTH_DATE_DIFFERS odd',
    ],
  ])('%s', async (_what, csv, finding) => {
    expect(await codesOf(csv)).toEqual([finding]);
  });

  test('how many people it would be, in how many units and which classes', async () => {
    const csv = 'nomor,nama,unit,kelas,gaji\n0071,A,X,pegawai,1\n0072,B,Y,tamu,2\n,C,Y,,3\n0074,D,,ppnpn,4\n';
    expect(await previewOf(csv)).toMatchObject({
      people: 3,
      brokenLines: 1,
      units: 2,
      classes: ['employee', 'ppnpn', 'visitor'],
      unusedColumns: ['gaji'],
      counts: { ROSTER_NUMBER_MISSING: 1 },
    });
  });

  test('no more than 500 findings, and counts all', async () => {
    const { findings, counts } = await previewOf(`nomor,nama\n${',A\n'.repeat(600)}`);
    expect([findings.length, counts.ROSTER_NUMBER_MISSING]).toEqual([500, 600]);
  });
});

describe('what is no roster at all', () => {
  test.each([
    ['an empty file', '', 'ROSTER_FILE_MALFORMED'],
    ['a quote that never ends', 'nomor,nama\n1,"Budi', 'ROSTER_FILE_MALFORMED'],
    ['a file without names', 'nomor,unit\n0071,A', 'ROSTER_COLUMN_MISSING'],
    ['a file without numbers', 'nama,unit\nBudi,A', 'ROSTER_COLUMN_MISSING'],
    ['headings alone', 'nomor,nama\n', 'ROSTER_NOBODY'],
  ])('is %s', async (_what, csv, code) => {
    expect(await readRosterText(csv)).toMatchObject({ ok: false, failure: { code } });
  });

  test('is told with a code and never with an exception, whatever the bytes', async () => {
    const cells = fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 6 }));
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      cells.map((rows) => [`nip;nik;nama;dosis`, ...rows.map((row) => row.join(';'))].join('\n')),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const read = await readRosterText(text);
        if (!read.ok) expect(read.failure.code).toMatch(/^ROSTER_/);
      }),
      { numRuns: 300 },
    );
  });
});
