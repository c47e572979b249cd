import type { PartialDate } from '../credential/credential.ts';
import { monthsBetween, wholeDay } from './calendar.ts';
import type { CalendarDay } from './calendar.ts';
import type { AgeBand } from './facts.ts';

const schoolAge = 6;
const adultAge = 18;

/**
 * Gives the age band on a day; a birthday counts from its first minute.
 *
 * A partial birth date leans to the side that asks for more: whoever may still be under 6 goes with an adult,
 * whoever may already be 18 is judged by the adults' table. `unknown` for no date, no date of a calendar and
 * a birth in the future.
 */
export function ageBand(birthDate: PartialDate, today: CalendarDay): AgeBand {
  const span = possibleBirthdays(birthDate);
  if (span === null) return 'unknown';
  const oldest = yearsSince(span.earliest, today);
  if (oldest < 0) return 'unknown';
  if (yearsSince(span.latest, today) < schoolAge) return 'under-6';
  return oldest >= adultAge ? '18-plus' : '6-17';
}

/**
 * Gives the age in whole years, 18 for everybody who is older; null where the date is unknown, or so partial that it
 * leaves the age open.
 */
export function ageInYears(birthDate: PartialDate, today: CalendarDay): number | null {
  const span = possibleBirthdays(birthDate);
  if (span === null) return null;
  const [oldest, youngest] = [span.earliest, span.latest].map((day) =>
    Math.min(yearsSince(day, today), adultAge),
  );
  return oldest === youngest && oldest !== undefined && oldest >= 0 ? oldest : null;
}

/** What a date of so many characters lacks to name a first day. */
const missingEnd: Readonly<Record<number, string>> = { 4: '-01-01', 7: '-01', 10: '' };

/** The first and the last day that a birth date may mean; null where it means none. */
function possibleBirthdays(birthDate: PartialDate) {
  const earliest = wholeDay(birthDate + (missingEnd[birthDate.length] ?? ''));
  if (earliest === null) return null;
  // The 31st of a short month is on no calendar, but the latest birthday is only compared with.
  if (birthDate.length === 4) return { earliest, latest: { ...earliest, month: 12, day: 31 } };
  if (birthDate.length === 7) return { earliest, latest: { ...earliest, day: 31 } };
  return { earliest, latest: earliest };
}

function yearsSince(birthday: CalendarDay, today: CalendarDay): number {
  return Math.floor(monthsBetween(birthday, today) / 12);
}
