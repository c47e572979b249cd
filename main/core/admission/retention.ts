import { millisecondsPerDay, type InstantMs } from '../units.ts';

/** Days that the personal part of a row is kept where the policy says nothing else. */
export const defaultRetentionDays = 28;

/**
 * Gives the instant before which personal parts are dropped: a row that is exactly as old as the limit stays.
 *
 * Throws on days that are not a whole number of at least one: a slip there would empty the log.
 */
export function retentionCutoff(now: InstantMs, days: number): InstantMs {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`cannot keep rows for ${String(days)} days`);
  return now - days * millisecondsPerDay;
}
