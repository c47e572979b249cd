import type { DurationMs } from '../../main/core/units.ts';

/** Watches something that should let itself be heard again and again. */
export interface LifeWatch {
  /** It was heard; the next sign is due within this time. */
  sign(nextWithinMs: DurationMs): void;
}

/** Calls `onSilence` once when a sign is overdue, the first one after `firstWithinMs`, until the signal aborts. */
export function watchSigns(firstWithinMs: DurationMs, onSilence: () => void, signal: AbortSignal): LifeWatch {
  let timer = setTimeout(onSilence, firstWithinMs);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    sign(nextWithinMs) {
      clearTimeout(timer);
      if (!signal.aborted) timer = setTimeout(onSilence, nextWithinMs);
    },
  };
}
