import { millisecondsPerHour, type InstantMs } from '../../core/units.ts';
import { startOfLocalDay } from '../local-day.ts';

/** A day of presence ends at four in the morning: whoever works late is still of the evening's list. */
const dayEndsAtHour = 4;

/** Gives when the day of presence began that an instant belongs to; an hour off on the nights that change clocks. */
export function startOfPresenceDay(instant: InstantMs, timeZone: string): InstantMs {
  const afterMidnight = dayEndsAtHour * millisecondsPerHour;
  return startOfLocalDay(instant - afterMidnight, timeZone) + afterMidnight;
}
