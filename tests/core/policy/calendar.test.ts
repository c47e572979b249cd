import { describe, expect, test } from 'vitest';
import {
  calendarDay,
  daysBetween,
  isoDate,
  monthsBetween,
  wholeDay,
} from '../../../main/core/policy/calendar.ts';

const day = (text: string) => wholeDay(text) ?? { year: 0, month: 0, day: 0 };

describe('the calendar of the site', () => {
  test('turns at midnight of the site, not of Greenwich', () => {
    const beforeMidnight = Date.parse('2022-07-16T15:59:59.999Z');
    expect(isoDate(calendarDay(beforeMidnight, 'Asia/Makassar'))).toBe('2022-07-16');
    expect(isoDate(calendarDay(beforeMidnight + 1, 'Asia/Makassar'))).toBe('2022-07-17');
    expect(isoDate(calendarDay(beforeMidnight + 1, 'Asia/Jakarta'))).toBe('2022-07-16');
    expect(isoDate(calendarDay(beforeMidnight + 1, 'Asia/Jayapura'))).toBe('2022-07-17');
  });

  test('knows the days of the calendar and no others', () => {
    expect(wholeDay('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
    const none = [
      '2023-02-29',
      '2022-13-01',
      '2022-00-10',
      '2022-1-1',
      '2022-07',
      '2022',
      '',
      '2022-07-17T00:00',
    ];
    expect(none.filter((text) => wholeDay(text) !== null)).toEqual([]);
  });

  test('counts days across months, leap days and years', () => {
    expect(daysBetween(day('2022-02-28'), day('2022-03-01'))).toBe(1);
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2022-01-01'), day('2021-12-31'))).toBe(-1);
    expect(daysBetween(day('2022-01-01'), day('2022-01-01'))).toBe(0);
  });

  test('fills a month on the same day of the next, or on the day after where it is too short', () => {
    expect(monthsBetween(day('2021-06-06'), day('2021-09-05'))).toBe(2);
    expect(monthsBetween(day('2021-06-06'), day('2021-09-06'))).toBe(3);
    expect(monthsBetween(day('2021-11-30'), day('2022-02-28'))).toBe(2);
    expect(monthsBetween(day('2021-11-30'), day('2022-03-01'))).toBe(3);
  });
});
