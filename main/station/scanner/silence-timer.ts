import type { DurationMs } from '../../core/units.ts';

/** A timer that fires this much late was held up by the program's own work, and what came meanwhile is still unread. */
const tolerableLateMs: DurationMs = 15;
/** Time enough to hand on what waits; much less than a person takes to show the next code. */
const catchingUpMs: DurationMs = 25;

export interface SilenceTimer {
  /** Something was heard: the silence begins anew, and is over after so long. */
  restart(silenceMs: DurationMs): void;
  stop(): void;
}

/**
 * Makes a timer that calls `ended` once nothing was heard for a while in which the program listened.
 *
 * Node runs timers that are due before it reads devices. A program that was busy for longer than the silence would
 * take its own absence for the scanner's and cut a scan in two, so after a silence that it slept through it first hears
 * what has come meanwhile.
 */
export function createSilenceTimer(ended: () => void): SilenceTimer {
  let timer: NodeJS.Timeout | undefined;
  function wait(delay: DurationMs): void {
    clearTimeout(timer);
    const dueAt = performance.now() + delay;
    timer = setTimeout(() => {
      if (performance.now() - dueAt > tolerableLateMs) wait(catchingUpMs);
      else ended();
    }, delay);
  }
  return {
    restart: wait,
    stop: () => {
      clearTimeout(timer);
    },
  };
}
