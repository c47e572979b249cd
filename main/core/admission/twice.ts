import type { DurationMs, InstantMs } from '../units.ts';
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
  /** Touches on the way out, of which more were counted than people without a code are inside. */
  readonly unexplainedTouches: number;
}

/**
 * How long one stays at least, once inside for the day, before going out and coming back. From 3 hours on a second
 * entry is taken for a return: who comes at eight has gone to lunch by then. Codes are handed on in the queue, or
 * by a photo to somebody who comes within the hour.
 */
export const typicalStayMs: DurationMs = 3 * 3_600_000;

/** Nobody has been in, out and back sooner than this; a code handed back over the counter has. */
const shortestErrandMs: DurationMs = 15 * 60_000;

/** A start after a power cut takes a minute, and the person at the door waits for it. */
const scannedAgainWithinMs: DurationMs = 10 * 60_000;

/**
 * Gives what a second use of a code is. In doubt it is a copy: a guard's glance costs seconds, and somebody on a
 * borrowed code would be inside. A copy that is taken for a return is found at the exit, where the code comes once
 * more than it should (`PresenceLedger`).
 */
export function judgeTwice(use: SecondUse, typicalStay: DurationMs = typicalStayMs): Twice {
  const { stay } = use;
  const inside = use.at - stay.since;
  // Yesterday's stay: whoever was confirmed for the night went out in the morning without a scan.
  if (stay.overnight !== null) return 'exit-missing';
  if (inside < 0) return 'already-inside';
  if (use.wasInterrupted && use.point === stay.point && inside <= scannedAgainWithinMs)
    return 'scanned-again';
  if (inside >= typicalStay) return 'exit-missing';
  return use.unexplainedTouches > 0 && inside >= shortestErrandMs ? 'exit-missing' : 'already-inside';
}
