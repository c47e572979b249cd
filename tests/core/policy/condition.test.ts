import { describe, expect, test } from 'vitest';
import { holds, isCondition, readsFacts } from '../../../main/core/policy/condition.ts';
import type { Condition } from '../../../main/core/policy/condition.ts';
import { unknownFacts } from '../../../main/core/policy/facts.ts';
import { adult, dose } from '../../fakes/facts.ts';

const doses: Condition = { '>=': [{ var: 'vaccination.doseNumber' }, 2] };

describe('a condition', () => {
  test('may read the facts that exist', () => {
    expect(isCondition({ and: [{ var: 'vaccination' }, doses] })).toBe(true);
  });

  test('may not read a fact that does not exist', () => {
    expect(isCondition({ '===': [{ var: 'vaccination.dosenumber' }, 2] })).toBe(false);
    expect(isCondition({ var: '' })).toBe(false);
    expect(isCondition({ var: 'constructor' })).toBe(false);
  });

  test('is refused when it is not CertLogic', () => {
    const none = [null, undefined, 1.5, {}, { or: [true, false] }, { var: ['test'] }, { '>=': [1] }];
    expect(none.filter((value) => isCondition(value))).toEqual([]);
  });

  test('says whether it looks at the person', () => {
    expect([readsFacts(doses), readsFacts(true)]).toEqual([true, false]);
  });

  test('holds or does not', () => {
    expect(holds(doses, adult(dose(2, 2)))).toEqual({ ok: true, value: true });
    expect(holds(doses, adult(dose(1, 2)))).toEqual({ ok: true, value: false });
    expect(holds({ and: [{ var: 'vaccination' }, doses] }, unknownFacts)).toEqual({ ok: true, value: false });
  });

  test('is broken, neither yes nor no, where a fact that it compares is missing', () => {
    expect(holds(doses, unknownFacts)).toMatchObject({ ok: false, failure: { code: 'POLICY_RULE_BROKEN' } });
  });

  test('is broken where it ends in something that is not true or false', () => {
    for (const when of [1, 'yes', { var: 'vaccination' }, { var: 'vaccination.doseNumber' }] as const)
      expect(holds(when, adult(dose(2, 2)))).toMatchObject({ failure: { code: 'POLICY_RULE_BROKEN' } });
  });
});
