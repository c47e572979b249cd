import type { PartialDate } from '../credential/credential.ts';
import { millisecondsPerDay, millisecondsPerMinute, toSeconds } from '../units.ts';
import type { InstantMs } from '../units.ts';
import type { Moment } from './facts.ts';

const minutesPerDay = 1440;

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
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Gives the day that an instant falls on at the site. Throws for a zone that does not exist (settings check it). */
export function calendarDay(instant: InstantMs, timeZone: string): CalendarDay {
  return dayOfMoment(momentAt(instant, timeZone));
}

/** A screening asks for its own moment a dozen times, and a formatter takes 20 microseconds: the last minute is kept. */
const lastMinutes = new Map<string, { readonly minute: number; readonly ahead: number }>();

/** Gives an instant as rows keep it: the whole second, and how far the site's clock was ahead of UTC then. */
export function momentAt(instant: InstantMs, timeZone: string): Moment {
  const minute = Math.floor(instant / millisecondsPerMinute);
  const last = lastMinutes.get(timeZone);
  // Clocks are put forward and back on whole minutes.
  if (last?.minute === minute) return { second: toSeconds(instant), ahead: last.ahead };
  const ahead = localMinutes(instant, timeZone) - minute;
  lastMinutes.set(timeZone, { minute, ahead });
  return { second: toSeconds(instant), ahead };
}

/** Gives the minutes since 1970 that the site's clock shows. */
function localMinutes(instant: InstantMs, timeZone: string): number {
  const parts = formatterFor(timeZone).formatToParts(instant);
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const [hour, minuteOfHour] = [numberOf('hour'), numberOf('minute')];
  const local = Date.UTC(numberOf('year'), numberOf('month') - 1, numberOf('day'), hour, minuteOfHour);
  return local / millisecondsPerMinute;
}

/** Gives the site's day of a moment. */
export function dayOfMoment(moment: Moment): CalendarDay {
  return dayOfNumber(Math.floor(localMinute(moment) / minutesPerDay));
}

/** Gives the site's weekday (ISO 8601: Monday 1, Sunday 7) and the minutes since its midnight. */
export function hourOfMoment(moment: Moment): { readonly weekday: number; readonly minuteOfDay: number } {
  const day = Math.floor(localMinute(moment) / minutesPerDay);
  // 1970-01-01 was a Thursday.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
  return { weekday, minuteOfDay: localMinute(moment) - day * minutesPerDay };
}

function localMinute({ second, ahead }: Moment): number {
  return Math.floor(second / 60) + ahead;
}

/** Gives the day that is so many days later, or earlier where `days` is negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayOfNumber(dayNumber(day) + days);
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
