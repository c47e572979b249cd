import type {
  AdmissionMethod,
  DecisionNote,
  GuardDecision,
  VisitAnswer,
} from '../core/admission/admission.ts';
import { failure } from '../core/reason-codes.ts';
import type { Failure, ReasonCode } from '../core/reason-codes.ts';
import type { Result } from '../core/result.ts';
import { ok } from '../core/result.ts';
import { noticeText, nothingSeen } from '../core/scan/repeat-guard.ts';
import type { ScanMethod } from '../core/scan/scan-method.ts';
import type { RawScan } from '../core/scan/scanned-text.ts';
import type { Screening } from '../core/screening.ts';
import type { DurationMs } from '../core/units.ts';
import type { Admitted, Coming } from './admit.ts';
import type { Clock } from './clock.ts';
import type { PresenceKeeper } from './presence/presence-keeper.ts';
import { exitRow } from './presence/presence-rows.ts';
import { guardDecisionRow } from './rows.ts';
import type { ByHand, RowPlace } from './rows.ts';
import { leavingWaitsMs, nextScreen } from './screen-flow.ts';
import type { ResultToShow, ScreenEvent, ScreenFlow, TimerWish } from './screen-flow.ts';
import { visitRow } from './visits.ts';

/** How long a green person's name stays with the guard: long enough to compare, gone before the next quiet hour. */
const greenIsRememberedMs: DurationMs = 60_000;

/**
 * How long a finger may hold a result. Whoever lets go may never be heard: a window can die under the finger, and
 * green must not wait there for people whom nobody screened.
 */
const longestHoldMs: DurationMs = 90_000;

interface DoorOptions {
  readonly presence: PresenceKeeper;
  readonly clock: Clock;
  /** One screening; may throw, which is a bug and becomes `DOOR_SCREENING_BROKEN`. */
  readonly screen: (scan: RawScan) => Screening;
  /** The yellow screening of somebody whose scan could not be screened. */
  readonly unscreened: (reason: ReasonCode) => Screening;
  /** Writes somebody down who wants to go in (`createAdmitter`). */
  readonly admit: (screening: Screening, coming: Coming) => Result<Admitted, Failure>;
  /** What the public screen says of somebody who was written down. */
  readonly wordsOf: (admitted: Admitted) => Omit<ResultToShow, 'number' | 'sequence'>;
  readonly subjectKeyOf: (screening: Screening) => string | null;
  /** Whether whatever a device reads goes out; null is a device without a name. */
  readonly isExit: (device: string | null) => boolean;
  readonly place: () => RowPlace;
  /** The public screen is another now. */
  readonly shown: (flow: ScreenFlow) => void;
  /** Rows or the person at the door are others now. */
  readonly changed: () => void;
  /** Hears of what a screening threw. */
  readonly report: (error: unknown) => void;
}

/** How a guard settles somebody who waits. */
export interface Settlement {
  readonly decision: GuardDecision;
  readonly note: DecisionNote | null;
  /** The person with those who come along. */
  readonly people: number;
}

/** The way of a scan in the station. Everything happens within the call: scans are handled in their order. */
export interface Door {
  open(): void;
  /** @param device name of the scanner, where it has one. */
  receive(scan: RawScan, device?: string | null): void;
  /** Something that began as a scan and was none: the person is told to wait for the guard. */
  reject(reason: ReasonCode, method: ScanMethod): void;
  /** Takes somebody to the door whom the guard has screened without a scan. */
  present(screening: Screening, method: AdmissionMethod, goesWith?: number): void;
  /** Somebody said "I am leaving": the next code goes out. */
  beginLeaving(): void;
  /** Somebody leaves who has no code. */
  leaveWithoutCode(): void;
  cancelLeaving(): void;
  /** A visitor answers what the screen asks; null passes it over. Late touches answer nothing. */
  answerVisit(number: number, answer: { readonly ask: VisitAnswer; readonly choice: number | null }): void;
  painted(number: number): void;
  hold(number: number, held: boolean): void;
  /** A window was opened anew: no finger of before holds anything there. */
  letGo(): void;
  decide(sequence: number, settlement: Settlement, by: ByHand): Result<null, Failure>;
  breakDown(reason: Failure): void;
  repair(): void;
  flow(): ScreenFlow;
  /** The person who stands at the door; in memory only, until the next one comes or a guard decided. */
  person(): Admitted | null;
  close(): void;
}

