import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rejudge } from '../../../main/core/policy/decide.ts';
import { modes } from '../../../main/core/policy/decision.ts';
import type { Facts } from '../../../main/core/policy/facts.ts';
import { readPolicyDocument } from '../../../main/core/policy/policy-document.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';
import { countryRule, seriesComplete, withinDays } from '../../fakes/acceptance-rules.ts';
import { adult, dose } from '../../fakes/facts.ts';
import { somePolicy } from '../../fakes/policies.ts';
import { randomFacts } from '../../fakes/random-facts.ts';
import { randomPolicy } from '../../fakes/random-policy.ts';

const country = readPolicyDocument(
  {
    rules: [countryRule(seriesComplete), countryRule(withinDays(90), { Identifier: 'VR-ID-0002' })],
    valueSets: {},
  },
  { keys: [], mustSign: false },
);
if (!country.ok) throw new Error('the country has no rules');
const policies = fc.oneof(fc.constantFrom(...builtInPolicies(), country.value.policy), randomPolicy);

describe('a decision judged again from its row', () => {
  test('is the same, whatever the facts and the policy', () => {
    const mode = fc.constantFrom(null, ...modes);
    fc.assert(
      fc.property(randomFacts, policies, mode, fc.boolean(), (facts, policy, asked, clockIsDoubtful) => {
        const circumstances = { policy, personClass: 'visitor', mode: asked, clockIsDoubtful };
        const first = rejudge(facts, circumstances);
        const kept = JSON.parse(JSON.stringify(facts)) as Facts;
        const planned = { ...circumstances, personClass: facts.personClass ?? 'visitor', mode: first.mode };
        expect(rejudge(kept, planned)).toEqual(first);
      }),
      { numRuns: 3000 },
    );
  });

  test('is green only where a green rule held, and shows black to nobody', () => {
    fc.assert(
      fc.property(randomFacts, policies, (facts, policy) => {
        const {
          outcome,
          shown,
          policy: spoke,
        } = rejudge(facts, {
          policy,
          personClass: 'visitor',
          mode: null,
          clockIsDoubtful: false,
        });
        const rule = policy.rules.find(({ id }) => id === spoke.rule);
        if (outcome === 'green') expect(rule?.outcome).toBe('green');
        if (outcome === 'black') expect(shown).toBe('yellow');
      }),
      { numRuns: 3000 },
    );
  });

  test('of before classes, origins and moments were facts is what it was', () => {
    const circumstances = {
      policy: somePolicy(),
      personClass: 'visitor',
      mode: null,
      clockIsDoubtful: false,
    };
    const old = adult({ ...dose(2, 2), test: { type: 'naat', result: 'negative', minutesSince: 5 } });
    expect(rejudge(old, circumstances)).toMatchObject({ outcome: 'green', mode: 'mandatory' });
  });
});
