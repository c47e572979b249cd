import type { DurationMs, InstantMs } from '../core/units.ts';

/** What the station knows of time. */
export interface Clock {
  now(): InstantMs;
  /** Time since some fixed moment of this run; never set, never turned back. For measuring only. */
  monotonic(): DurationMs;
  /** True when `now` cannot be relied on: nobody is shown green then. */
  isDoubtful(): boolean;
  /** Takes note of an instant that is known to have passed, such as the date of a trust list. */
  notBefore(instant: InstantMs): void;
}

/** Where a clock reads time; an argument so that tests can set it. */
export interface TimeSource {
  wall(): InstantMs;
  monotonic(): DurationMs;
}

/** The machine's own clocks: the wall clock, and CLOCK_MONOTONIC through `performance`. */
export const systemTime: TimeSource = { wall: () => Date.now(), monotonic: () => performance.now() };

/** How far the clock may stand behind an instant that is known to have passed; clocks are set by minutes. */
const toleranceBehindMs = 2 * 60 * 1000;

/** How far wall clock and monotonic clock may drift apart between two looks; time servers correct less at once. */
const toleratedJumpMs = 5000;

/**
 * Gives a clock that notices when it is set back or jumps. It becomes doubtful
 *
 * - while it stands more than 2 minutes before an instant that has passed: setting the clock back revives expired
 *   certificates;
 * - for the rest of the run once it jumped by more than 5 s against the monotonic clock, either way.
 *
 * @param notBefore the latest instant that is known to have passed: the last row of the log, or when the program
 * was built.
 */
export function guardedClock(time: TimeSource, notBefore: InstantMs): Clock {
  let seen = look(time);
  let hasJumped = false;
  let mark = Math.max(notBefore, seen.wall);
  const observe = () => {
    const next = look(time);
    const drift = next.wall - seen.wall - (next.monotonic - seen.monotonic);
    if (Math.abs(drift) > toleratedJumpMs) hasJumped = true;
    else mark = Math.max(mark, next.wall);
    seen = next;
    return next;
  };
  return {
    now: () => observe().wall,
    notBefore(instant) {
      mark = Math.max(mark, instant);
    },
    monotonic: () => time.monotonic(),
    isDoubtful() {
      const { wall } = observe();
      return hasJumped || wall < mark - toleranceBehindMs;
    },
  };
}

function look(time: TimeSource) {
  return { wall: time.wall(), monotonic: time.monotonic() };
}