/** Makes the door of a station. No colour leaves it whose row is not on disk (docs/architecture.md, invariant 1). */
export function createDoor(options: DoorOptions): Door {
  const { presence, clock, place } = options;
  let flow: ScreenFlow = { kind: 'starting' };
  let person: Admitted | null = null;
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

  function nextNumber(): number {
    lastNumber += 1;
    return lastNumber;
  }

  function comeIn(screening: Screening, coming: Coming): void {
    forgetPerson();
    const admitted = options.admit(screening, coming);
    if (admitted.ok) show(admitted.value);
    else breakDown(admitted.failure);
  }

  /** The row is committed and synced: only now the colour goes out. */
  function show(admitted: Admitted): void {
    person = admitted;
    const words = options.wordsOf(admitted);
    if (words.shown === 'green') memoryTimer = setTimeout(forgetAndTell, greenIsRememberedMs);
    const { sequence } = admitted.row;
    step({ kind: 'recorded', result: { number: nextNumber(), sequence, ...words } });
    options.changed();
  }

  /** Nobody is judged on the way out: whatever the code says, the person goes. */
  function goOut(screening: Screening | null, method: AdmissionMethod): void {
    const subjectKey = screening === null ? null : options.subjectKeyOf(screening);
    const written = presence.write(exitRow(place(), { method, subjectKey }));
    if (!written.ok) {
      breakDown(written.failure);
      return;
    }
    const language = screening?.credential?.language ?? null;
    const { sequence } = written.value.row;
    step({ kind: 'went-out', exit: { number: nextNumber(), sequence, language, at: place().at } });
    options.changed();
  }

  function answerVisit(number: number, { ask, choice }: Parameters<Door['answerVisit']>[1]): void {
    if (flow.kind !== 'visit' || flow.number !== number || flow.asked.ask !== ask) return;
    const chosen = choice === null ? null : flow.asked.choices[choice];
    // Nothing was offered there, or a question that has to be answered was passed over: the question stands.
    if (chosen === undefined || (chosen === null && !flow.canSkip)) return;
    if (chosen !== null) {
      const written = presence.write(visitRow(place(), flow.sequence, ask, chosen.key));
      if (!written.ok) {
        breakDown(written.failure);
        return;
      }
    }
    step({ kind: 'answered', number, ask });
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

  function decide(
    sequence: number,
    { decision, note, people }: Settlement,
    by: ByHand,
  ): Result<null, Failure> {
    const row = guardDecisionRow(place(), sequence, decision, { ...by, note }, { people });
    const recorded = presence.write(row);
    if (!recorded.ok) return recorded;
    if (person?.row.sequence === sequence) forgetPerson();
    step({ kind: 'decided', sequence, isIn: decision === 'let-in' });
    options.changed();
    return ok(null);
  }

  return {
    open: () => {
      step({ kind: 'started' });
    },
    receive: (scan, device = null) => {
      const receivedAt = clock.monotonic();
      const isLeaving = flow.kind === 'leaving' || options.isExit(device);
      // Out and in are two passages, however soon one follows the other.
      if (isRepeat(isLeaving ? `\0out ${scan.text}` : scan.text)) return;
      textsReceived += 1;
      orBreakDown(() => {
        const screening = screenSafely(scan);
        if (isLeaving) goOut(screening, scan.method);
        else comeIn(screening, { method: scan.method, elapsedMs: clock.monotonic() - receivedAt });
      });
    },
    reject: (reason, method) => {
      // No scanned text begins with NUL, so none is ever taken for a rejection. After a text it is another person.
      if (isRepeat(`\0${String(textsReceived)} ${reason}`)) return;
      orBreakDown(() => {
        comeIn(options.unscreened(reason), { method, elapsedMs: 0 });
      });
    },
    present: (screening, method, goesWith) => {
      textsReceived += 1;
      orBreakDown(() => {
        comeIn(screening, { method, elapsedMs: 0, goesWith: goesWith ?? null });
      });
    },
    beginLeaving: () => {
      step({ kind: 'leaving', number: nextNumber(), until: clock.now() + leavingWaitsMs });
    },
    leaveWithoutCode: () => {
      if (flow.kind === 'leaving') goOut(null, 'touch');
    },
    cancelLeaving: () => {
      step({ kind: 'stayed' });
    },
    answerVisit,
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
