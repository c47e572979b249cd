import { Tag } from 'cbor2';
import { describe, expect, test } from 'vitest';
import { judgeText } from '../../../fakes/judge-text.ts';
import {
  expiresAt,
  issuedAt,
  practiceClaims,
  practiceDcc,
  practiceInstant,
  practiceSigner,
  storeOf,
  textOfClaims,
} from '../../../fakes/practice-issuer.ts';

const signer = practiceSigner();
const store = storeOf([signer]);

function contentOf(dcc: unknown, claims: ReadonlyMap<number, unknown> = new Map()) {
  const { codes, content } = judgeText(
    textOfClaims(signer, practiceClaims(dcc, claims)),
    store,
    practiceInstant,
  );
  if (content === null) throw new Error(codes.join());
  return content;
}

const evidenceOf = (changes: Readonly<Record<string, unknown>>) =>
  contentOf(practiceDcc(changes)).credential.evidence;

const shot = {
  tg: '840539006',
  vp: 'J07BX03',
  mp: 'X',
  ma: 'Y',
  dn: 1,
  sd: 2,
  dt: '2022-01-02',
  co: 'ID',
  is: 'K',
  ci: 'U',
};
const swab = {
  tg: '840539006',
  tt: 'LP6464-4',
  tr: '260415000',
  sc: '2022-08-01T10:00:00Z',
  co: 'ID',
  is: 'K',
  ci: 'U',
};
const healed = {
  tg: '840539006',
  fr: '2022-01-02',
  df: '2022-01-13',
  du: '2022-07-01',
  co: 'ID',
  is: 'K',
  ci: 'U',
};
const onlyTest = (test: unknown) => evidenceOf({ v: undefined, t: [test] });

test('reads a vaccination', () => {
  expect(evidenceOf({ v: [shot] })).toEqual([
    {
      kind: 'vaccination',
      targetDisease: '840539006',
      eventCountry: 'ID',
      issuingOrganisation: 'K',
      vaccineType: 'J07BX03',
      product: 'X',
      manufacturer: 'Y',
      doseNumber: 1,
      dosesInSeries: 2,
      vaccinatedOn: '2022-01-02',
    },
  ]);
});

test('reads a test', () => {
  expect(onlyTest(swab)).toMatchObject([
    { kind: 'test', testType: 'naat', result: 'negative', sampledAt: Date.parse('2022-08-01T10:00:00Z') },
  ]);
});

test.each([
  ['LP6464-4', 'naat'],
  ['LP217198-3', 'antigen'],
  ['something', 'other'],
])('reads the test type %s as %s', (tt, testType) => {
  expect(onlyTest({ ...swab, tt })).toMatchObject([{ testType }]);
});

test.each([
  ['260415000', 'negative'],
  ['260373001', 'positive'],
  ['419984006', 'inconclusive'],
  [null, 'inconclusive'],
])('reads the result %s as %s', (tr, result) => {
  expect(onlyTest({ ...swab, tr })).toMatchObject([{ result }]);
});

test('reads a recovery', () => {
  expect(evidenceOf({ v: undefined, r: [healed] })).toMatchObject([
    { kind: 'recovery', firstPositiveOn: '2022-01-02', validFrom: '2022-01-13', validUntil: '2022-07-01' },
  ]);
});

