import { describe, expect, test } from 'vitest';
import { ageBand, ageInYears } from '../../../main/core/policy/age-band.ts';

const today = { year: 2022, month: 8, day: 1 };
const bandOf = (birthDate: string) => ageBand(birthDate, today);

describe('the age band', () => {
  test('changes on the sixth birthday', () => {
    expect(bandOf('2016-08-02')).toBe('under-6');
    expect(bandOf('2016-08-01')).toBe('6-17');
  });

  test('changes on the eighteenth birthday', () => {
    expect(bandOf('2004-08-02')).toBe('6-17');
    expect(bandOf('2004-08-01')).toBe('18-plus');
  });

  test('lets a child of 29 February grow a year older on 1 March', () => {
    expect(ageBand('2016-02-29', { year: 2022, month: 2, day: 28 })).toBe('under-6');
    expect(ageBand('2016-02-29', { year: 2022, month: 3, day: 1 })).toBe('6-17');
  });

  test('needs no whole date where the band is clear', () => {
    expect(['1990', '1990-05', '2010', '2010-12', '2020', '2020-02'].map(bandOf)).toEqual([
      '18-plus',
      '18-plus',
      '6-17',
      '6-17',
      'under-6',
      'under-6',
    ]);
  });

  test('takes whoever may be under 6 for a small child', () => {
    expect(['2016', '2016-08', '2016-07', '2015-12'].map(bandOf)).toEqual([
      'under-6',
      'under-6',
      '6-17',
      '6-17',
    ]);
  });

  test('takes whoever may be 18 for an adult', () => {
    expect(['2004', '2004-08', '2004-09', '2005'].map(bandOf)).toEqual([
      '18-plus',
      '18-plus',
      '6-17',
      '6-17',
    ]);
  });

  test('is unknown without a date, with no date of a calendar and with a birth in the future', () => {
    const none = ['', '0', 'x', '1990-13', '1990-02-30', '1990-', '19900101', '2022-08-02', '2023'];
    expect(none.map(bandOf)).toEqual(none.map(() => 'unknown'));
    expect(bandOf('2022-08-01')).toBe('under-6');
  });
});

describe('the age in years', () => {
  const yearsOf = (birthDate: string) => ageInYears(birthDate, today);

  test('turns on the birthday and stops at eighteen', () => {
    expect(['2006-08-02', '2006-08-01', '2004-08-02', '2004-08-01', '1950-01-01'].map(yearsOf)).toEqual([
      15, 16, 17, 18, 18,
    ]);
  });

  test('is told of a partial date only where that leaves no choice', () => {
    expect(['1990', '2003', '2004', '2010-07', '2010-08'].map(yearsOf)).toEqual([18, 18, null, 12, null]);
  });

  test('is unknown before the birth and without a date', () => {
    expect(['2022-08-02', '2022-08-01', '', 'soon'].map(yearsOf)).toEqual([null, 0, null, null]);
  });
});
