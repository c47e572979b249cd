import * as v from 'valibot';
import { failure, reasonCodes } from '../reason-codes.ts';
import type { Failure, ReasonCode } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { wholeDay } from './calendar.ts';
import { isCondition, readsFacts } from './condition.ts';
import type { Condition } from './condition.ts';

const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const bothLanguages = v.strictObject({ id: line, en: line });
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60));
const localDate = v.pipe(
  v.string(),
  v.check((text) => wholeDay(text) !== null),
);
const policyReason = v.custom<ReasonCode>(
  (value) => typeof value === 'string' && value.startsWith('POLICY_') && Object.hasOwn(reasonCodes, value),
);
const mode = v.picklist(['advisory', 'mandatory']);

const rule = v.pipe(
  v.strictObject({
    id: slug,
    /** What the rule says, for the guard's panel and `explain`. */
    title: bothLanguages,
    outcome: v.picklist(['green', 'yellow', 'red', 'black']),
    reason: policyReason,
    when: v.custom<Condition>(isCondition),
  }),
  // A green that holds for everybody would let in whoever shows anything at all.
  v.check(({ outcome, when }) => outcome !== 'green' || readsFacts(when)),
);

const policySchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: slug,
  version: v.pipe(v.string(), v.regex(/^\d+(\.\d+){0,2}$/)),
  title: bothLanguages,
  /** Free text: what an office cites is not ours to judge. Shown on the guard's panel and in every export. */
  legalBasis: v.array(v.strictObject({ number: line, date: v.nullable(localDate), text: bothLanguages })),
  /** First and last local day on which the policy is in force; null: no end known. */
  validFrom: localDate,
  validUntil: v.nullable(localDate),
  modes: v.strictObject({ employee: mode, visitor: mode }),
  /** The first rule that holds speaks; where none does, `otherwise`, which is never green. */
  rules: v.pipe(
    v.array(rule),
    v.minLength(1),
    v.maxLength(200),
    v.check((rules) => haveOwnIds(rules)),
  ),
  otherwise: v.strictObject({ outcome: v.picklist(['yellow', 'red']), reason: policyReason }),
  notes: v.strictObject({ id: v.array(line), en: v.array(line) }),
});

function haveOwnIds(rules: readonly { readonly id: string }[]): boolean {
  return new Set(rules.map(({ id }) => id)).size === rules.length;
}

/** The site's rules as dated data, checked: every condition is well-formed and reads only facts that exist. */
export type Policy = v.InferOutput<typeof policySchema>;

/**
 * Reads a policy from decoded JSON (`assets/policies/policy.schema.json` describes the form).
 *
 * `POLICY_UNREADABLE` names the first place that does not fit; half a policy is no policy.
 */
export function parsePolicy(value: unknown): Result<Policy, Failure> {
  const parsed = v.safeParse(policySchema, value);
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return fail(failure('POLICY_UNREADABLE', v.getDotPath(issue) ?? 'not a policy'));
}
