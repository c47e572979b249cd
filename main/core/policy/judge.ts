import { reasonCodes } from '../reason-codes.ts';
import type { Outcome, ReasonCode } from '../reason-codes.ts';
import { holds } from './condition.ts';
import type { Facts } from './facts.ts';
import { isOpen } from './opening-hours.ts';
import type { Policy, PolicyRule } from './policy.ts';
import { readingsOf } from './readings.ts';

/** What a policy says about facts. `rule` is null where none held. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly reason: ReasonCode;
  readonly rule: string | null;
}

/**
 * Gives the judgement of a policy on facts: that of its first rule that holds (where none does, `otherwise`, which is
 * never green), unless something asks for a guard first.
 *
 * A rule that cannot be worked out ends the search with `POLICY_RULE_BROKEN`: later rules may be milder.
 */
export function judge(facts: Facts, policy: Policy): Judgement {
  const judged = judgeByRules(facts, policy);
  const reason = askForGuard(judged, facts, policy);
  return reason === null ? judged : { outcome: reasonCodes[reason].outcome, reason, rule: judged.rule };
}

function judgeByRules(facts: Facts, policy: Policy): Judgement {
  const readings = readingsOf(facts, policy);
  for (const rule of policy.rules) {
    if (!speaksOf(rule, facts.personClass)) continue;
    const answer = holds(rule.when, readings);
    if (!answer.ok) return broken(answer.failure.code, rule.id);
    if (answer.value) return { outcome: rule.outcome, reason: rule.reason, rule: rule.id };
  }
  return { ...policy.otherwise, rule: null };
}

/** Tells whether a rule is for a class of people; one for some classes is not for somebody of no known class. */
export function speaksOf({ classes }: PolicyRule, personClass: string | undefined): boolean {
  return classes === null || (personClass !== undefined && classes.includes(personClass));
}

/** Gives what keeps the machine from settling it alone; null where nothing does. Black needs no second reason. */
function askForGuard({ outcome }: Judgement, facts: Facts, policy: Policy): ReasonCode | null {
  const { personClass = '', membership, exemption, guardOnDuty, moment } = facts;
  if (outcome === 'black') return null;
  // A letter is for people to read. Whoever is green without it does not need it.
  if (outcome !== 'green') return exemption === 'doctor-letter' ? 'POLICY_LETTER_TO_CHECK' : null;
  if (!isOpen(policy, personClass, moment)) return 'POLICY_CLOSED';
  if (guardOnDuty === false && policy.noGuard === 'everybody-waits') return 'POLICY_NO_GUARD';
  if (membership === 'roster-number' && policy.rosterNumbers === 'guard') return 'POLICY_NUMBER_TO_CHECK';
  return null;
}

function broken(reason: ReasonCode, rule: string): Judgement {
  return { outcome: reasonCodes[reason].outcome, reason, rule };
}
