import * as v from 'valibot';
import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { policySchema } from './policy-schema.ts';

/** The site's rules as dated data, checked: every condition is well-formed and reads only facts that exist. */
export type Policy = v.InferOutput<typeof policySchema>;
export type PolicyRule = Policy['rules'][number];

/**
 * Reads a policy from decoded JSON (`assets/policies/policy.schema.json` describes the form).
 *
 * `POLICY_UNREADABLE` names the first place that does not fit; half a policy is no policy.
 */
export function parsePolicy(value: unknown): Result<Policy, Failure> {
  const parsed = v.safeParse(policySchema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail(failure('POLICY_UNREADABLE', v.getDotPath(issue) ?? 'not a policy'));
  }
  const stranger = unknownClass(parsed.output);
  return stranger === null ? ok(parsed.output) : fail(failure('POLICY_UNREADABLE', stranger));
}

/** Gives the place of a class that the policy does not list; a slip there would leave a rule without people. */
function unknownClass({
  classes,
  rules,
  openingHours,
  seals,
  capacity,
  siteCategories,
}: Policy): string | null {
  const known = new Set(classes.map(({ id }) => id));
  const named: readonly (readonly [place: string, classes: readonly string[]])[] = [
    ...rules.map(({ classes: of }, at) => [`rules.${String(at)}.classes`, of ?? []] as const),
    ...(openingHours ?? []).map(
      (one, at) => [`openingHours.${String(at)}.classes`, one.classes ?? []] as const,
    ),
    ['seals.classes', seals.classes ?? []],
    ['capacity.perClass', Object.keys(capacity?.perClass ?? {})],
    ...siteCategories.map(
      ({ steps }, at) =>
        [`siteCategories.${String(at)}.steps`, steps.flatMap((step) => Object.keys(step.modes))] as const,
    ),
  ];
  return named.find(([, ids]) => ids.some((id) => !known.has(id)))?.[0] ?? null;
}
