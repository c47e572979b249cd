import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { practiceCases } from '../../../renderer/practice/cases.ts';
import { nextRun, scoreOf, shuffled } from '../../../renderer/practice/practice-run.ts';
import type { PracticeEvent, PracticeRun } from '../../../renderer/practice/practice-run.ts';

const intro: PracticeRun = { kind: 'intro', order: practiceCases };
const next = (at: number): PracticeEvent => ({ kind: 'next', at });
const decided = (decision: 'let-in' | 'wait', at: number): PracticeEvent => ({
  kind: 'decided',
  decision,
  at,
});
const after = (...events: readonly PracticeEvent[]) => events.reduce(nextRun, intro);

describe('the cases of the practice', () => {
  test('are twelve, each with an id of its own', () => {
    expect(new Set(practiceCases.map(({ id }) => id)).size).toBe(12);
  });

  test('ask for every decision at least once', () => {
    expect(new Set(practiceCases.map(({ right }) => right)).size).toBe(4);
  });
});

describe('a practice', () => {
  test('begins with the first case of its order', () => {
    expect(after(next(5))).toEqual({ kind: 'case', order: practiceCases, answers: [], since: 5 });
  });

  test('takes the time from the sight of a case to the decision', () => {
    expect(after(next(1000), decided('let-in', 3500))).toMatchObject({
      kind: 'told',
      answers: [{ asked: practiceCases[0], decision: 'let-in', tookMs: 2500 }],
    });
  });

  test('takes no second decision about a case, and none before the first', () => {
    const once = after(next(0), decided('let-in', 1));
    expect(nextRun(once, decided('wait', 2))).toBe(once);
    expect(nextRun(intro, decided('wait', 2))).toBe(intro);
  });

  test('goes on only when a case was decided', () => {
    const asked = after(next(0));
    expect(nextRun(asked, next(1))).toBe(asked);
  });

  test('ends with the score after its last case and not before', () => {
    const events = practiceCases.flatMap((_case, index) => [decided('wait', index), next(index)]);
    expect(after(next(0), ...events.slice(0, -2)).kind).toBe('case');
    expect(after(next(0), ...events.slice(0, -1)).kind).toBe('told');
    const score = after(next(0), ...events);
    expect(score.kind).toBe('score');
    expect(nextRun(score, next(99))).toBe(score);
  });
});

describe('the score', () => {
  const [first, second] = practiceCases;
  if (!first || !second) throw new Error('there are no cases');

  test('counts the right ones and names the others', () => {
    const answers = [
      { asked: first, decision: first.right, tookMs: 2000 },
      { asked: second, decision: 'code-k', tookMs: 4000 },
    ] as const;
    expect(scoreOf(answers)).toEqual({ right: 1, of: 2, middleSeconds: 4, wrong: [second] });
  });

  test('goes by the middle time, which one long pause does not change', () => {
    const answers = [1000, 2000, 600_000].map((tookMs) => ({ asked: first, decision: first.right, tookMs }));
    expect(scoreOf(answers).middleSeconds).toBe(2);
  });
});

describe('the order', () => {
  const seeds = fc.integer({ min: 0, max: 999_999 });

  test('has every case once, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const order = shuffled(practiceCases, seed);
        return order.length === 12 && new Set(order).size === 12;
      }),
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) =>
        shuffled(practiceCases, seed).every((one, at) => one === shuffled(practiceCases, seed)[at]),
      ),
    );
  });

  test('begins with each of the twelve about equally often', () => {
    const firsts = Array.from({ length: 12_000 }, (_none, seed) => shuffled(practiceCases, seed)[0]?.id);
    for (const { id } of practiceCases) {
      const times = firsts.filter((first) => first === id).length;
      expect(times, id).toBeGreaterThan(850);
      expect(times, id).toBeLessThan(1150);
    }
  });
});
