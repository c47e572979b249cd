import type { Admission } from '../../../main/core/admission/admission.ts';
import type { Mode } from '../../../main/core/policy/decision.ts';
import type { Policy } from '../../../main/core/policy/policy.ts';
import { ok } from '../../../main/core/result.ts';
import { makeTrustStore } from '../../../main/core/trust/trust-store.ts';
import type { OfficePeople } from '../../../main/station/office-people.ts';
import { createAdmitter } from '../../../main/station/admit.ts';
import { createDoor } from '../../../main/station/door.ts';
import { createSaid } from '../../../main/station/guard/said.ts';
import { createLogKeeper } from '../../../main/station/log-keeper.ts';
import type { InsideNames } from '../../../main/station/presence/inside-names.ts';
import { createPresenceKeeper } from '../../../main/station/presence/presence-keeper.ts';
import { wordsOfResult } from '../../../main/station/result-words.ts';
import { stationEventRow } from '../../../main/station/rows.ts';
import { createScreener } from '../../../main/station/screener.ts';
import { defaultSettings } from '../../../main/station/settings.ts';
import { subjectKeyOf } from '../../../main/station/subject-key.ts';
import { fakeClock } from '../fake-clock.ts';
import type { FakeClock } from '../fake-clock.ts';
import { memoryLog } from '../memory-log.ts';
import type { MemoryLog } from '../memory-log.ts';
import { practiceSiteKey } from '../roster-files.ts';
import type { ModelTimers } from './timers.ts';
import { modelRoster, modelStart, modelTrust } from './people.ts';

/** A device whose readings go out. */
export const wayOut = 'way out';
export const modelPoint = 'front';
/** Four hours, as the reference has it too. */
const typicalStayMs = 4 * 3_600_000;

/** What a history may change about the door beside what comes through it. */
export interface ModelConditions {
  policy: Policy;
  /** The classes that are bound; others are invited. */
  armed: readonly string[];
  guardOnDuty: boolean | null;
}

const forgetfulNames: InsideNames = {
  of: () => null,
  entries: () => [],
  put: () => undefined,
  forget: () => undefined,
  reseal: () => undefined,
  trouble: () => null,
};

const people: OfficePeople = {
  roster: {
    reopen: () => undefined,
    current: () => modelRoster,
    trouble: () => null,
    install: () => {
      throw new Error('nobody installs a roster here');
    },
  },
  known: () => ({ roster: modelRoster, passTrust: makeTrustStore([]) }),
  units: () => [],
  ownPasses: () => ({ trust: makeTrustStore([]), revocationsAreKnown: true }),
  reloadPasses: () => undefined,
  troubles: () => [],
};

/** Gives the mode that holds: mandatory only where it was armed (docs/policies.md, "Modes"). */
function modeOf({ classes }: Policy, armed: readonly string[], personClass: string): Mode {
  const own = classes.find(({ id }) => id === personClass)?.mode ?? 'mandatory';
  return own === 'mandatory' && !armed.includes(personClass) ? 'advisory' : own;
}

/**
 * The real door, admitter, presence and screener, on a log in memory and a clock that is moved by hand; timers run with
 * the clock.
 */
export function openModelDoor(conditions: ModelConditions, timers: ModelTimers) {
  const clock = fakeClock(modelStart);
  const log = memoryLog();
  let run = begin(conditions, clock, log);
  return {
    clock,
    log,
    run: () => run,
    /** Lets time pass for the clock and for every timer. */
    wait: (ms: number) => {
      clock.advance(ms);
      timers.advance(ms);
    },
    /** The station dies and starts again on the same log, which holds again. */
    restart: () => {
      run.end();
      log.breakWith(null);
      run = begin(conditions, clock, log);
    },
    end: () => run.end(),
  };
}

/** One run of the station, put together as `createStation` does. */
function begin(conditions: ModelConditions, clock: FakeClock, log: MemoryLog) {
  const place = () => ({ at: clock.now(), clockIsDoubtful: clock.isDoubtful(), point: modelPoint });
  const record = (row: Admission) => presence.write(row);
  const keeper = createLogKeeper({
    open: () => ok(log),
    broken: (reason) => door.breakDown(reason),
    repaired: () => {
      if (!isOpen) return;
      presence.draw();
      record(stationEventRow(place(), 'log-reopened'));
      if (keeper.trouble() === null) door.repair();
    },
  });
  const presence = createPresenceKeeper({
    record: (row) => keeper.record(row),
    openDay: (since) => keeper.query((open) => open.askDay((days) => days.openDay(since))),
    names: forgetfulNames,
    place,
    timeZone: () => 'Asia/Makassar',
  });
  const said = createSaid(() => clock.monotonic());
  const screener = createScreener({
    trust: modelTrust,
    people,
    policies: [conditions.policy],
    unreadable: [],
    settings: () => ({ ...defaultSettings, timeZone: 'Asia/Makassar', policy: conditions.policy.id }),
    clock,
    door: {
      modeOf: (policy, personClass) => modeOf(policy, conditions.armed, personClass),
      guardOnDuty: () => conditions.guardOnDuty,
      said: () => said.circumstances(),
    },
  });
  const door = createDoor({
    presence,
    clock,
    screen: (scan) => {
      const screening = screener.screen(scan);
      said.spend();
      return screening;
    },
    unscreened: (reason) => screener.unscreened(reason),
    admit: createAdmitter({
      presence,
      siteKey: practiceSiteKey,
      policy: () => screener.policy(),
      place,
      personClass: () => 'visitor',
      typicalStay: () => typicalStayMs,
      seal: () => null,
    }),
    wordsOf: (admitted) => wordsOfResult(admitted, screener.policy()),
    subjectKeyOf: (screening) => subjectKeyOf(screening, practiceSiteKey),
    isExit: (device) => device === wayOut,
    place,
    shown: () => undefined,
    changed: () => undefined,
    report: (error) => {
      throw error;
    },
  });
  let isOpen = false;
  keeper.open();
  presence.draw();
  record(stationEventRow(place(), 'station-started'));
  door.open();
  isOpen = true;
  return {
    door,
    presence,
    screener,
    said,
    place,
    end: () => {
      door.close();
      keeper.close();
    },
  };
}
