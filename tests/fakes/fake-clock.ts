import type { Clock } from '../../main/station/clock.ts';
import type { DurationMs, InstantMs } from '../../main/core/units.ts';

/** A clock that a test sets and moves; it runs only when told to. */
export interface FakeClock extends Clock {
  /** Lets time pass, on both clocks. */
  advance(span: DurationMs): void;
  /** Sets the wall clock alone. */
  set(instant: InstantMs): void;
  doubt(isDoubtful: boolean): void;
}

/** Gives a clock whose doubt is the test's own; instants that have passed are heard in vain. */
export function fakeClock(start: InstantMs = Date.UTC(2022, 5, 1, 3)): FakeClock {
  let wall = start;
  let passed = 0;
  let doubtful = false;
  return {
    now: () => wall,
    monotonic: () => passed,
    isDoubtful: () => doubtful,
    notBefore: () => undefined,
    confirm: () => {
      doubtful = false;
    },
    advance(span) {
      wall += span;
      passed += span;
    },
    set(instant) {
      wall = instant;
    },
    doubt(isDoubtful) {
      doubtful = isDoubtful;
    },
  };
}
