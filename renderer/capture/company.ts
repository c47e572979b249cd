import type { DurationMs, InstantMs } from '../../main/core/units.ts';

/** Two texts that are read in turns within so long are in view together: nobody swaps codes in three frames. */
export const togetherMs: DurationMs = 100;

/** Knows whether a text is alone in view. */
export interface Company {
  /** A text was read alone in its frame. */
  note(at: InstantMs, text: string): void;
  /** One frame showed several. */
  noteSeveral(at: InstantMs): void;
  /** Several were in view just now: in one frame, or in frames in turns. */
  isCrowded(at: InstantMs): boolean;
  /** Another text was in view just before this one: it may have been swapped, or may come again. */
  isNew(at: InstantMs, text: string): boolean;
}

interface Run {
  readonly text: string;
  lastAt: InstantMs;
}

/** Makes the watch over which texts are in view together, for one camera. */
export function createCompany(): Company {
  let run: Run | null = null;
  let runBefore: Run | null = null;
  let crowdedAt = Number.NEGATIVE_INFINITY;
  return {
    note(at, text) {
      if (run?.text === text) {
        run.lastAt = Math.max(run.lastAt, at);
        return;
      }
      // This one, another one, and this one again.
      if (runBefore?.text === text && at - runBefore.lastAt < 2 * togetherMs) crowdedAt = at;
      runBefore = run;
      run = { text, lastAt: at };
    },
    noteSeveral: (at) => {
      crowdedAt = at;
    },
    isCrowded: (at) => at - crowdedAt < togetherMs,
    isNew: (at, text) => runBefore !== null && runBefore.text !== text && at - runBefore.lastAt < togetherMs,
  };
}
