import type { DurationMs } from '../core/units.ts';
import { millisecondsPerHour } from '../core/units.ts';
import type { Clock } from './clock.ts';
import type { EventHub } from './event-hub.ts';
import type { LogKeeper } from './log-keeper.ts';
import { createRetentionRound } from './retention-round.ts';
import type { SettingsKeeper } from './settings-keeper.ts';

/** A public window that misses this for a second leaves green: four may be late, none may be missing. */
const heartbeatEveryMs: DurationMs = 250;
const minuteMs: DurationMs = 60_000;

interface HousekeepingOptions {
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly log: LogKeeper;
  readonly settings: SettingsKeeper;
  /** Midnight and the age of lists pass without anybody at the door. */
  readonly minutePassed: () => void;
  /** Personal parts were dropped; the log must know of it. */
  readonly retentionApplied: () => void;
}

/** What a station does by itself: its heartbeat, the minute's look at day and lists, retention each hour. */
export function createHousekeeping(options: HousekeepingOptions): { start(): void; stop(): void } {
  const { hub, clock, log, settings } = options;
  const timers: NodeJS.Timeout[] = [];
  const retention = createRetentionRound({
    clock,
    log,
    days: () => settings.current().notice.retentionDays,
    dropped: options.retentionApplied,
  });

  function beat(): void {
    hub.publish('heartbeat', { at: clock.now() });
  }

  return {
    start: () => {
      retention.begin();
      timers.push(
        setInterval(beat, heartbeatEveryMs),
        setInterval(options.minutePassed, minuteMs),
        setInterval(retention.begin, millisecondsPerHour),
      );
    },
    stop: () => {
      for (const timer of timers.splice(0)) clearInterval(timer);
      retention.end();
    },
  };
}
