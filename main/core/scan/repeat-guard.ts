import type { DurationMs } from '../units.ts';

/** For how long a text must have been out of sight before it counts as a new scan. */
export const repeatWindowMs: DurationMs = 3000;

/** The texts seen of late, each with the moment it was last seen on a clock that never jumps. */
export type SeenTexts = ReadonlyMap<string, DurationMs>;

export const nothingSeen: SeenTexts = new Map();

/**
 * Tells whether a text is the same scan again, and what has been seen from now on.
 *
 * A code held before a scanner is read several times a second, and two codes in view take turns: so every
 * text of the last 3 s is remembered, and each sight of one prolongs its own time.
 *
 * @param at monotonic milliseconds; wall time would forget or remember too long when the clock is set.
 */
export function noticeText(
  seen: SeenTexts,
  text: string,
  at: DurationMs,
): { readonly isRepeat: boolean; readonly seen: SeenTexts } {
  const recent = new Map([...seen].filter(([, lastSeenAt]) => at - lastSeenAt < repeatWindowMs));
  const isRepeat = recent.has(text);
  recent.set(text, at);
  return { isRepeat, seen: recent };
}
