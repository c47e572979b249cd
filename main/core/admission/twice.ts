import { millisecondsPerHour, type DurationMs, type InstantMs } from '../units.ts';
import type { Stay } from './stays.ts';

/**
 * What it means that a code comes in whose person is inside already.
 *
 * - `already-inside`: a copy, as far as anybody can tell: the guard compares.
 * - `exit-missing`: the person left without being noted; the stay before has ended.
 * - `scanned-again`: the same passage once more, after the station had to start again.
 */
export const twiceFindings = ['already-inside', 'exit-missing', 'scanned-again'] as const;
export type Twice = (typeof twiceFindings)[number];

/** The note of a guard who compared and found the person whom the code names: an exit is missing, no copy. */
export const samePerson = 'same-person';

/** What is known of the moment at which a code comes in again. */
export interface SecondUse {
  readonly stay: Stay;
  readonly at: InstantMs;
  readonly point: string;
  /** The entry was the last passage before the station started again. */
  readonly wasInterrupted: boolean;
}

/**
 * How long one is inside before a second entry is taken for a return. Codes are handed on in the queue, or by a photo
 * to somebody who comes within the hour or two; a return whose exit was forgotten is mostly one from lunch, and offices
 * that open at half past seven eat at noon. From 4 hours on the one is likelier than the other.
 */
export const typicalStayMs: DurationMs = 4 * millisecondsPerHour;

/** A start after a power cut takes a minute, and the person at the door waits for it. */
const scannedAgainWithinMs: DurationMs = 10 * 60_000;

/**
 * Gives what a second use of a code is. In doubt it is a copy: a guard's glance costs seconds, and somebody on a
 * borrowed code would be inside. A copy that is taken for a return is found at the exit, where the code comes once
 * more than it should (`PresenceLedger`). A touch on the way out is no excuse: among many touches there is always one
 * that nobody explains, and in simulated offices that let ten times as many copies in as it spared owners a glance.
 */
export function judgeTwice(use: SecondUse, typicalStay: DurationMs = typicalStayMs): Twice {
  const { stay } = use;
  const inside = use.at - stay.since;
  // Yesterday's stay: whoever was confirmed for the night went out in the morning without a scan.
  if (stay.overnight !== null) return 'exit-missing';
  if (inside < 0) return 'already-inside';
  if (use.wasInterrupted && use.point === stay.point && inside <= scannedAgainWithinMs)
    return 'scanned-again';
  return inside >= typicalStay ? 'exit-missing' : 'already-inside';
}
