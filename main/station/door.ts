import type { GuardDecision, WrittenAdmission } from '../core/admission/admission.ts';
import type { PersonClass } from '../core/policy/decision.ts';
import { failure } from '../core/reason-codes.ts';
import type { Failure, ReasonCode } from '../core/reason-codes.ts';
import type { Result } from '../core/result.ts';
import { fail, ok } from '../core/result.ts';
import { noticeText, nothingSeen } from '../core/scan/repeat-guard.ts';
import type { ScanMethod } from '../core/scan/scan-method.ts';
import type { RawScan } from '../core/scan/scanned-text.ts';
import type { Screening } from '../core/screening.ts';
import type { DurationMs } from '../core/units.ts';
import type { Clock } from './clock.ts';
import { initialsOf } from './initials.ts';
import type { LogKeeper } from './log-keeper.ts';
import { admissionRow, guardDecisionRow } from './rows.ts';
import type { RowPlace } from './rows.ts';
import { nextScreen } from './screen-flow.ts';
import type { ScreenEvent, ScreenFlow, TimerWish } from './screen-flow.ts';

/** The person who stands at the door. Lives in memory only, until the next one comes or a guard decided. */
export interface PersonAtDoor {
  readonly row: WrittenAdmission;
  readonly screening: Screening;
}

/** How long a green person's name stays with the guard: long enough to compare, gone before the next quiet hour. */
const greenIsRememberedMs: DurationMs = 60_000;

/**
 * How long a finger may hold a result. Whoever lets go may never be heard: a window can die under the finger, and
 * green must not wait there for people whom nobody screened.
 */
const longestHoldMs: DurationMs = 90_000;

interface DoorOptions {
  readonly log: LogKeeper;
  readonly clock: Clock;
  readonly siteKey: Uint8Array;
  /** One screening; may throw, which is a bug and becomes `DOOR_SCREENING_BROKEN`. */
  readonly screen: (scan: RawScan) => Screening;
  /** The yellow screening of somebody whose scan could not be screened. */
  readonly unscreened: (reason: ReasonCode) => Screening;
  readonly place: () => { readonly point: string; readonly personClass: PersonClass };
  /** The public screen is another now. */
  readonly shown: (flow: ScreenFlow) => void;
  /** Rows or the person at the door are others now. */
  readonly changed: () => void;
  /** Hears of what a screening threw. */
  readonly report: (error: unknown) => void;
}

/** The way of a scan in the station. Everything happens within the call: scans are handled in their order. */
export interface Door {
  open(): void;
  receive(scan: RawScan): void;
  /** Something that began as a scan and was none: the person is told to wait for the guard. */
  reject(reason: ReasonCode, method: ScanMethod): void;
  painted(number: number): void;
  hold(number: number, held: boolean): void;
  /** A window was opened anew: no finger of before holds anything there. */
  letGo(): void;
  decide(sequence: number, decision: GuardDecision): Result<null, Failure>;
  breakDown(reason: Failure): void;
  repair(): void;
  flow(): ScreenFlow;
  person(): PersonAtDoor | null;
  close(): void;
}

