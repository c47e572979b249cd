import type { Outcome, ReasonCode, ShownColour, Stage } from '../reason-codes.ts';

/** Whether the colour binds. Advisory shows every judged person the same inviting green. */
export type Mode = 'advisory' | 'mandatory';

/** Whom the modes of a policy tell apart. */
export const personClasses = ['employee', 'visitor'] as const;
export type PersonClass = (typeof personClasses)[number];

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
