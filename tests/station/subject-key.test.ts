import { describe, expect, test } from 'vitest';
import type { Subject } from '../../main/core/credential/credential.ts';
import { initialsOf } from '../../main/station/initials.ts';
import { numberKey, subjectKey, subjectKeyOf } from '../../main/station/subject-key.ts';
import { credential } from '../fakes/credentials.ts';

const site = Buffer.alloc(32, 1);
const budi: Subject = {
  givenName: 'Budi',
  familyName: 'Santoso',
  standardisedGivenName: 'BUDI',
  standardisedFamilyName: 'SANTOSO',
  birthDate: '1980-05-04',
};

describe('a subject key', () => {
  test('is the same for the same person, however the issuer fills and prints the name', () => {
    const other = {
      ...budi,
      givenName: 'BUDI',
      standardisedGivenName: 'BUDI<',
      standardisedFamilyName: 'santoso',
    };
    expect(subjectKey(other, site)).toBe(subjectKey(budi, site));
  });

  test.each([
    [
      'the halves of the name the other way round',
      { standardisedGivenName: 'SANTOSO', standardisedFamilyName: 'BUDI' },
    ],
    ['the whole name in one half', { standardisedGivenName: 'BUDI<SANTOSO', standardisedFamilyName: '' }],
    ['a title in front', { standardisedGivenName: 'DRS<H<BUDI' }],
  ])('is the same for %s', (_title, change) => {
    expect(subjectKey({ ...budi, ...change }, site)).toBe(subjectKey(budi, site));
  });

  test.each([
    ['another birth date', { birthDate: '1980-05-05' }],
    ['a shorter birth date', { birthDate: '1980-05' }],
    ['another name', { standardisedGivenName: 'BUDIMAN' }],
  ])('is another for %s', (_title, change) => {
    expect(subjectKey({ ...budi, ...change }, site)).not.toBe(subjectKey(budi, site));
  });

  test('is another at another site', () => {
    expect(subjectKey(budi, Buffer.alloc(32, 2))).not.toBe(subjectKey(budi, site));
  });

  test('does not hold the name', () => {
    expect(subjectKey(budi, site)).toMatch(/^[\w-]{43}$/);
  });

  test.each([
    ['nobody', null],
    ['a birth date that is missing', { ...budi, birthDate: '' }],
    ['a name that is missing', { ...budi, standardisedGivenName: '', standardisedFamilyName: '<' }],
  ])('is none for %s', (_title, subject) => {
    expect(subjectKey(subject, site)).toBeNull();
  });
});

describe('the key of whoever was screened', () => {
  const number = { kind: 'nik', text: '6474990101900001' } as const;
  const person = credential();

  test("is the roster's own where the roster knows the person", () => {
    const known = { ...person, knownBy: { kind: 'roster-key', key: 'k' } } as const;
    expect(subjectKeyOf({ credential: known, number }, site)).toBe('k');
  });

  test('is made of the number of a pass, and is another for another pass', () => {
    const keyOfPass = (text: string) =>
      subjectKeyOf({ credential: { ...person, knownBy: { kind: 'pass-number', text } }, number: null }, site);
    expect(keyOfPass('AAAA 0000000001')).toMatch(/^[\w-]{43}$/);
    expect(keyOfPass('AAAA 0000000001')).not.toBe(keyOfPass('AAAA 0000000002'));
    expect(keyOfPass('AAAA 0000000001')).not.toBe(keyOfPass('AAAB 0000000001'));
  });

  test('is made of name and birth date for a certificate', () => {
    expect(subjectKeyOf({ credential: person, number: null }, site)).toBe(subjectKey(person.subject, site));
  });

  test('is made of the number that was typed where nothing else is known, and does not hold it', () => {
    const key = subjectKeyOf({ credential: null, number }, site);
    expect(key).toBe(numberKey(number, site));
    expect(key).toMatch(/^[\w-]{22}$/);
    expect(
      subjectKeyOf({ credential: null, number: { ...number, text: '6474990101900002' } }, site),
    ).not.toBe(key);
  });

  test('is none where nothing tells who it is', () => {
    expect(subjectKeyOf({ credential: null, number: null }, site)).toBeNull();
  });
});

describe('the initials of a greeting', () => {
  test.each([
    ['Budi', 'Santoso', 'B.S.'],
    ['Suharto', '', 'S.'],
    ['', 'suharto', 'S.'],
    ['H. Ahmad', "'Abdullah", 'H.A.'],
    ['Élodie', 'Øster', 'É.Ø.'],
    ['123', '-', null],
    ['', '', null],
  ])('of %j %j are %j', (givenName, familyName, initials) => {
    expect(initialsOf({ ...budi, givenName, familyName })).toBe(initials);
  });
});