describe('what issuers write and the schema forbids', () => {
  test('spaces around texts are removed, and texts composed', () => {
    const { subject } = contentOf(practiceDcc({ nam: { fn: ' Jose\u0301 ', fnt: 'JOSE ' } })).credential;
    expect(subject).toMatchObject({ familyName: 'Jos\u00e9', standardisedFamilyName: 'JOSE', givenName: '' });
  });

  test('null stands for an absent text, group or entry', () => {
    expect(evidenceOf({ v: [{ ...shot, ma: null, is: null }], t: null, r: [null] })).toMatchObject([
      { manufacturer: '', issuingOrganisation: '' },
    ]);
  });

  test('date-times stand for dates', () => {
    expect(evidenceOf({ v: [{ ...shot, dt: '2022-01-02T10:00:00Z' }] })).toMatchObject([
      { vaccinatedOn: '2022-01-02' },
    ]);
  });

  test('dates stand under the tags of CBOR', () => {
    const instant = Date.parse('2022-08-01T10:00:00Z');
    expect(onlyTest({ ...swab, sc: new Tag(0, '2022-08-01T10:00:00Z') })).toMatchObject([
      { sampledAt: instant },
    ]);
    expect(onlyTest({ ...swab, sc: new Tag(1, instant / 1000) })).toMatchObject([{ sampledAt: instant }]);
  });

  test.each([0, -1, 10, 2])('%i is a dose', (dn) => {
    expect(evidenceOf({ v: [{ ...shot, dn }] })).toMatchObject([{ doseNumber: dn }]);
  });

  test('partial and empty birth dates are kept as they are', () => {
    const birthDateOf = (dob: unknown) => contentOf(practiceDcc({ dob })).credential.subject.birthDate;
    expect([birthDateOf('1990'), birthDateOf('1990-05'), birthDateOf(''), birthDateOf(null)]).toEqual([
      '1990',
      '1990-05',
      '',
      '',
    ]);
  });
});

describe('the claims', () => {
  test('are read as signed, fractions of seconds too', () => {
    const times = new Map<number, unknown>([
      [4, expiresAt + 0.5],
      [5, issuedAt],
      [6, issuedAt + 0.25],
    ]);
    expect(contentOf(practiceDcc(), times).claims).toEqual({
      issuer: 'ID',
      issuedAtSeconds: issuedAt + 0.25,
      notBeforeSeconds: issuedAt,
      expiresAtSeconds: expiresAt + 0.5,
    });
  });

  test('may lack all but the certificate, or have times under the epoch tag', () => {
    const none = new Map<number, unknown>([1, 4, 6].map((label) => [label, undefined]));
    const absent = { issuer: null, issuedAtSeconds: null, notBeforeSeconds: null, expiresAtSeconds: null };
    expect(contentOf(practiceDcc(), none).claims).toEqual(absent);
    const tagged = new Map([[4, new Tag(1, expiresAt)]]);
    expect(contentOf(practiceDcc(), tagged).claims.expiresAtSeconds).toBe(expiresAt);
  });
});

test('keeps the identifiers for the trust stage only', () => {
  const content = contentOf(practiceDcc({ v: [{ ...shot, ci: ' URN:UVCI:X#1' }] }));
  expect(content.uvcis).toEqual([' URN:UVCI:X#1']);
  expect(JSON.stringify(content.credential)).not.toContain('UVCI');
});

test('tells the place of a fault and never its value', () => {
  const text = textOfClaims(signer, practiceClaims(practiceDcc({ v: [{ ...shot, dn: 'SECRET' }] })));
  expect(judgeText(text, store, practiceInstant).codes).toEqual(['PARSE_DCC_SCHEMA']);
});

describe('a specimen', () => {
  const isSpecimen = (nam: unknown, exp?: number) =>
    contentOf(practiceDcc({ nam }), new Map(exp === undefined ? [] : [[4, exp]])).credential.isSpecimen;

  test.each([
    { fnt: 'CITIZEN', gnt: 'JANE<SUE' },
    { fnt: 'NIHON', gnt: 'HANAKO' },
    { fnt: 'FICTICIA<FICTICIA', gnt: 'ANA' },
    { fnt: 'SPECIMEN', gnt: 'ANY' },
  ])('is known by its name $fnt $gnt', (nam) => {
    expect(isSpecimen(nam)).toBe(true);
  });

  test.each([
    { fnt: 'CITIZEN', gnt: 'JANE' },
    { fnt: 'NIHON', gnt: 'KEIKO' },
    { fnt: 'SITI', gnt: 'CONTOH' },
  ])('is not anybody with a part of its name: $fnt $gnt', (nam) => {
    expect(isSpecimen(nam)).toBe(false);
  });

  test('is known by an end at second 42', () => {
    expect([41, 42, 42.5, 43].map((exp) => isSpecimen({ fnt: 'CONTOH' }, exp))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
