import { describe, expect, test } from 'vitest';
import { ageBand } from '../../../main/core/policy/age-band.ts';

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
