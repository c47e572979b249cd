import type { WrittenAdmission } from '../core/admission/admission.ts';
import type { ReasonCode } from '../core/reason-codes.ts';
import type { DoorStatus, GuardPanel } from '../../preload/contract/screen-state.ts';
import type { Alerts } from './alerts.ts';
import type { Clock } from './clock.ts';
import type { Door } from './door.ts';
import { guardPanelOf, pendingOf } from './guard/panel.ts';
import type { PinKeeper } from './guard/pin-keeper.ts';
import { startOfLocalDay } from './local-day.ts';
import type { LogKeeper } from './log-keeper.ts';
import type { ScannerRegistry } from './scanner/registry.ts';
import type { Screener } from './screener.ts';
import type { SettingsKeeper } from './settings-keeper.ts';

const rowsOnThePanel = 10;

interface ViewSources {
  readonly settings: SettingsKeeper;
  readonly log: LogKeeper;
  readonly clock: Clock;
  readonly door: Door;
  readonly screener: Screener;
  readonly scanners: ScannerRegistry;
  readonly pins: PinKeeper;
  readonly alerts: Alerts;
  readonly isPractice: boolean;
}

/** What windows see of the station, gathered anew at each look. */
export interface StationView {
  status(): DoorStatus;
  panel(): GuardPanel;
  /** A visitor called the guard, or the guard has come. Gives whether that is news. */
  noteCall(isCalled: boolean): boolean;
}

/** Makes the view of a station's parts; it keeps nothing but whether a visitor called the guard. */
export function createStationView(sources: ViewSources): StationView {
  const { settings, log, clock, door, screener, alerts } = sources;
  let isCalled = false;

  const today = () => startOfLocalDay(clock.now(), settings.current().timeZone);
  const undecided = (): readonly WrittenAdmission[] => log.ask((open) => open.undecided(today()), []);

  /** Troubles that last are looked at each time; what happened once is kept until it is settled. */
  function allAlerts(): readonly ReasonCode[] {
    const lasting = clock.isDoubtful() ? (['DOOR_CLOCK_DOUBTFUL'] as const) : [];
    return [...new Set([...alerts.list(), ...lasting, ...screener.troubles()])];
  }

  return {
    status: () => {
      const { point, place, timeZone } = settings.current();
      return {
        point,
        place,
        timeZone,
        enteredToday: log.ask((open) => open.enteredSince(today()), 0),
        scanners: [...sources.scanners.health()],
        practice: sources.isPractice,
        policyFrom: screener.policyFrom(),
        house: { inside: null, capacity: null, closed: null, guardOnDuty: null, legalBasis: null },
        guard: {
          pinIsSet: sources.pins.isSet(),
          pending: pendingOf(undecided(), door.person()).length,
          called: isCalled,
        },
      };
    },
    panel: () =>
      guardPanelOf({
        person: door.person(),
        undecided: undecided(),
        recent: log.ask((open) => open.recent(rowsOnThePanel), []),
        alerts: allAlerts(),
        screener,
        language: settings.current().language,
      }),
    noteCall: (now) => {
      const isNews = isCalled !== now;
      isCalled = now;
      return isNews;
    },
  };
}
