import { describe, expect, test } from 'vitest';
import { judge } from '../../../main/core/policy/judge.ts';
import { remainingOf } from '../../../main/core/policy/remaining.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';
import { adult, recovered, tested } from '../../fakes/facts.ts';

describe('what remains of a welcome', () => {
  const day = { fact: 'test.minutesSince', lasts: 1440 } as const;

  test('is counted down to the last minute', () => {
    const left = (minutes: number) => remainingOf(day, adult(tested('naat', 'negative', minutes)));
    expect([0, 1439, 1440].map(left)).toEqual([
      { unit: 'minutes', amount: 1440 },
      { unit: 'minutes', amount: 1 },
      { unit: 'minutes', amount: 0 },
    ]);
  });

  test('is counted in days where the fact is', () => {
    const lasts = { fact: 'recovery.daysSinceFirstPositive', lasts: 89 } as const;
    expect(remainingOf(lasts, adult(recovered(80)))).toEqual({ unit: 'days', amount: 9 });
  });

  test('is nothing where the rule has no end, or the fact is not there', () => {
    expect(remainingOf(null, adult(tested('naat', 'negative', 1)))).toBeNull();
    for (const fact of ['vaccination.daysSince', 'recovery.daysSinceStart', 'test.minutesSince'] as const)
      expect(remainingOf({ fact, lasts: 1 }, adult({}))).toBeNull();
  });

  test.each(builtInPolicies().filter(({ chosen }) => chosen === 'by-date'))(
    'is 0 at the last minute at which a test still counts by $id',
    (policy) => {
      for (const type of ['naat', 'antigen'] as const) {
        const rule = policy.rules.find(
          ({ id }) => id === (type === 'naat' ? 'negative-pcr' : 'negative-antigen'),
        );
        const lasts = rule?.validity?.lasts ?? 0;
        const [last, past] = [lasts, lasts + 1].map((minutes) => adult(tested(type, 'negative', minutes)));
        if (last === undefined || past === undefined || rule === undefined) throw new Error('no such rule');
        expect([judge(last, policy).rule, remainingOf(rule.validity, last)?.amount]).toEqual([rule.id, 0]);
        expect(judge(past, policy).rule).not.toBe(rule.id);
      }
    },
  );
});
