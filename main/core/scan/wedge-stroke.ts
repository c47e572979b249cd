import type { DurationMs, InstantMs } from '../units.ts';
import { isTerminator } from './wedge-key.ts';
import type { WedgeKey } from './wedge-key.ts';

/** A key from going down to coming up. */
export interface Stroke {
  readonly key: WedgeKey;
  /** Null while the key is down, and for ever where its coming up got lost. */
  liftedAt: InstantMs | null;
  /** When its Shift or another modifier went down for it; else when the key itself did. */
  readonly begunAt: InstantMs;
  /** Its Shift went down for it, and was not still down from the key before. */
  readonly isShiftedAnew: boolean;
  /** A modifier came up since the key before went down, which takes some scanners a step of its own. */
  readonly isBehindModifier: boolean;
  /** When Shift or another modifier went down while the key was down. */
  disturbedAt?: InstantMs;
}

/** A scanner that types a key every 60 ms holds none longer than this; a finger holds nearly every one longer. */
export const longestMachineHold: DurationMs = 56;

/** Gives how long the key was down, or null while that isn't known. */
export function holdOf({ key, liftedAt }: Stroke): DurationMs | null {
  return liftedAt === null ? null : liftedAt - key.at;
}

/** Tells whether the key was held as long as only a finger holds it. */
export function isFingers(stroke: Stroke): boolean {
  return (holdOf(stroke) ?? 0) > longestMachineHold;
}

/** Gives the times from each key to the beginning of the next: Shift that is pressed for a key is part of it. */
export function gapsOf(strokes: readonly Stroke[]): readonly DurationMs[] {
  return strokes.slice(1).map(({ begunAt }, index) => begunAt - (strokes[index]?.key.at ?? begunAt));
}

/** Gives the known holds. */
export function holdsOf(strokes: readonly Stroke[]): readonly DurationMs[] {
  return strokes.map(holdOf).filter((hold) => hold !== null);
}

/** Gives the middle one by size, which a hiccup does not move; Infinity where there is none. */
export function middle(values: readonly DurationMs[]): DurationMs {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}

/** Gives the strokes without the terminators at their end. */
export function withoutTerminators(strokes: readonly Stroke[]): readonly Stroke[] {
  return strokes.slice(0, strokes.findLastIndex(({ key }) => !isTerminator(key)) + 1);
}
