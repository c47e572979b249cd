import type { DurationMs } from '../../core/units.ts';

/** A timer that fires this much late was held up by the program's own work, and what came meanwhile is still unread. */
const tolerableLateMs: DurationMs = 15;

export interface SilenceTimer {
  /** Something was heard: the silence begins anew. */
  restart(): void;
  stop(): void;
}

/**
 * Makes a timer that calls `ended` once nothing was heard for `silenceMs` while the program listened.
 *
 * Node runs timers that are due before it reads devices. A program that was busy for longer than the silence would
 * take its own absence for the scanner's and cut a scan in two, so a silence that it slept through counts for nothing.
 */
export function createSilenceTimer(silenceMs: DurationMs, ended: () => void): SilenceTimer {
  let timer: NodeJS.Timeout | undefined;
  function restart(): void {
    clearTimeout(timer);
    const dueAt = performance.now() + silenceMs;
    timer = setTimeout(() => {
      if (performance.now() - dueAt > tolerableLateMs) restart();
      else ended();
    }, silenceMs);
  }
  return {
    restart,
    stop: () => {
      clearTimeout(timer);
    },
  };
}
