import type { DurationMs } from '../core/units.ts';
import type { Clock } from './clock.ts';
import type { StationEvent } from './rows.ts';

/** A clock that was set is noticed at the next look: no later than two of them. */
const lookEveryMs: DurationMs = 500;

interface WatchOptions {
  readonly clock: Clock;
  readonly record: (what: StationEvent) => void;
  /** What the guard is told of the clock has changed. */
  readonly changed: () => void;
}

/** Looks at the clock while nobody passes, and has a row written whenever doubt begins or ends. */
export interface ClockWatch {
  start(): void;
  stop(): void;
  /** Takes the word of a person who was asked for it that the clock is right. */
  confirm(): void;
}

/** Makes the watch of a clock. */
export function createClockWatch({ clock, record, changed }: WatchOptions): ClockWatch {
  let wasDoubtful = false;
  let timer: NodeJS.Timeout | undefined;

  function note(what: StationEvent): void {
    wasDoubtful = clock.isDoubtful();
    record(what);
    changed();
  }

  function look(): void {
    if (clock.isDoubtful() !== wasDoubtful) note(wasDoubtful ? 'clock-reliable' : 'clock-doubtful');
  }

  return {
    start: () => {
      look();
      timer = setInterval(look, lookEveryMs);
    },
    stop: () => {
      clearInterval(timer);
    },
    confirm: () => {
      clock.confirm();
      note('clock-confirmed');
    },
  };
}
