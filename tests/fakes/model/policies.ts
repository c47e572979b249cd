import fc from 'fast-check';
import type { Policy } from '../../../main/core/policy/policy.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';
import { randomPolicy } from '../random-policy.ts';

/** The same for every run: a history's seed then tells the whole history. */
const seed = 20_220_801;
const randomOnes = 60;
/** Random rules are mostly yellow: half of all houses have rules by which people do get in. */
const timesBuiltIn = 15;

/** Rules that come with the program, and such as an office might write on a bad day; every other house has a limit. */
export function modelPolicies(): readonly [Policy, ...Policy[]] {
  const random = fc.sample(randomPolicy, { numRuns: randomOnes, seed });
  const builtIn = Array.from({ length: timesBuiltIn }, builtInPolicies).flat();
  const [first, ...others] = [...builtIn, ...random].map((policy, index) => ({
    ...policy,
    id: `${policy.id}-${String(index)}`,
    capacity:
      index % 2 === 0 ? null : { people: 2 + (index % 5), perClass: index % 4 === 1 ? { visitor: 2 } : {} },
  }));
  if (first === undefined) throw new Error('no rules come with the program');
  return [first, ...others];
}
