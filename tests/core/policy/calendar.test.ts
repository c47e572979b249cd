import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  calendarDay,
  dayOfMoment,
  daysBetween,
  hourOfMoment,
  isoDate,
  momentAt,
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

describe('a moment', () => {
  const at = (text: string, zone: string) => momentAt(Date.parse(text), zone);

  test('keeps the second, and how far the site is ahead of UTC', () => {
    expect(at('1970-01-02T00:00:59.999Z', 'Asia/Makassar')).toEqual({ second: 86_459, ahead: 480 });
    expect(at('1970-01-02T00:01:00Z', 'America/St_Johns')).toEqual({ second: 86_460, ahead: -210 });
  });

  test('gives day, weekday and minute of the site back', () => {
    const moment = at('2022-07-31T16:30:00Z', 'Asia/Makassar');
    expect(isoDate(dayOfMoment(moment))).toBe('2022-08-01');
    expect(hourOfMoment(moment)).toEqual({ weekday: 1, minuteOfDay: 30 });
    expect(hourOfMoment(at('2022-07-31T15:59:00Z', 'Asia/Makassar'))).toEqual({
      weekday: 7,
      minuteOfDay: 1439,
    });
    expect(hourOfMoment(at('1969-12-31T16:00:00Z', 'Asia/Makassar'))).toEqual({ weekday: 4, minuteOfDay: 0 });
    expect(hourOfMoment(at('1969-12-28T16:00:00Z', 'Asia/Makassar'))).toEqual({ weekday: 1, minuteOfDay: 0 });
  });

  test('lies on the day that the calendar gives, in any zone', () => {
    const zones = fc.constantFrom(
      'Asia/Jakarta',
      'Asia/Jayapura',
      'America/St_Johns',
      'Pacific/Kiritimati',
      'Europe/Berlin',
    );
    const instants = fc.integer({ min: Date.UTC(1990), max: Date.UTC(2060) });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const local = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(
          instant,
        );
        expect(isoDate(dayOfMoment(momentAt(instant, zone)))).toBe(local);
      }),
    );
  });

  test('days are added over the ends of months and years', () => {
    expect(isoDate(addDays(day('2022-12-30'), 3))).toBe('2023-01-02');
    expect(isoDate(addDays(day('2024-03-01'), -1))).toBe('2024-02-29');
  });
});
