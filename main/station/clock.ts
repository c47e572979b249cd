import { millisecondsPerDay, type DurationMs, type InstantMs } from '../core/units.ts';

/** What the station knows of time. */
export interface Clock {
  now(): InstantMs;
  /** Time since some fixed moment of this run; never set, never turned back. For measuring only. */
  monotonic(): DurationMs;
  /** True when `now` cannot be relied on: nobody is shown green then. */
  isDoubtful(): boolean;
  /**
   * Takes the word of somebody with the right to give it that the clock is right: doubt ends, and time has passed from now
   * on, even where the log has rows of a later instant.
   */
  confirm(): void;
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

/** Longer than any holiday of an office, and shorter than retention, which a clock far ahead would bring forward. */
const longestRestMs = 14 * millisecondsPerDay;

/** How the last run of the station left time. */
export interface TimeLeft {
  /** The latest instant that a row can be relied on for; null without such a row. */
  readonly latest: InstantMs | null;
  /** True when the last row was written while the clock was doubtful, and nobody has confirmed it since. */
  readonly inDoubt: boolean;
}

/** A station that never ran before. */
export const neverRun: TimeLeft = { latest: null, inDoubt: false };

/**
 * Gives a clock that notices when it is set back or jumps. It becomes doubtful
 *
 * - while it stands more than 2 minutes before an instant that has passed: setting the clock back revives expired
 *   certificates;
 * - once it jumped by more than 5 s against the monotonic clock, either way;
 * - where the run before ended in doubt, or more than 14 days ago by this clock.
 *
 * The last two last until somebody confirms the clock.
 *
 * @param notBefore an instant that is known to have passed, such as when the program was built.
 */
export function guardedClock(time: TimeSource, notBefore: InstantMs, left = neverRun): Clock {
  let seen = look(time);
  let mark = Math.max(notBefore, left.latest ?? 0, seen.wall);
  let isInDoubt = left.inDoubt || (left.latest !== null && seen.wall - left.latest > longestRestMs);
  const observe = () => {
    const next = look(time);
    const drift = next.wall - seen.wall - (next.monotonic - seen.monotonic);
    if (Math.abs(drift) > toleratedJumpMs) isInDoubt = true;
    else mark = Math.max(mark, next.wall);
    seen = next;
    return next;
  };
  return {
    now: () => observe().wall,
    confirm() {
      mark = observe().wall;
      isInDoubt = false;
    },
    notBefore(instant) {
      mark = Math.max(mark, instant);
    },
    monotonic: () => time.monotonic(),
    isDoubtful() {
      const { wall } = observe();
      return isInDoubt || wall < mark - toleranceBehindMs;
    },
  };
}

function look(time: TimeSource) {
  return { wall: time.wall(), monotonic: time.monotonic() };
}
