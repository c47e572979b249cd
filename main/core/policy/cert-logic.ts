import { isCertLogicExpression } from 'certlogic-js';
import type { CertLogicExpression } from 'certlogic-js';
import { dataAccesses } from 'certlogic-js/dist/validation/index.js';
import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { compiledOnce } from './compile.ts';

/**
 * An expression of CertLogic, the language of the EU's acceptance rules (specification 1.3.2). This file and
 * `compile.ts` are the only ones that know the engine.
 */
export type Expression = CertLogicExpression;

/** Tells whether a value is a well-formed expression. */
export function isExpression(value: unknown): value is Expression {
  return isCertLogicExpression(value);
}

const pathsOf = new WeakMap<object, readonly string[]>();

/** Gives the paths that an expression reads, each once. */
export function pathsReadBy(expression: Expression): readonly string[] {
  if (typeof expression !== 'object') return [];
  const known = pathsOf.get(expression);
  if (known !== undefined) return known;
  const paths = dataAccesses(expression);
  pathsOf.set(expression, paths);
  return paths;
}

/** Gives the value of an expression for data, or why it has none. */
export function valueOf(expression: Expression, data: unknown): Result<unknown, Failure> {
  try {
    return ok(compiledOnce(expression)(data));
  } catch (error) {
    return fail(
      failure('POLICY_RULE_BROKEN', error instanceof Error ? error.message : 'the condition threw'),
    );
  }
}

/**
 * Gives whether an expression holds for data.
 *
 * CertLogic throws where an operand is missing or of another kind (specification, "Comparison"), and may end in
 * something that is neither true nor false. Both are `POLICY_RULE_BROKEN`, never a yes and never a no: a rule
 * that cannot be worked out must not be skipped over to a milder one.
 */
export function holdsFor(expression: Expression, data: unknown): Result<boolean, Failure> {
  const answer = valueOf(expression, data);
  if (!answer.ok) return answer;
  const { value } = answer;
  if (value === true) return ok(true);
  // An `and` stops at its first falsy operand and gives that: null for a fact that is not there.
  if (value === false || value === null) return ok(false);
  return fail(failure('POLICY_RULE_BROKEN', `the condition gave a ${typeof value}`));
}
