import { momentAt } from '../core/policy/calendar.ts';
import { isOpen } from '../core/policy/opening-hours.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { DurationMs, InstantMs } from '../core/units.ts';

const minute: DurationMs = 60_000;
const quarter = 15 * minute;
/** A week and the public holidays beside it. */
const quartersAhead = 10 * 24 * 4;

/**
 * Gives when the house opens next to a class of people, to the minute; null while it is open, and
 * `{ opensAt: null }` where that is further away than ten days.
 */
export function closedUntil(
  policy: Policy,
  personClass: string,
  now: InstantMs,
  timeZone: string,
): { readonly opensAt: InstantMs | null } | null {
  const isOpenAt = (instant: InstantMs) => isOpen(policy, personClass, momentAt(instant, timeZone));
  if (isOpenAt(now)) return null;
  const from = Math.ceil(now / minute) * minute;
  for (let step = 1; step <= quartersAhead; step += 1) {
    const end = from + step * quarter;
    if (isOpenAt(end)) return { opensAt: firstOpenMinute(end - quarter, end, isOpenAt) };
  }
  return { opensAt: null };
}

function firstOpenMinute(
  from: InstantMs,
  until: InstantMs,
  isOpenAt: (instant: InstantMs) => boolean,
): InstantMs {
  for (let at = from; at < until; at += minute) if (isOpenAt(at)) return at;
  return until;
}

/**
 * Gives when the house is open to a class of people within a span of time, to the quarter of an hour; all of it where
 * no policy says.
 */
export function openPeriods(
  policy: Policy | null,
  personClass: string,
  { from, until }: { readonly from: InstantMs; readonly until: InstantMs },
  timeZone: string,
): readonly { readonly from: InstantMs; readonly until: InstantMs }[] {
  if (policy === null) return [{ from, until }];
  const periods: { from: InstantMs; until: InstantMs }[] = [];
  for (let at = from; at < until; at += quarter) {
    if (!isOpen(policy, personClass, momentAt(at, timeZone))) continue;
    const last = periods.at(-1);
    if (last?.until === at) last.until = at + quarter;
    else periods.push({ from: at, until: at + quarter });
  }
  return periods;
}