/** Makes the door of a station. No colour leaves it whose row is not on disk (docs/architecture.md, invariant 1). */
export function createDoor(options: DoorOptions): Door {
  const { log, clock } = options;
  let flow: ScreenFlow = { kind: 'starting' };
  let person: PersonAtDoor | null = null;
  let seen = nothingSeen;
  let lastNumber = 0;
  let screenTimer: NodeJS.Timeout | undefined;
  let memoryTimer: NodeJS.Timeout | undefined;
  let holdTimer: NodeJS.Timeout | undefined;
  let textsReceived = 0;

  function step(event: ScreenEvent): void {
    const next = nextScreen(flow, event);
    setTimer(next.timer);
    if (next.flow === flow) return;
    flow = next.flow;
    options.shown(flow);
  }

  function setTimer(wish: TimerWish): void {
    if (wish === 'keep') return;
    clearTimeout(screenTimer);
    if (wish === 'stop') return;
    screenTimer = setTimeout(step, wish.afterMs, { kind: 'time-up', number: wish.number });
  }

  function isRepeat(key: string): boolean {
    const noticed = noticeText(seen, key, clock.monotonic());
    seen = noticed.seen;
    return noticed.isRepeat;
  }

  function screenSafely(scan: RawScan): Screening {
    try {
      return options.screen(scan);
    } catch (error) {
      options.report(error);
      return options.unscreened('DOOR_SCREENING_BROKEN');
    }
  }

  /** A bug that even the fallback trips over must not leave somebody else's colour standing. */
  function orBreakDown(work: () => void): void {
    try {
      work();
    } catch (error) {
      options.report(error);
      breakDown(failure('DOOR_SCREENING_BROKEN'));
    }
  }

  function rowPlace(): RowPlace {
    return { at: clock.now(), clockIsDoubtful: clock.isDoubtful(), point: options.place().point };
  }

  function admit(screening: Screening, method: ScanMethod, receivedAt: DurationMs): void {
    const elapsedMs = clock.monotonic() - receivedAt;
    const { personClass } = options.place();
    const { siteKey } = options;
    const row = admissionRow(rowPlace(), { screening, method, personClass, elapsedMs, siteKey });
    forgetPerson();
    const recorded = log.record(row);
    if (recorded.ok) present({ row: recorded.value, screening });
    else breakDown(recorded.failure);
  }

  /** The row is committed and synced: only now the colour goes out. */
  function present(admitted: PersonAtDoor): void {
    const { decision, credential } = admitted.screening;
    person = admitted;
    lastNumber += 1;
    const isGreen = decision.shown === 'green';
    if (isGreen) memoryTimer = setTimeout(forgetAndTell, greenIsRememberedMs);
    step({
      kind: 'recorded',
      result: {
        number: lastNumber,
        sequence: admitted.row.sequence,
        shown: decision.shown,
        advisory: isGreen && decision.mode === 'advisory',
        initials: isGreen ? initialsOf(credential?.subject ?? null) : null,
      },
    });
    options.changed();
  }

  function forgetPerson(): void {
    clearTimeout(memoryTimer);
    person = null;
  }

  function forgetAndTell(): void {
    forgetPerson();
    options.changed();
  }

  function breakDown(reason: Failure): void {
    forgetPerson();
    step({ kind: 'broken', code: reason.code });
    options.changed();
  }

  function decide(sequence: number, decision: GuardDecision): Result<null, Failure> {
    const recorded = log.record(guardDecisionRow(rowPlace(), sequence, decision));
    if (!recorded.ok) return fail(recorded.failure);
    if (person?.row.sequence === sequence) forgetPerson();
    step({ kind: 'decided', sequence });
    options.changed();
    return ok(null);
  }

  return {
    open: () => {
      step({ kind: 'started' });
    },
    receive: (scan) => {
      const receivedAt = clock.monotonic();
      if (isRepeat(scan.text)) return;
      textsReceived += 1;
      orBreakDown(() => {
        admit(screenSafely(scan), scan.method, receivedAt);
      });
    },
    reject: (reason, method) => {
      // No scanned text begins with NUL, so none is ever taken for a rejection. After a text it is another person.
      if (isRepeat(`\0${String(textsReceived)} ${reason}`)) return;
      orBreakDown(() => {
        admit(options.unscreened(reason), method, clock.monotonic());
      });
    },
    painted: (number) => {
      step({ kind: 'painted', number });
    },
    hold: (number, held) => {
      clearTimeout(holdTimer);
      if (held) holdTimer = setTimeout(step, longestHoldMs, { kind: 'held', number, held: false });
      step({ kind: 'held', number, held });
    },
    letGo: () => {
      if (flow.kind === 'result') step({ kind: 'held', number: flow.number, held: false });
    },
    decide,
    breakDown,
    repair: () => {
      step({ kind: 'repaired' });
      options.changed();
    },
    flow: () => flow,
    person: () => person,
    close: () => {
      clearTimeout(screenTimer);
      clearTimeout(holdTimer);
      forgetPerson();
    },
  };
}
