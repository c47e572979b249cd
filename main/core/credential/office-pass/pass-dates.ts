import type { PartialDate } from '../credential.ts';
import { isDay } from '../identity-number/nik.ts';

const firstYear = 1900;
const monthsAYear = 13;
const daysAMonth = 32;
const combinationsAYear = monthsAYear * daysAMonth;
/** The last year whose days fit 16 bits. */
const lastYear = firstYear + Math.floor(0xffff / combinationsAYear) - 1;
const noDate = 0;

/** A year, a month and a day in digits; the month and the day may be missing, and stay missing. */
const partialDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Gives a partial date of 1900 to 2056 as 16 bits; 0 for none, and null for a text that is no such date. A part
 * that is missing is a 0.
 */
export function packDate(date: PartialDate): number | null {
  if (date === '') return noDate;
  const [, year, month = '00', day = '00'] = partialDate.exec(date) ?? [];
  const sinceFirst = Number(year) - firstYear;
  if (!isPartOfCalendar(date) || sinceFirst < 0 || Number(year) > lastYear) return null;
  // The first of the values, which would be the year 1900 alone, stands for no date at all.
  return 1 + sinceFirst * combinationsAYear + Number(month) * daysAMonth + Number(day);
}

/** Gives the partial date of 16 bits; null where they are no date. */
export function unpackDate(value: number): PartialDate | null {
  if (value === noDate) return '';
  const year = firstYear + Math.floor((value - 1) / combinationsAYear);
  const rest = (value - 1) % combinationsAYear;
  const [month, day] = [Math.floor(rest / daysAMonth), rest % daysAMonth].map((part) =>
    String(part).padStart(2, '0'),
  );
  if (month === '00') return day === '00' && year <= lastYear ? String(year) : null;
  const date = day === '00' ? `${year}-${month ?? ''}` : `${year}-${month ?? ''}-${day ?? ''}`;
  return isPartOfCalendar(date) && year <= lastYear ? date : null;
}

function isPartOfCalendar(date: PartialDate): boolean {
  return partialDate.test(date) && isDay(date + '-01-01'.slice(date.length - 4));
}
