import type { Policy } from './policy.ts';

export interface ChosenPolicy {
  readonly policy: Policy;
  /** Set when the policy is used on a day on which it is not in force: from which local date its rules are. */
  readonly outsideItsDates: { readonly from: string } | null;
}

/**
 * Gives the policy for a day: the named one, else the one in force, else the newest.
 *
 * Of several in force the one that began last counts. Null when there is no policy, or none of that name.
 *
 * @param localDate the site's calendar day, `YYYY-MM-DD`.
 */
export function choosePolicy(
  policies: readonly Policy[],
  localDate: string,
  name?: string | null,
): ChosenPolicy | null {
  const newestFirst = policies.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const chosen =
    typeof name === 'string'
      ? newestFirst.find(({ id }) => id === name)
      : (newestFirst.find((policy) => isInForce(policy, localDate)) ?? newestFirst[0]);
  if (chosen === undefined) return null;
  const outsideItsDates = isInForce(chosen, localDate) ? null : { from: chosen.validFrom };
  return { policy: chosen, outsideItsDates };
}

/** Both ends count as days in force. */
function isInForce({ validFrom, validUntil }: Policy, localDate: string): boolean {
  return validFrom <= localDate && (validUntil === null || localDate <= validUntil);
}
