import type { DurationMs } from '../../main/core/units.ts';
import type { Decision, PracticeCase } from './cases.ts';

interface Answer {
  readonly asked: PracticeCase;
  readonly decision: Decision;
  readonly tookMs: DurationMs;
}

/** Where somebody who practises is: at the first page, before a case, told how it was, or at the score. */
export type PracticeRun =
  | { readonly kind: 'intro'; readonly order: readonly PracticeCase[] }
  | {
      readonly kind: 'case';
      readonly order: readonly PracticeCase[];
      readonly answers: readonly Answer[];
      readonly since: DurationMs;
    }
  | { readonly kind: 'told'; readonly order: readonly PracticeCase[]; readonly answers: readonly Answer[] }
  | { readonly kind: 'score'; readonly order: readonly PracticeCase[]; readonly answers: readonly Answer[] };

/** A key at an instant of the page's own clock (ms). */
export type PracticeEvent =
  | { readonly kind: 'next'; readonly at: DurationMs }
  | { readonly kind: 'decided'; readonly decision: Decision; readonly at: DurationMs };

/** Gives where the practice stands after an event; one that means nothing there changes nothing. */
export function nextRun(run: PracticeRun, event: PracticeEvent): PracticeRun {
  if (event.kind === 'decided') return decide(run, event.decision, event.at);
  const { order } = run;
  if (run.kind === 'intro') return { kind: 'case', order, answers: [], since: event.at };
  if (run.kind !== 'told') return run;
  const { answers } = run;
  const isOver = answers.length === order.length;
  return isOver ? { kind: 'score', order, answers } : { kind: 'case', order, answers, since: event.at };
}

function decide(run: PracticeRun, decision: Decision, at: DurationMs): PracticeRun {
  if (run.kind !== 'case') return run;
  const { order, answers, since } = run;
  const asked = order[answers.length];
  if (!asked) return run;
  return { kind: 'told', order, answers: [...answers, { asked, decision, tookMs: at - since }] };
}

interface Score {
  readonly right: number;
  readonly of: number;
  /** Of the middle answer, so that one telephone call does not count. */
  readonly middleSeconds: number;
  /** Cases to read again, in their order. */
  readonly wrong: readonly PracticeCase[];
}

/** Gives the score of the answers so far. */
export function scoreOf(answers: readonly Answer[]): Score {
  const wrong = answers.filter(({ asked, decision }) => decision !== asked.right).map(({ asked }) => asked);
  const times = answers.map(({ tookMs }) => tookMs).toSorted((one, other) => one - other);
  const middle = times[Math.floor(times.length / 2)] ?? 0;
  return { right: answers.length - wrong.length, of: answers.length, middleSeconds: middle / 1000, wrong };
}

/** Gives the items in an order that a seed of 32 bits decides: the same seed, the same order. */
export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const left = [...items];
  const chance = mulberry32(seed);
  return items.flatMap(() => left.splice(Math.floor(chance() * left.length), 1));
}

/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 to below 1; good enough for an order, and for nothing secret. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
