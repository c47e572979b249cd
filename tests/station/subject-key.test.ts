import { describe, expect, test } from 'vitest';
import type { Subject } from '../../main/core/credential/credential.ts';
import { initialsOf } from '../../main/station/initials.ts';
import { subjectKey } from '../../main/station/subject-key.ts';

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
    ['another birth date', { birthDate: '1980-05-05' }],
    ['a shorter birth date', { birthDate: '1980-05' }],
    ['another name', { standardisedGivenName: 'BUDIMAN' }],
    ['the names the other way round', { standardisedGivenName: 'SANTOSO', standardisedFamilyName: 'BUDI' }],
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
