import type { Failure } from '../reason-codes.ts';
import type { Result } from '../result.ts';
import { holdsFor, isExpression, pathsReadBy } from './cert-logic.ts';
import type { Expression } from './cert-logic.ts';
import type { Facts } from './facts.ts';

/** A condition of a rule: CertLogic, read over the facts and what follows from them (`Readings`), nothing else. */
export type Condition = Expression;

/** Every fact that a condition may read; `product` and the like are reached by a dot. */
const factPaths: ReadonlySet<string> = new Set([
  'format',
  'ageBand',
  'ageYears',
  'targetDisease',
  'evidenceLeftOut',
  'vaccination',
  'vaccination.doseNumber',
  'vaccination.dosesInSeries',
  'vaccination.daysSince',
  'vaccination.product',
  'vaccination.type',
  'vaccination.manufacturer',
  'test',
  'test.type',
  'test.result',
  'test.minutesSince',
  'test.device',
  'recovery',
  'recovery.daysSinceFirstPositive',
  'recovery.monthsSinceFirstPositive',
  'recovery.daysSinceStart',
  'recovery.daysUntilEnd',
  'closeContact',
  'closeContact.daysSince',
  'personClass',
  'membership',
  'origin',
  'region',
  'zone',
  'exemption',
  'accompanied',
  'acceptance',
]);

/** Tells whether a value is well-formed CertLogic that reads facts, and only facts that exist. */
export function isCondition(value: unknown): value is Condition {
  return isExpression(value) && pathsReadBy(value).every((path) => factPaths.has(path));
}

/** Tells whether a condition looks at the person at all; one that does not holds for everybody. */
export function readsFacts(condition: Condition): boolean {
  return pathsReadBy(condition).length > 0;
}

/** Tells whether a condition reads any of these facts. */
export function readsAnyOf(condition: Condition, facts: ReadonlySet<string>): boolean {
  return pathsReadBy(condition).some((path) => facts.has(path));
}

/** Tells whether a condition holds; `POLICY_RULE_BROKEN` where it cannot be worked out. */
export function holds(condition: Condition, readings: Facts): Result<boolean, Failure> {
  return holdsFor(condition, readings);
}
