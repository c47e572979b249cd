import { calendarDay, isoDate } from '../core/policy/calendar.ts';
import type { InstantMs } from '../core/units.ts';
import { millisecondsPerDay, millisecondsPerHour } from '../core/units.ts';

/**
 * Gives the instant at which the local day of an instant began at the site.
 *
 * Where clocks change, that is the first instant with the day's date, whatever the hour it then is.
 */
export function startOfLocalDay(instant: InstantMs, timeZone: string): InstantMs {
  const date = localDate(instant, timeZone);
  const utcMidnight = Date.parse(`${date}T00:00:00Z`);
  // Zones lie between 14 hours east and 12 hours west of Greenwich; within that span the date changes once.
  let before = utcMidnight - 14 * millisecondsPerHour - 1;
  let within = Math.min(instant, utcMidnight + millisecondsPerDay);
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDate(middle, timeZone) === date) within = middle;
    else before = middle;
  }
  return within;
}

/** Gives the local date of an instant, `YYYY-MM-DD`. */
export function localDate(instant: InstantMs, timeZone: string): string {
  return isoDate(calendarDay(instant, timeZone));
}
