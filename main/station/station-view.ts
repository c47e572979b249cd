import type { WrittenAdmission } from '../core/admission/admission.ts';
import { openDoors } from '../core/admission/other-doors.ts';
import type { ReasonCode } from '../core/reason-codes.ts';
import type { GuardPanel } from '../../preload/contract/guard-panel.ts';
import type { DoorStatus } from '../../preload/contract/screen-state.ts';
import type { Alerts } from './alerts.ts';
import type { Clock } from './clock.ts';
import type { Door } from './door.ts';
import { guardPanelOf, pendingOf } from './guard/panel.ts';
import type { PinKeeper } from './guard/pin-keeper.ts';
import type { Said } from './guard/said.ts';
import { startOfLocalDay } from './local-day.ts';
import type { AdmissionLog } from './log/admission-log.ts';
import type { LogKeeper } from './log-keeper.ts';
import { closedUntil } from './opening.ts';
import type { PresenceKeeper } from './presence/presence-keeper.ts';
import { rollCallInShort } from './presence/roll-call-list.ts';
import type { ScannerRegistry } from './scanner/registry.ts';
import type { Screener } from './screener.ts';
import type { SettingsKeeper } from './settings-keeper.ts';
import type { Guards } from './shifts/guards.ts';
import type { ShiftDesk } from './shifts/shift-desk.ts';
import { subjectKeyOf } from './subject-key.ts';

const rowsOnThePanel = 10;
/** The public line for the decree; what is longer is cut, the guard's panel has the whole. */
const longestBasis = 120;

interface ViewSources {
  readonly settings: SettingsKeeper;
  readonly log: LogKeeper;
  readonly clock: Clock;
  readonly door: Door;
  readonly screener: Screener;
  readonly scanners: ScannerRegistry;
  readonly pins: PinKeeper;
  readonly guards: Guards;
  readonly shifts: ShiftDesk;
  readonly presence: PresenceKeeper;
  readonly said: Said;
  /** Id of the guard who sits at the panel. */
  readonly sitting: () => string | null;
  readonly alerts: Alerts;
  /** Troubles of other parts of the station that last. */
  readonly troubles: () => readonly ReasonCode[];
  readonly siteKey: Uint8Array;
  readonly isPractice: boolean;
}

/** What windows see of the station, gathered anew at each look. */
export interface StationView {
  status(): DoorStatus;
  panel(): GuardPanel;
  /** Whether somebody has the watch; null where no guard is on the list, so nobody signs in. */
  guardOnDuty(): boolean | null;
  /** How many wait for the guard since this morning, whoever stands at the door among them. */
  pendingCount(log: AdmissionLog): number;
  /** A visitor called the guard, or the guard has come. Gives whether that is news. */
  noteCall(isCalled: boolean): boolean;
}

/** Makes the view of a station's parts; it keeps nothing but whether a visitor called the guard. */
export function createStationView(sources: ViewSources): StationView {
  const { settings, log, clock, door, screener, alerts, presence, guards } = sources;
  let isCalled = false;

  const today = () => startOfLocalDay(clock.now(), settings.current().timeZone);
  const undecided = (): readonly WrittenAdmission[] => log.ask((open) => open.undecided(today()), []);

  /** Troubles that last are looked at each time; what happened once is kept until it is settled. */
  function allAlerts(): readonly ReasonCode[] {
    const lasting = clock.isDoubtful() ? (['DOOR_CLOCK_DOUBTFUL'] as const) : [];
    return [...new Set([...alerts.list(), ...lasting, ...sources.troubles(), ...screener.troubles()])];
  }

  function watch() {
    const onDuty = sources.shifts.onDuty();
    return onDuty.ok ? onDuty.value : null;
  }

  function guardOnDuty(): boolean | null {
    const list = guards.list();
    if (!list.ok || !list.value.some(({ isActive }) => isActive)) return null;
    return watch() !== null;
  }

  function house(): DoorStatus['house'] {
    const { passage, personClass, timeZone } = settings.current();
    const policy = screener.policy();
    const capacity = policy?.capacity?.people ?? null;
    // Where nobody is noted going out, the count of those inside means nothing to anybody.
    const isCounted = passage !== 'in' || settings.current().exitDevices.length > 0 || capacity !== null;
    return {
      inside: isCounted ? presence.ledger().count().inside : null,
      capacity,
      closed: policy === null ? null : closedUntil(policy, personClass, clock.now(), timeZone),
      guardOnDuty: guardOnDuty(),
      legalBasis: policy?.legalBasis[0]?.number.slice(0, longestBasis) ?? null,
    };
  }

  /** The same person's passages of today before the row that stands at the door. */
  function earlier(): readonly WrittenAdmission[] {
    const person = door.person();
    const subjectKey = person === null ? null : subjectKeyOf(person.screening, sources.siteKey);
    if (person === null || subjectKey === null) return [];
    const passages = log.ask((open) => open.askDay((days) => days.passagesOf(subjectKey, today())), []);
    return passages.filter(({ sequence }) => sequence < person.row.sequence);
  }

  return {
    status: () => {
      const { point, place, timeZone, passage } = settings.current();
      const waiting = pendingOf(undecided(), door.person());
      return {
        point,
        place,
        timeZone,
        enteredToday: log.ask((open) => open.enteredSince(today()), 0),
        scanners: [...sources.scanners.health()],
        exits: passage !== 'in',
        practice: sources.isPractice,
        policyFrom: screener.policyFrom(),
        house: house(),
        guard: {
          pinIsSet: sources.pins.isSet(),
          pending: waiting.length,
          pendingSince: waiting[0]?.personal?.at ?? null,
          called: isCalled,
        },
      };
    },
    panel: () => {
      const sitting = sources.sitting();
      const onDuty = watch();
      return guardPanelOf({
        person: door.person(),
        earlier: earlier(),
        undecided: undecided(),
        recent: log.ask((open) => open.recent(rowsOnThePanel), []),
        alerts: allAlerts(),
        screener,
        language: settings.current().language,
        sitting: sitting === null ? null : guards.nameOf(sitting),
        onDuty: onDuty === null ? null : { name: guards.nameOf(onDuty.guard ?? ''), since: onDuty.from },
        inside: presence.ledger().count().inside,
        rollCall: rollCallInShort(presence.rollCall()),
        openDoors: log.ask((open) => open.askDay((days) => [...openDoors(days.otherDoors())]), []),
        said: sources.said.now(),
      });
    },
    guardOnDuty,
    pendingCount: (open) => {
      const waiting = open.undecided(today());
      return waiting.ok ? waiting.value.length : 0;
    },
    noteCall: (now) => {
      const isNews = isCalled !== now;
      isCalled = now;
      return isNews;
    },
  };
}
