import type { Policy } from '../../core/policy/policy.ts';
import type { ReasonCode } from '../../core/reason-codes.ts';
import { readFollowUp } from './follow-up.ts';
import { createSealer, type FollowUpIdentity, type SealingCase } from './seal-identity.ts';

/** Seals identities for the follow-up office, of those of whom the policy of today asks it. */
export interface FollowUpSealer {
  /** Null where the policy does not ask for it, where nobody could open it, and where nothing is known of the person. */
  readonly seal: (identity: FollowUpIdentity, about: SealingCase) => Uint8Array | null;
  /** Identities are lost that somebody counts on, where the keys could not be read. */
  readonly troubles: () => readonly ReasonCode[];
}

/** Opens the sealer of a folder of keys. */
export function followUpSealer(keys: string, policy: () => Policy | null): FollowUpSealer {
  const recipients = readFollowUp(keys);
  return {
    seal: createSealer(recipients.ok ? recipients.value : [], (about) => isAskedFor(about, policy())),
    troubles: () => (recipients.ok ? [] : [recipients.failure.code]),
  };
}

function isAskedFor({ personClass, outcome }: SealingCase, policy: Policy | null): boolean {
  if (policy === null) return outcome !== 'green';
  const { classes, outcomes, always } = policy.seals;
  return (classes === null || classes.includes(personClass)) && (always || outcomes.includes(outcome));
}
