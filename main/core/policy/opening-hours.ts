import { dayOfMoment, hourOfMoment, isoDate } from './calendar.ts';
import type { Moment } from './facts.ts';
import type { Policy } from './policy.ts';

type Hours = Pick<Policy, 'openingHours' | 'closures'>;

/**
 * Tells whether the house is open to a class of people. Without opening hours it always is; a class that no entry
 * names finds it closed, and so does everybody where the moment is not known.
 */
export function isOpen(
  { openingHours, closures }: Hours,
  personClass: string,
  moment: Moment | undefined,
): boolean {
  if (openingHours === null && closures.length === 0) return true;
  if (moment === undefined) return false;
  const today = isoDate(dayOfMoment(moment));
  if (closures.some(({ from, until }) => from <= today && today <= until)) return false;
  const { weekday, minuteOfDay } = hourOfMoment(moment);
  return (
    openingHours === null ||
    openingHours.some(
      ({ classes, weekdays, from, until }) =>
        (classes === null || classes.includes(personClass)) &&
        weekdays.includes(weekday) &&
        minutesOf(from) <= minuteOfDay &&
        minuteOfDay < minutesOf(until),
    )
  );
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
