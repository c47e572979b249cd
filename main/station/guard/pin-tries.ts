import * as v from 'valibot';
import { millisecondsPerDay, millisecondsPerSecond } from '../../core/units.ts';
import type { DurationMs, InstantMs } from '../../core/units.ts';

const freeTries = 5;
const firstDelayMs: DurationMs = 30 * millisecondsPerSecond;
const longestDelayMs: DurationMs = 900 * millisecondsPerSecond;
/** Six digits against 20 guesses a day: a thief needs more than a century for an even chance. */
const triesPerDay = 20;

/** The wrong tries that count, kept across restarts so that pulling the plug wins nothing. */
export const pinTries = v.object({
  /** Wrong ones since the last right one. */
  inARow: v.number(),
  /** Instants of the wrong ones of the last 24 hours, oldest first. */
  wrongAt: v.array(v.number()),
});
export type PinTries = v.InferOutput<typeof pinTries>;

export const noTries: PinTries = { inARow: 0, wrongAt: [] };

/**
 * Gives how long to wait before the next try: nothing for the first five, then 30 s, 1 min, 2 min ... 15 min,
 * and at most 20 wrong tries in 24 hours. The door itself is never locked by this.
 */
export function waitBeforeTry(tries: PinTries, now: InstantMs): DurationMs {
  const { wrongAt, inARow } = recent(tries, now);
  const last = wrongAt.at(-1);
  if (last === undefined) return 0;
  const afterLast = inARow < freeTries ? 0 : last + delayAfter(inARow) - now;
  const oldest = wrongAt.at(-triesPerDay);
  const afterOldest = oldest === undefined ? 0 : oldest + millisecondsPerDay - now;
  return Math.max(0, afterLast, afterOldest);
}

/** Counts a try as wrong. Called before the PIN is judged, so that a try cut short is counted too. */
export function countWrong(tries: PinTries, now: InstantMs): PinTries {
  const { wrongAt, inARow } = recent(tries, now);
  return { inARow: inARow + 1, wrongAt: [...wrongAt, now] };
}

/** Takes back the try just counted, because it was right. Earlier wrong ones still count for the day. */
export function countRight(tries: PinTries): PinTries {
  return { inARow: 0, wrongAt: tries.wrongAt.slice(0, -1) };
}

function delayAfter(inARow: number): DurationMs {
  return Math.min(firstDelayMs * 2 ** (inARow - freeTries), longestDelayMs);
}

/** A clock that was set back must not lock the panel for years: a try in the future counts as one of now. */
function recent(tries: PinTries, now: InstantMs): PinTries {
  const wrongAt = tries.wrongAt.map((at) => Math.min(at, now)).filter((at) => now - at < millisecondsPerDay);
  return { ...tries, wrongAt };
}
