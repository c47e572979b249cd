import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rejudge } from '../../../main/core/policy/decide.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';
import { randomFacts } from '../../fakes/random-facts.ts';
import { randomPolicy } from '../../fakes/random-policy.ts';
import { referenceDecision } from '../../fakes/reference-policy.ts';

/** A slice; the whole is as many runs as AMBANG_RUNS says, from the seed in AMBANG_SEED. */
const numRuns = Number(process.env['AMBANG_RUNS'] ?? 10_000);
const seed = Number(process.env['AMBANG_SEED'] ?? 20_211_206);

test('random people get from random policies what a second reading of the rules gives them', () => {
  const policies = fc.oneof(randomPolicy, fc.constantFrom(...builtInPolicies()));
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(randomFacts, policies, (facts, policy) => {
      const personClass = facts.personClass ?? 'visitor';
      const decision = rejudge(facts, { policy, personClass, mode: null, clockIsDoubtful: false });
      const { outcome, shown, mode, reasons, policy: spoke } = decision;
      const expected = referenceDecision({ ...facts, personClass }, policy);
      expect({ outcome, shown, mode, reason: reasons[0], rule: spoke.rule }).toEqual(expected);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }),
    { numRuns, seed },
  );
  // A comparison that only ever saw yellow would prove nothing.
  for (const outcome of ['green', 'yellow', 'red', 'black'])
    expect(seen.get(outcome) ?? 0, outcome).toBeGreaterThan(numRuns / 50);
  process.stdout.write(`${String(numRuns)} people, seed ${String(seed)}: ${JSON.stringify([...seen])}\n`);
});
