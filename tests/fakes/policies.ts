import type { Mode } from '../../main/core/policy/decision.ts';
import { parsePolicy } from '../../main/core/policy/policy.ts';
import type { Policy } from '../../main/core/policy/policy.ts';

const title = { id: 'Uji', en: 'Test' };

/** A whole policy as an office would write it, with what a test wants different. */
export const wholePolicy = {
  id: 'test-policy',
  version: '1',
  title,
  legalBasis: [{ number: 'SK 1', date: null, text: title }],
  validFrom: '2022-01-01',
  validUntil: null,
  classes: [
    { id: 'employee', title, mode: 'mandatory' },
    { id: 'visitor', title, mode: 'mandatory' },
  ],
  rules: [
    {
      id: 'tested',
      title,
      outcome: 'green',
      reason: 'POLICY_TEST_NEGATIVE',
      when: { '===': [{ var: 'test.result' }, 'negative'] },
    },
  ],
  otherwise: { outcome: 'yellow', reason: 'POLICY_NO_RULE' },
  notes: { id: [], en: [] },
};

/** Gives that policy, read. Throws where the difference makes it unreadable. */
export function somePolicy(different: Readonly<Record<string, unknown>> = {}): Policy {
  const policy = parsePolicy({ ...wholePolicy, ...different });
  if (!policy.ok) throw new Error(`not a policy: ${policy.failure.seen ?? '?'}`);
  return policy.value;
}

/** Gives a rule with its title, as JSON. */
export function someRule(
  id: string,
  outcome: 'green' | 'yellow' | 'red' | 'black',
  when: unknown,
  different: Readonly<Record<string, unknown>> = {},
) {
  return { id, title, outcome, reason: 'POLICY_BOOSTED', when, ...different };
}

/** Gives a policy with other modes for its classes. */
export function withModes(policy: Policy, modes: Readonly<Record<string, Mode>>): Policy {
  return { ...policy, classes: policy.classes.map((one) => ({ ...one, mode: modes[one.id] ?? one.mode })) };
}
