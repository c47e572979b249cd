import type { Policy } from './policy.ts';
import { compareVersions } from './version.ts';

export interface ChosenPolicy {
  /** The policy with the modes of the day: what was planned up to then has come. */
  readonly policy: Policy;
  /** Set when the policy is used on a day on which it is not in force: from which local date its rules are. */
  readonly outsideItsDates: { readonly from: string } | null;
}

/**
 * Gives the policy for a day: the named one, else the one in force, else the newest.
 *
 * Of several in force the one that began last counts, so that after a policy with an end the one before it returns by
 * itself. Null when there is no policy, or none of that name.
 *
 * @param localDate the site's calendar day, `YYYY-MM-DD`.
 * @param siteCategory the kind of site that the settings name.
 */
export function choosePolicy(
  policies: readonly Policy[],
  localDate: string,
  name?: string | null,
  siteCategory?: string | null,
): ChosenPolicy | null {
  const newestFirst = policies.toSorted(newestIsFirst);
  const byDate = newestFirst.filter(({ chosen }) => chosen === 'by-date');
  const policy =
    typeof name === 'string'
      ? newestFirst.find(({ id }) => id === name)
      : (byDate.find((one) => isInForce(one, localDate)) ?? byDate[0]);
  if (policy === undefined) return null;
  const outsideItsDates = isInForce(policy, localDate) ? null : { from: policy.validFrom };
  return { policy: withModesOf(policy, localDate, siteCategory ?? null), outsideItsDates };
}

function newestIsFirst(a: Policy, b: Policy): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? 1 : -1;
  return compareVersions(b.version, a.version);
}

/** Both ends count as days in force. */
function isInForce({ validFrom, validUntil }: Policy, localDate: string): boolean {
  return validFrom <= localDate && (validUntil === null || localDate <= validUntil);
}

/** Gives the policy with the mode of each class on a day, at a kind of site. */
function withModesOf(policy: Policy, localDate: string, siteCategory: string | null): Policy {
  const category = policy.siteCategories.find(({ id }) => id === siteCategory);
  const step = category?.steps
    .filter(({ from }) => from <= localDate)
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  const classes = policy.classes.map((one) => {
    const own = one.planned !== null && one.planned.from <= localDate ? one.planned.mode : one.mode;
    if (category === undefined) return { ...one, mode: own };
    // Prepared, but its day has not come (S4-03): nothing binds there yet.
    if (step === undefined) return { ...one, mode: own === 'mandatory' ? 'advisory' : own };
    return { ...one, mode: step.modes[one.id] ?? own };
  });
  return { ...policy, classes };
}
