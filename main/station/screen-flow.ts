import type { ShownColour } from '../core/reason-codes.ts';
import { assertNever } from '../core/result.ts';
import type { DurationMs, InstantMs } from '../core/units.ts';
import type { ScreenState } from '../../preload/contract/screen-state.ts';
import { askedAfter, beginVisit, toVisitState } from './visit-flow.ts';
import type { VisitFlow } from './visit-flow.ts';
import { visitWaitsMs } from './visits.ts';
import type { VisitQuestions } from './visits.ts';

/** How long green stands, from its first paint (bounds 1.5 to 2.5 s: long enough to read, short for the queue). */
export const greenStandsMs: DurationMs = 2000;

/** How long the window may take to say that it painted before the station counts by itself. */
export const paintAllowanceMs: DurationMs = 1000;

/** Somebody who passes in or out, the row already safe on disk. */
interface Passing {
  readonly number: number;
  /** Sequence of the row; stays in the station. */
  readonly sequence: number;
  /** The language that the person's own pass asks for; none has the window's own. */
  readonly language?: ResultState['language'];
}

/** A person's result. */
export interface ResultToShow extends Passing {
  readonly shown: ShownColour;
  readonly advisory: boolean;
  readonly initials: string | null;
  /** The policy's own public lines for this colour. */
  readonly wording?: ResultState['wording'];
  /** A full house, which everybody is told alike; only with yellow. */
  readonly notice?: ResultState['notice'];
  /** What the person is asked once let in; stays in the station until then. */
  readonly visit?: VisitQuestions | null;
}

/** A person's exit. */
export interface ExitToShow extends Passing {
  readonly at: InstantMs;
}

type ResultState = Extract<ScreenState, { kind: 'result' }>;
type ResultFlow = { readonly kind: 'result'; readonly held: boolean } & ResultToShow;
type ExitFlow = { readonly kind: 'exit'; readonly held: boolean } & ExitToShow;
type PassingFlow = ResultFlow | ExitFlow;

/** How long a touch on "I am leaving" waits for the code: time to find the phone again. */
export const leavingWaitsMs: DurationMs = 15_000;

/** Somebody said "I am leaving" and may show the code now. */
interface LeavingFlow {
  readonly kind: 'leaving';
  readonly number: number;
  readonly until: InstantMs;
}

export type ScreenFlow =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | LeavingFlow
  | PassingFlow
  | VisitFlow
  | { readonly kind: 'out-of-service'; readonly code: string };

export type ScreenEvent =
  | { readonly kind: 'started' }
  | { readonly kind: 'recorded'; readonly result: ResultToShow }
  | { readonly kind: 'went-out'; readonly exit: ExitToShow }
  | { readonly kind: 'leaving'; readonly number: number; readonly until: InstantMs }
  | { readonly kind: 'stayed' }
  | { readonly kind: 'painted'; readonly number: number }
  | { readonly kind: 'held'; readonly number: number; readonly held: boolean }
  | { readonly kind: 'time-up'; readonly number: number }
  | { readonly kind: 'decided'; readonly sequence: number; readonly isIn: boolean }
  /** A question about the visit was answered, or passed over. */
  | { readonly kind: 'answered'; readonly number: number; readonly ask: VisitFlow['asked']['ask'] }
  | { readonly kind: 'broken'; readonly code: string }
  | { readonly kind: 'repaired' };

/** What the station's one timer shall do: go on, stop, or bring `time-up` for a result after a while. */
export type TimerWish = 'keep' | 'stop' | { readonly number: number; readonly afterMs: DurationMs };

export interface ScreenStep {
  readonly flow: ScreenFlow;
  readonly timer: TimerWish;
}

const ready: ScreenStep = { flow: { kind: 'ready' }, timer: 'stop' };

/**
 * Gives what the public screen shows after an event, and what the timer shall do.
 *
 * A new person's result replaces the old one at once. Green and an exit return by themselves; yellow and red
 * stay until the guard decides or the next person comes. Out of service ends only when the station is repaired: a result
 * that comes meanwhile is not shown.
 */
