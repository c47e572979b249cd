import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOnFailures, rejudge } from '../../../main/core/policy/decide.ts';
import type { Circumstances } from '../../../main/core/policy/decide.ts';
import type { Facts } from '../../../main/core/policy/facts.ts';
import { judge } from '../../../main/core/policy/judge.ts';
import type { Policy } from '../../../main/core/policy/policy.ts';
import { failure } from '../../../main/core/reason-codes.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';
import { adult, covid19, dose, minor } from '../../fakes/facts.ts';
import { withModes } from '../../fakes/policies.ts';

const policies = builtInPolicies();
const [oldest] = policies;
if (oldest === undefined) throw new Error('there are no built-in policies');

const circumstances = (policy: Policy | null, other: Partial<Circumstances> = {}): Circumstances => ({
  policy,
  personClass: 'visitor',
  mode: null,
  clockIsDoubtful: false,
  ...other,
});

describe('the mode of a decision', () => {
  const byClass: Policy = withModes(oldest, { employee: 'mandatory', visitor: 'advisory' });
  const modeFor = (other: Partial<Circumstances>) =>
    rejudge(adult(dose(2, 2)), circumstances(byClass, other)).mode;

  test("is the policy's own for the person's class", () => {
    expect([modeFor({ personClass: 'visitor' }), modeFor({ personClass: 'employee' })]).toEqual([
      'advisory',
      'mandatory',
    ]);
  });

  test('is the one asked for, where one is', () => {
    expect(modeFor({ personClass: 'visitor', mode: 'mandatory' })).toBe('mandatory');
  });

  test('binds where there is no policy', () => {
    expect(rejudge(adult({}), circumstances(null))).toMatchObject({
      mode: 'mandatory',
      shown: 'yellow',
      reasons: ['POLICY_MISSING'],
      policy: { id: 'none', rule: null },
    });
  });
});

describe('a decision on failures', () => {
  const decided = (...codes: Parameters<typeof failure>[0][]) => {
    const [first = 'SCAN_EMPTY', ...others] = codes;
    const failures = [failure(first), ...others.map((code) => failure(code))] as const;
    return decideOnFailures('trust', failures, circumstances(oldest));
  };

  test('is red where any of them is, and gives all of them as reasons', () => {
    expect(decided('TRUST_SIGNATURE_EXPIRED', 'TRUST_REVOKED')).toMatchObject({
      outcome: 'red',
      shown: 'red',
      reasons: ['TRUST_SIGNATURE_EXPIRED', 'TRUST_REVOKED'],
    });
  });

  test('is yellow otherwise', () => {
    expect(decided('TRUST_SIGNATURE_EXPIRED', 'TRUST_KEY_TOO_WEAK').outcome).toBe('yellow');
  });

  test('names the policy but no rule', () => {
    expect(decided('TRUST_SPECIMEN').policy).toEqual({ id: oldest.id, version: '1', rule: null });
  });
});

describe('where the policy fails, not the person,', () => {
  const title = { id: 'Uji', en: 'Test' };
  const rule = (id: string, when: Policy['rules'][number]['when']) =>
    ({ id, title, outcome: 'green', reason: 'POLICY_BOOSTED', classes: null, when, validity: null }) as const;
  const broken = rule('broken', { '>': [{ var: 'test.minutesSince' }, 1] });
  const milder = rule('milder', { var: 'evidenceLeftOut' });

  test('a rule that cannot be worked out stops the search before a milder one', () => {
    const policy = { ...oldest, rules: [broken, milder] };
    expect(judge(adult({ evidenceLeftOut: true }), policy)).toEqual({
      outcome: 'yellow',
      reason: 'POLICY_RULE_BROKEN',
      rule: 'broken',
    });
  });

  test('advisory shows yellow, not the invitation', () => {
    const policy = { ...oldest, rules: [broken] };
    const advisory = circumstances(policy, { mode: 'advisory' });
    expect(rejudge(adult({}), advisory)).toMatchObject({ shown: 'yellow', outcome: 'yellow' });
    expect(
      rejudge(adult({}), circumstances({ ...oldest, rules: [milder] }, { mode: 'advisory' })).shown,
    ).toBe('yellow');
  });

  test('a case that no rule speaks of is what the policy says of all others', () => {
    const policy = {
      ...oldest,
      rules: [milder],
      otherwise: { outcome: 'red', reason: 'POLICY_NO_RULE' } as const,
    };
    expect(judge(minor({}), policy)).toEqual({ outcome: 'red', reason: 'POLICY_NO_RULE', rule: null });
  });
});

describe('any facts at all', () => {
  const count = fc.oneof(fc.integer({ min: -2, max: 120 }), fc.integer(), fc.double());
  // From toFacts or from a row's JSON: always plain objects.
  const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.record(model, { noNullPrototype: true });
  const facts: fc.Arbitrary<Facts> = plain({
    format: fc.constantFrom('hcert', null),
    ageBand: fc.constantFrom('under-6', '6-17', '18-plus', 'unknown'),
    targetDisease: fc.constantFrom(covid19, '6142004', 'other', null),
    evidenceLeftOut: fc.boolean(),
    vaccination: fc.option(
      plain({
        doseNumber: count,
        dosesInSeries: count,
        daysSince: count,
        product: fc.constantFrom('', 'EU/1/20/1525', 'CoronaVac'),
      }),
    ),
    test: fc.option(
      plain({
        type: fc.constantFrom('naat', 'antigen', 'other'),
        result: fc.constantFrom('negative', 'positive', 'inconclusive'),
        minutesSince: count,
      }),
    ),
    recovery: fc.option(
      plain({
        daysSinceFirstPositive: count,
        monthsSinceFirstPositive: count,
        daysSinceStart: count,
        daysUntilEnd: count,
      }),
    ),
    closeContact: fc.option(plain({ daysSince: count })),
  });

  test('lead to a decision, green only where a green rule held, black always shown as yellow', () => {
    const modes = fc.constantFrom(null, 'advisory', 'mandatory');
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom(...policies),
        modes,
        fc.boolean(),
        (said, policy, mode, clockIsDoubtful) => {
          const decision = rejudge(said, circumstances(policy, { mode, clockIsDoubtful }));
          const rule = policy.rules.find(({ id }) => id === decision.policy.rule);
          if (decision.outcome === 'green')
            expect([rule?.outcome, clockIsDoubtful]).toEqual(['green', false]);
          if (decision.outcome === 'black') expect(decision.shown).toBe('yellow');
          if (decision.shown === 'green') expect(rule).toBeDefined();
          expect(decision.reasons.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
