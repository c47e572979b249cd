import type { RowCount } from '../../core/admission/figures.ts';
import { signalsOf, type DayCounts, type Signal } from '../../core/policy/signal/alarm.ts';
import type { ReasonCode } from '../../core/reason-codes.ts';
import { millisecondsPerDay, type DurationMs, type InstantMs } from '../../core/units.ts';
import { startOfLocalDay } from '../local-day.ts';
import type { LogKeeper } from '../log-keeper.ts';

const daysBefore = 7;
/** Signals are about a day: no need to count it at every scan. */
const countedAnewAfter: DurationMs = 60_000;

const alarms: Readonly<Record<Signal['colour'], ReasonCode>> = {
  yellow: 'DOOR_SIGNAL_YELLOW',
  red: 'DOOR_SIGNAL_RED',
  black: 'DOOR_SIGNAL_BLACK',
};

interface SignalSources {
  readonly log: LogKeeper;
  readonly now: () => InstantMs;
  readonly timeZone: () => string;
}

/** Today's colours beside the seven days before (S2-08). */
export interface DaySignals {
  /** As of at most a minute ago. */
  now(): readonly Signal[];
  /** Those that the guard must hear of. */
  alarms(): readonly ReasonCode[];
}

/** Makes what watches the signals; the days before are counted once a day. */
export function createDaySignals({ log, now, timeZone }: SignalSources): DaySignals {
  let before: { readonly today: InstantMs; readonly days: readonly DayCounts[] } | null = null;
  let counted: { readonly at: InstantMs; readonly signals: readonly Signal[] } | null = null;

  function count(): readonly Signal[] {
    const today = startOfLocalDay(now(), timeZone());
    if (before?.today !== today) before = { today, days: daysUpTo(log, today) };
    return signalsOf(countsOf(log, today, now() + 1), before.days);
  }

  function current(): readonly Signal[] {
    const age = now() - (counted?.at ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back makes what was counted before belong to another day.
    if (counted === null || age < 0 || age >= countedAnewAfter) counted = { at: now(), signals: count() };
    return counted.signals;
  }

  return {
    now: current,
    alarms: () =>
      current()
        .filter(({ isAlarming }) => isAlarming)
        .map(({ colour }) => alarms[colour]),
  };
}

/** Clocks change on few days and by an hour: for a rate of seven days, days of 24 hours are near enough. */
function daysUpTo(log: LogKeeper, today: InstantMs): readonly DayCounts[] {
  return Array.from({ length: daysBefore }, (_, day) => {
    const until = today - day * millisecondsPerDay;
    return countsOf(log, until - millisecondsPerDay, until);
  });
}

function countsOf(log: LogKeeper, from: InstantMs, until: InstantMs): DayCounts {
  const counts = log.ask((open) => open.askDay((days) => days.counts(from, until)), []);
  const judged = counts.filter(({ kind, outcome }) => kind === 'admission' && outcome !== null);
  const of = (outcome: RowCount['outcome']) =>
    judged.filter((one) => one.outcome === outcome).reduce((sum, { rows }) => sum + rows, 0);
  const [yellow, red, black] = [of('yellow'), of('red'), of('black')];
  return { people: of('green') + yellow + red + black, yellow, red, black };
}