export function nextScreen(flow: ScreenFlow, event: ScreenEvent): ScreenStep {
  switch (event.kind) {
    case 'started':
      return flow.kind === 'starting' ? ready : same(flow);
    case 'repaired':
      return flow.kind === 'out-of-service' ? ready : same(flow);
    case 'broken':
      return { flow: { kind: 'out-of-service', code: event.code }, timer: 'stop' };
    case 'recorded':
      return replace(flow, { kind: 'result', held: false, ...event.result });
    case 'went-out':
      return replace(flow, { kind: 'exit', held: false, ...event.exit });
    case 'leaving':
      return beginLeaving(flow, event);
    case 'stayed':
      return flow.kind === 'leaving' ? ready : same(flow);
    case 'painted':
      return isPassing(flow, event.number) && !flow.held ? { flow, timer: countDown(flow) } : same(flow);
    case 'held':
      return isPassing(flow, event.number) ? hold({ ...flow, held: event.held }) : same(flow);
    case 'time-up':
      return isOver(flow, event.number) ? afterPassing(flow) : same(flow);
    case 'decided':
      if (flow.kind !== 'result' || flow.sequence !== event.sequence) return same(flow);
      return event.isIn ? afterPassing(flow) : ready;
    case 'answered':
      return flow.kind === 'visit' && flow.number === event.number && flow.asked.ask === event.ask
        ? askOrReady(askedAfter(flow))
        : same(flow);
    default:
      return assertNever(event);
  }
}

/** Gives what the public window is told: the action and nothing of the reason. */
export function toScreenState(flow: ScreenFlow): ScreenState {
  switch (flow.kind) {
    case 'result':
      return toResultState(flow);
    case 'exit':
      return { kind: 'exit', at: flow.at, ...toPassing(flow) };
    case 'leaving':
      return { kind: 'leaving', until: flow.until };
    case 'visit':
      return toVisitState(flow);
    case 'starting':
    case 'ready':
    case 'out-of-service':
      return flow;
    default:
      return assertNever(flow);
  }
}

function toResultState(flow: ResultFlow): ResultState {
  const { kind, shown, advisory, initials, wording = null } = flow;
  // A full house has its own yellow; on any other colour it would be a verdict with the wrong words.
  const notice = shown === 'yellow' ? (flow.notice ?? null) : null;
  return { kind, shown, advisory, initials, wording, notice, ...toPassing(flow) };
}

function toPassing(flow: PassingFlow) {
  const { number, held, language = null } = flow;
  return { number, held, language, returnsAfterMs: returnsByItself(flow) ? greenStandsMs : null };
}

function same(flow: ScreenFlow): ScreenStep {
  return { flow, timer: 'keep' };
}

/** Whoever waits for the guard keeps the screen: a touch of somebody behind must not wipe it. */
function beginLeaving(flow: ScreenFlow, { number, until }: Omit<LeavingFlow, 'kind'>): ScreenStep {
  const isFree =
    flow.kind === 'ready' || flow.kind === 'leaving' || (isAPassing(flow) && returnsByItself(flow));
  if (!isFree) return same(flow);
  return { flow: { kind: 'leaving', number, until }, timer: { number, afterMs: leavingWaitsMs } };
}

function isOver(flow: ScreenFlow, number: number): boolean {
  if (flow.kind === 'leaving' || flow.kind === 'visit') return flow.number === number;
  return isPassing(flow, number) && returnsByItself(flow) && !flow.held;
}

/** Whoever was let in is asked about the visit, where there is something to ask. */
function afterPassing(flow: ScreenFlow): ScreenStep {
  return askOrReady(flow.kind === 'result' && flow.visit ? beginVisit(flow, flow.visit) : null);
}

function askOrReady(visit: VisitFlow | null): ScreenStep {
  return visit === null ? ready : { flow: visit, timer: { number: visit.number, afterMs: visitWaitsMs } };
}

/** The next person replaces whoever stands there; out of service stays. */
function replace(flow: ScreenFlow, next: PassingFlow): ScreenStep {
  if (flow.kind === 'out-of-service') return same(flow);
  const timer: TimerWish = returnsByItself(next)
    ? { number: next.number, afterMs: greenStandsMs + paintAllowanceMs }
    : 'stop';
  return { flow: next, timer };
}

function hold(flow: PassingFlow): ScreenStep {
  return { flow, timer: flow.held ? 'stop' : countDown(flow) };
}

function countDown(flow: PassingFlow): TimerWish {
  return returnsByItself(flow) ? { number: flow.number, afterMs: greenStandsMs } : 'keep';
}

/** Yellow and red wait for a person; green and an exit are done. */
function returnsByItself(flow: PassingFlow): boolean {
  return flow.kind === 'exit' || flow.shown === 'green';
}

function isPassing(flow: ScreenFlow, number: number): flow is PassingFlow {
  return isAPassing(flow) && flow.number === number;
}

function isAPassing(flow: ScreenFlow): flow is PassingFlow {
  return flow.kind === 'result' || flow.kind === 'exit';
}
