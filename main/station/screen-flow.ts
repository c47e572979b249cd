import type { ShownColour } from '../core/reason-codes.ts';
import { assertNever } from '../core/result.ts';
import type { DurationMs } from '../core/units.ts';
import type { ScreenState } from '../../preload/contract/screen-state.ts';

/** How long green stands, from its first paint (bounds 1.5 to 2.5 s: long enough to read, short for the queue). */
export const greenStandsMs: DurationMs = 2000;

/** How long the window may take to say that it painted before the station counts by itself. */
export const paintAllowanceMs: DurationMs = 1000;

/** A person's result, its row already safe on disk. */
export interface ResultToShow {
  readonly number: number;
  /** Sequence of the row; stays in the station. */
  readonly sequence: number;
  readonly shown: ShownColour;
  readonly advisory: boolean;
  readonly initials: string | null;
}

export type ScreenFlow =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'result'; readonly held: boolean } & ResultToShow)
  | { readonly kind: 'out-of-service'; readonly code: string };

export type ScreenEvent =
  | { readonly kind: 'started' }
  | { readonly kind: 'recorded'; readonly result: ResultToShow }
  | { readonly kind: 'painted'; readonly number: number }
  | { readonly kind: 'held'; readonly number: number; readonly held: boolean }
  | { readonly kind: 'time-up'; readonly number: number }
  | { readonly kind: 'decided'; readonly sequence: number }
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
 * A new person's result replaces the old one at once. Green returns by itself; yellow and red stay until the
 * guard decides or the next person comes. Out of service ends only when the station is repaired: a result
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
      return flow.kind === 'out-of-service' ? same(flow) : show(event.result);
    case 'painted':
      return isResult(flow, event.number) && !flow.held ? { flow, timer: countDown(flow) } : same(flow);
    case 'held':
      return isResult(flow, event.number) ? hold({ ...flow, held: event.held }) : same(flow);
    case 'time-up':
      return isResult(flow, event.number) && returnsByItself(flow) && !flow.held ? ready : same(flow);
    case 'decided':
      return flow.kind === 'result' && flow.sequence === event.sequence ? ready : same(flow);
    default:
      return assertNever(event);
  }
}

/** Gives what the public window is told: the action and nothing of the reason. */
export function toScreenState(flow: ScreenFlow): ScreenState {
  if (flow.kind !== 'result') return flow;
  const { kind, number, shown, advisory, initials, held } = flow;
  return { kind, number, shown, advisory, initials, held, returnsAfterMs: standsMs(flow) };
}

function same(flow: ScreenFlow): ScreenStep {
  return { flow, timer: 'keep' };
}

function show(result: ResultToShow): ScreenStep {
  const timer: TimerWish = returnsByItself(result)
    ? { number: result.number, afterMs: greenStandsMs + paintAllowanceMs }
    : 'stop';
  return { flow: { kind: 'result', held: false, ...result }, timer };
}

function hold(flow: ScreenFlow & { kind: 'result' }): ScreenStep {
  return { flow, timer: flow.held ? 'stop' : countDown(flow) };
}

function countDown(result: ResultToShow): TimerWish {
  return returnsByItself(result) ? { number: result.number, afterMs: greenStandsMs } : 'keep';
}

function returnsByItself(result: ResultToShow): boolean {
  return result.shown === 'green';
}

function standsMs(result: ResultToShow): DurationMs | null {
  return returnsByItself(result) ? greenStandsMs : null;
}

function isResult(flow: ScreenFlow, number: number): flow is ScreenFlow & { kind: 'result' } {
  return flow.kind === 'result' && flow.number === number;
}
