import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildKeyIndex, keyOf, ownerOf } from '../../../main/station/roster/key-index.ts';
import { subjectKey, subjectKeyOf } from '../../../main/station/subject-key.ts';
import { number, practiceSiteKey, rosterOf } from '../../fakes/roster-files.ts';

const csv = [
  'nomor,nama,unit,tanggal lahir',
  '0001,"Drs. H. Budi Santoso, M.Si.",Umum,1980-05-04',
  '0002,Budiman Hartono,Umum,1981-01-01',
  '0003,Siti Nur’aini,Keuangan,1982-02-02',
  '0004,Éva Santoso,Keuangan,',
  '0005,Suharto,,1983-03-03',
].join('\n');
const namesFor = async (typed: string, limit = 10) =>
  (await rosterOf(csv)).search(typed, limit).map(({ name }) => name);

describe('a search by name', () => {
  const budi = 'Drs. H. Budi Santoso, M.Si.';
  test.each([
    ['the beginning of a name', 'bud', [budi, 'Budiman Hartono']],
    ['the beginnings of two names in any order', 'san bud', [budi]],
    ['a title before the name', 'Drs. H. Budi', [budi, 'Budiman Hartono']],
    ['another title before the name', 'Ibu Hj. Siti', []],
    ['a title that the list does not have', 'Hj. Siti', ['Siti Nur’aini']],
    ['a diacritic that was not typed', 'eva', ['Éva Santoso']],
    ['a diacritic that the list does not have', 'Súhàrto', ['Suharto']],
    ['another apostrophe', "nur'a", ['Siti Nur’aini']],
    ['a part inside a name', 'hart', ['Budiman Hartono', 'Suharto']],
    ['two letters inside a name, which are inside too many', 'ha rt', []],
    ['two letters that begin a name, and a part inside another', 'bu rto', ['Budiman Hartono']],
    ['a name that nobody has', 'zulkifli', []],
    ['one letter, which would list people', 's', []],
    ['digits, which are no name', '0001', []],
  ])('by %s', async (_what, typed, names) => {
    expect(await namesFor(typed)).toEqual(names);
  });

  test('gives no more than it was asked for, those first whose name begins so', async () => {
    expect(await namesFor('san', 1)).toEqual([budi]);
    expect(await namesFor('hart', 1)).toEqual(['Budiman Hartono']);
  });

  test('leads to the member, who is the same as by number', async () => {
    const roster = await rosterOf(csv);
    const [found] = roster.search('siti', 1);
    expect(roster.member(found?.id ?? -1)).toEqual(roster.memberWith(number('0003')));
    expect(found).toMatchObject({ unit: 'Keuangan', personClass: '' });
  });

  test('leads to nobody by an id of another roster', async () => {
    const roster = await rosterOf(csv);
    expect([-1, 5, 0.5, Number.NaN].map((id) => roster.member(id))).toEqual([null, null, null, null]);
  });
});

describe('the people who were never scanned', () => {
  test('are counted by unit, whatever they were known by when they were scanned', async () => {
    const roster = await rosterOf(csv);
    const member = roster.memberWith(number('0001'));
    const byNumber = subjectKeyOf({ credential: member?.credential ?? null, number: null }, practiceSiteKey);
    const certificate = {
      givenName: 'Siti',
      familyName: 'Nuraini',
      standardisedGivenName: "NUR'AINI",
      standardisedFamilyName: 'SITI',
      birthDate: '1982-02-02',
    };
    const seen = [byNumber ?? '', subjectKey(certificate, practiceSiteKey) ?? '', 'a-stranger', ''];
    expect(roster.coverage(seen)).toEqual([
      { unit: '', people: 1, neverScanned: 1 },
      { unit: 'Keuangan', people: 2, neverScanned: 1 },
      { unit: 'Umum', people: 2, neverScanned: 1 },
    ]);
    expect(roster.neverScanned('Umum', seen).map(({ name }) => name)).toEqual(['Budiman Hartono']);
    expect(roster.neverScanned('Nobody', seen)).toEqual([]);
  });

  test('are everybody of a new roster', async () => {
    const roster = await rosterOf(csv);
    const missing = roster.coverage([]).reduce((sum, { neverScanned }) => sum + neverScanned, 0);
    expect([missing, roster.people, [...roster.everybody()].length]).toEqual([5, 5, 5]);
  });
});

describe('the keys of a roster', () => {
  const keys = fc.uniqueArray(fc.uint8Array({ minLength: 16, maxLength: 16 }), {
    selector: (key) => key.toString(),
    maxLength: 40,
  });

  test('lead to their owners, and other keys to nobody', () => {
    fc.assert(
      fc.property(keys, fc.uint8Array({ minLength: 16, maxLength: 16 }), (known, other) => {
        const texts = known.map((key) => Buffer.from(key).toString('base64url'));
        const index = buildKeyIndex(texts.map((key, owner) => ({ key, owner })));
        expect(texts.map((key) => ownerOf(index, keyOf(key)))).toEqual(texts.map((_, owner) => owner));
        const isKnown = texts.includes(Buffer.from(other).toString('base64url'));
        expect(isKnown || ownerOf(index, other) === null).toBe(true);
      }),
    );
  });

  test('of two people tell neither of them', () => {
    const key = Buffer.alloc(16, 3).toString('base64url');
    const entries = [0, 1, 2].map((owner) => ({ key, owner }));
    expect(ownerOf(buildKeyIndex(entries), keyOf(key))).toBeNull();
    expect(ownerOf(buildKeyIndex([...entries.slice(0, 1), ...entries.slice(0, 1)]), keyOf(key))).toBe(0);
  });

  test('are of no use at another site', async () => {
    const roster = await rosterOf(csv);
    const member = roster.memberWith(number('0001'));
    expect(member).not.toBeNull();
    expect(JSON.stringify(member)).not.toContain('0001');
  });
});
