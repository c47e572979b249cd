import { reasonCodes } from '../reason-codes.ts';
import type { Outcome, ReasonCode } from '../reason-codes.ts';
import { holds } from './condition.ts';
import type { Facts } from './facts.ts';
import type { Policy } from './policy.ts';

/** What a policy says about facts. `rule` is null where none held. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly reason: ReasonCode;
  readonly rule: string | null;
}

/**
 * Gives the judgement of the first rule that holds; where none does, the policy's `otherwise`, which is never green.
 *
 * A rule that cannot be worked out ends the search with `POLICY_RULE_BROKEN`: later rules may be milder.
 */
export function judge(facts: Facts, policy: Policy): Judgement {
  for (const rule of policy.rules) {
    const answer = holds(rule.when, facts);
    if (!answer.ok) return broken(answer.failure.code, rule.id);
    if (answer.value) return { outcome: rule.outcome, reason: rule.reason, rule: rule.id };
  }
  return { ...policy.otherwise, rule: null };
}

function broken(reason: ReasonCode, rule: string): Judgement {
  return { outcome: reasonCodes[reason].outcome, reason, rule };
}
