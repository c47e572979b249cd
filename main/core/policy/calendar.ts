import type { PartialDate } from '../credential/credential.ts';
import { millisecondsPerDay } from '../units.ts';
import type { InstantMs } from '../units.ts';

/** A day of the site's calendar. Months count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Making a formatter costs more than a whole screening, so each zone's is kept; it holds no state of its own. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Gives the day that an instant falls on at the site. Throws for a zone that does not exist (settings check it). */
export function calendarDay(instant: InstantMs, timeZone: string): CalendarDay {
  const parts = formatterFor(timeZone).formatToParts(instant);
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: numberOf('year'), month: numberOf('month'), day: numberOf('day') };
}

/** Gives `YYYY-MM-DD`, the form that dates of policies are compared in. */
export function isoDate({ year, month, day }: CalendarDay): string {
  const padded = (value: number, length: number) => String(value).padStart(length, '0');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Gives the day of a whole date; null for a partial date and for one that no calendar has. */
export function wholeDay(date: PartialDate): CalendarDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isoDate(dayOfNumber(dayNumber(day))) === date ? day : null;
}

/** Counts whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Counts whole months from one day to another: three months after 6 June is 6 September. Where the month is too
 * short (three months after 30 November) the month is full on the next day, 1 March.
 */
export function monthsBetween(from: CalendarDay, to: CalendarDay): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return to.day < from.day ? months - 1 : months;
}

function dayNumber({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day) / millisecondsPerDay;
}

function dayOfNumber(number: number): CalendarDay {
  const date = new Date(number * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
