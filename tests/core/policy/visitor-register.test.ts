import { unknownFacts } from '../../../main/core/policy/facts.ts';
import { describe, expect, test } from 'vitest';
import { choosePolicy } from '../../../main/core/policy/choose-policy.ts';
import { decideWithoutCredential, rejudge } from '../../../main/core/policy/decide.ts';
import type { Facts } from '../../../main/core/policy/facts.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';
import { adult, tested } from '../../fakes/facts.ts';

const policy = choosePolicy(builtInPolicies(), '2026-11-24', 'visitor-register')?.policy ?? null;
const circumstances = (personClass: string) => ({ policy, personClass, mode: null, clockIsDoubtful: false });
const seen = (personClass: string, said: Partial<Facts>) => {
  const { outcome, shown, reasons } = rejudge(adult({ ...said, personClass }), circumstances(personClass));
  return `${outcome}/${shown} ${reasons.join(' ')}`;
};

describe('the register of visitors and employees', () => {
  test('is in force today, and taken only where it is named', () => {
    expect(choosePolicy(builtInPolicies(), '2026-11-24', 'visitor-register')?.outsideItsDates).toBeNull();
    expect(choosePolicy(builtInPolicies(), '2026-11-24')?.policy.id).toBe('pedulilindungi-2022-07');
  });

  test('lets in employees by the pass of the office, and by nothing else', () => {
    const pass = { format: 'office-pass', membership: 'pass' } as const;
    const number = { format: 'roster', membership: 'roster-number' } as const;
    expect(seen('employee', pass)).toBe('green/green POLICY_PASS_VALID');
    expect(seen('employee', number)).toBe('yellow/yellow POLICY_NUMBER_TO_CHECK');
    expect(seen('employee', {})).toBe('yellow/yellow POLICY_NO_RULE');
  });

  test('notes visitors with a genuine document down, and asks nothing about their health', () => {
    expect(seen('visitor', {})).toBe('green/green POLICY_REGISTERED');
    expect(seen('visitor', tested('naat', 'positive', 5))).toBe('green/green POLICY_REGISTERED');
  });

  test('sends everybody else to the guard', () => {
    for (const personClass of ['employee', 'visitor', 'student'])
      expect(decideWithoutCredential(unknownFacts, circumstances(personClass)).shown).toBe('yellow');
    expect(seen('student', {})).toBe('yellow/yellow POLICY_NO_RULE');
    expect(rejudge(adult({}), { ...circumstances('visitor'), clockIsDoubtful: true }).shown).toBe('yellow');
  });
});
