import type { DurationMs } from '../core/units.ts';
import type { Clock } from './clock.ts';
import type { LogKeeper } from './log-keeper.ts';

/** Between two slices of a round: people at the door go first, and an hour still drops seven million parts. */
const betweenSlicesMs: DurationMs = 1000;
/** Until a slice is tried again that found a reader in its way; each try may keep the door waiting. */
const behindReaderMs: DurationMs = 60_000;

interface RetentionOptions {
  readonly clock: Clock;
  readonly log: LogKeeper;
  /** Days that personal parts are kept; asked anew for every slice. */
  readonly days: () => number;
  /** Hears at the end of a round that personal parts were dropped in it. */
  readonly dropped: () => void;
}

/** Rounds of retention, of which one runs at a time. */
export interface RetentionRound {
  /** Begins a round, unless one is running. */
  begin(): void;
  /** Ends the round where it is; the next one drops the rest. */
  end(): void;
}

/**
 * Makes the rounds that drop what is older than its days, slice by slice until nothing of it is left.
 *
 * A clock that can't be relied on must not drop what it has no right to drop: such a round ends at once, and so
 * does one whose log fails, of which the log keeper tells.
 */
export function createRetentionRound({ clock, log, days, dropped }: RetentionOptions): RetentionRound {
  let timer: NodeJS.Timeout | undefined;
  let hasDropped = false;

  function dropSlice(): void {
    const run = clock.isDoubtful() ? null : log.ask((open) => open.applyRetention(clock.now(), days()), null);
    if (run !== null && run.dropped > 0) hasDropped = true;
    if (run === null || run.isComplete) end();
    else timer = setTimeout(dropSlice, run.dropped > 0 ? betweenSlicesMs : behindReaderMs);
  }

  function end(): void {
    clearTimeout(timer);
    timer = undefined;
    if (hasDropped) dropped();
    hasDropped = false;
  }

  return {
    begin: () => {
      timer ??= setTimeout(dropSlice, betweenSlicesMs);
    },
    end,
  };
}
