import { evaluate, isCertLogicExpression } from 'certlogic-js';
import type { CertLogicExpression } from 'certlogic-js';
import { dataAccesses } from 'certlogic-js/dist/validation/index.js';
import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Facts } from './facts.ts';

/**
 * A condition of a rule: CertLogic, the expression language of the EU's acceptance rules (specification 1.3.2),
 * read over `Facts` and nothing else. This file is the only one that knows the engine.
 */
export type Condition = CertLogicExpression;

/** Every fact that a condition may read; `product` and the like are reached by a dot. */
const factPaths: ReadonlySet<string> = new Set([
  'format',
  'ageBand',
  'targetDisease',
  'evidenceLeftOut',
  'vaccination',
  'vaccination.doseNumber',
  'vaccination.dosesInSeries',
  'vaccination.daysSince',
  'vaccination.product',
  'test',
  'test.type',
  'test.result',
  'test.minutesSince',
  'recovery',
  'recovery.daysSinceFirstPositive',
  'recovery.monthsSinceFirstPositive',
  'recovery.daysSinceStart',
  'recovery.daysUntilEnd',
  'closeContact',
  'closeContact.daysSince',
]);

/** Tells whether a value is well-formed CertLogic that reads facts, and only facts that exist. */
export function isCondition(value: unknown): value is Condition {
  return isCertLogicExpression(value) && dataAccesses(value).every((path) => factPaths.has(path));
}

/** Tells whether a condition looks at the person at all; one that does not holds for everybody. */
export function readsFacts(condition: Condition): boolean {
  return dataAccesses(condition).length > 0;
}

/**
 * Tells whether a condition holds.
 *
 * CertLogic throws where an operand is missing or of another kind (specification, "Comparison"), and may end in
 * something that is neither true nor false. Both are `POLICY_RULE_BROKEN`, never a yes and never a no: a rule
 * that cannot be worked out must not be skipped over to a milder one.
 */
export function holds(condition: Condition, facts: Facts): Result<boolean, Failure> {
  try {
    const value: unknown = evaluate(condition, facts);
    if (value === true) return ok(true);
    // An `and` stops at its first falsy operand and gives that: null for a fact that is not there.
    if (value === false || value === null) return ok(false);
    return fail(failure('POLICY_RULE_BROKEN', `the condition gave a ${typeof value}`));
  } catch (error) {
    return fail(
      failure('POLICY_RULE_BROKEN', error instanceof Error ? error.message : 'the condition threw'),
    );
  }
}
