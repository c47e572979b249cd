import type { Outcome, ReasonCode, ShownColour, Stage } from '../reason-codes.ts';

/**
 * Whether the colour binds. Advisory shows every judged person the same inviting green. Counted does so too, but
 * invites to nothing: the class is only counted.
 */
export const modes = ['advisory', 'mandatory', 'counted'] as const;
export type Mode = (typeof modes)[number];

/** A class of people that the policy names, such as `employee` or `visitor`: a slug. */
export type PersonClass = string;

/** Which policy judged, so that a row can be judged again. `rule` is null where no rule was reached. */
export interface PolicyReference {
  readonly id: string;
  readonly version: string;
  readonly rule: string | null;
}

/** What the house decided, and why. Names nobody. */
export interface Decision {
  readonly outcome: Outcome;
  readonly shown: ShownColour;
  readonly mode: Mode;
  readonly reasons: readonly ReasonCode[];
  /** The stage that settled it. */
  readonly stage: Stage;
  readonly policy: PolicyReference;
}
