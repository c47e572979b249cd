import { describe, expect, test } from 'vitest';
import regions from '../../../../assets/regions/kemendagri-2025.json' with { type: 'json' };
import {
  cluesOfNumber,
  contradictsBirthDate,
} from '../../../../main/core/credential/identity-number/clues.ts';
import { hintsOfNumber } from '../../../../main/core/credential/identity-number/hints.ts';
import { readIdentityNumber } from '../../../../main/core/credential/identity-number/identity-number.ts';
import { findRegion } from '../../../../main/core/credential/identity-number/regions.ts';

function numberOf(text: string) {
  const number = readIdentityNumber(text);
  if (!number.ok) throw new Error(number.failure.code);
  return number.value;
}
const hints = (text: string) => hintsOfNumber(numberOf(text), regions);

describe('the guard is told of a number', () => {
  test.each([
    ['nothing of a usual NIK', '6474990101900001', []],
    ['nothing of a woman', '6474994101900001', []],
    ['nothing of a NIK of a region that is no longer', '6473990101900001', []],
    ['nothing of a regency that is not listed in a province without a whole list', '3201990101900001', []],
    ['that no province begins so', '0174990101900001', ['NUMBER_PROVINCE_UNKNOWN']],
    ['that the province never had such a regency', '6412990101900001', ['NUMBER_REGENCY_UNKNOWN']],
    ['that no regency is number 70', '3270990101900001', ['NUMBER_REGENCY_UNKNOWN']],
    ['that no regency is number 00', '3200990101900001', ['NUMBER_REGENCY_UNKNOWN']],
    ['that no sub-district is number 00', '6474000101900001', ['NUMBER_SUB_DISTRICT_IMPOSSIBLE']],
    ['that no month has a 32nd day', '6474993201900001', ['NUMBER_DATE_IMPOSSIBLE']],
    ['that no woman is born on a 32nd day', '6474997201900001', ['NUMBER_DATE_IMPOSSIBLE']],
    ['that no day is a 40th', '6474994001900001', ['NUMBER_DATE_IMPOSSIBLE']],
    ['that 1900 and 2000 share no 29 February but the later', '6474992902000001', []],
    ['that neither 1901 nor 2001 has a 29 February', '6474992902010001', ['NUMBER_DATE_IMPOSSIBLE']],
    ['that the running number is zero', '6474990101900000', ['NUMBER_SERIAL_ZERO']],
    ['nothing of a usual NIP', '198609262015051001', []],
    ['nothing of contract staff, whose month is a count', '198609262022211001', []],
    ['that a NIP is of no day', '198613262015051001', ['NUMBER_DATE_IMPOSSIBLE']],
    ['nothing of an appointment at 15', '198609262001051001', []],
    ['that a child was appointed', '198609262000051001', ['NUMBER_DATE_IMPOSSIBLE']],
    ['nothing of an appointment at 70', '194609262016051001', []],
    ['that somebody of 71 was appointed', '194609262017051001', ['NUMBER_DATE_IMPOSSIBLE']],
    ['that a NIP is of neither sex', '198609262015053001', ['NUMBER_SEX_IMPOSSIBLE']],
    ['that a NIP counts from zero', '198609262015051000', ['NUMBER_SERIAL_ZERO']],
    ['nothing of an old NIP', '131110468', []],
    ['nothing of a local number', 'HON-0000000', []],
  ] as const)('%s', (_what, text, expected) => {
    expect(hints(text)).toEqual(expected);
  });

  test.each([
    ['the first child of 1 October 2000 has six zeros in a row', '6474990110000001', []],
    ['seven equal digits in a row', '6474990000000101', ['NUMBER_REPEATED_DIGITS']],
    ['one digit alone', '111111', ['NUMBER_REPEATED_DIGITS']],
    ['one digit of three is a usual local number', '111', []],
    ['two different digits of sixteen', '1212212112112211', ['NUMBER_REPEATED_DIGITS']],
    ['a group of four, three times and a bit', '123412341234123', []],
    ['a group of three again and again', '647647647647647', ['NUMBER_REPEATED_DIGITS']],
    ['six counting digits', '64123456', []],
    ['seven counting digits', '641234567', ['NUMBER_SEQUENCE']],
    ['counting over nine', '7890123', ['NUMBER_SEQUENCE']],
    ['counting down', '9876543', ['NUMBER_SEQUENCE']],
  ] as const)('when it looks invented: %s', (_what, text, expected) => {
    const invented = hints(text).filter(
      (hint) => hint === 'NUMBER_SEQUENCE' || hint === 'NUMBER_REPEATED_DIGITS',
    );
    expect(invented).toEqual(expected);
  });
});

describe('for comparing with the card', () => {
  test('a NIK gives both centuries, the sex and where it was registered first', () => {
    expect(cluesOfNumber(numberOf('6474994101900001'))).toEqual({
      birthDates: ['1990-01-01', '2090-01-01'],
      sex: 'female',
      region: '64.74',
    });
  });

  test('a NIP gives the birth date and the sex', () => {
    const clues = { birthDates: ['1986-09-26'], sex: 'male', region: null };
    expect(cluesOfNumber(numberOf('198609262015051001'))).toEqual(clues);
  });

  test('other numbers give nothing', () => {
    const clues = { birthDates: [], sex: null, region: null };
    expect(cluesOfNumber(numberOf('131110468'))).toEqual(clues);
  });

  test.each([
    ['the same date', '1990-01-01', false],
    ['the year alone', '1990', false],
    ['no date', '', false],
    ['the same day of the other century', '2090-01-01', false],
    ['another day', '1990-01-02', true],
    ['another year', '1991', true],
  ])('a NIK beside %s', (_what, birthDate, expected) => {
    expect(contradictsBirthDate(numberOf('6474990101900001'), birthDate)).toBe(expected);
  });
});

describe('the table of regions', () => {
  test('names the 38 provinces, and no regency outside them', () => {
    expect(Object.keys(regions.provinces)).toHaveLength(38);
    const strangers = [...Object.keys(regions.regencies), ...Object.keys(regions.retired)].filter(
      (code) => !Object.hasOwn(regions.provinces, code.slice(0, 2)),
    );
    expect(strangers).toEqual([]);
  });

  test('tells the places of the first offices', () => {
    const found = ['6474', '6472', '6409', '7322', '3325'].map((code) => findRegion(code, regions));
    expect(new Set(found)).toEqual(new Set(['known']));
  });

  test('tells what is gone from what never was, and from what is not listed', () => {
    const found = ['6410', '6499', '3201', '9999'].map((code) => findRegion(code, regions));
    expect(found).toEqual(['retired', 'regency-unknown', 'not-listed', 'province-unknown']);
  });
});
