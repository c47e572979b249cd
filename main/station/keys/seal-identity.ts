import type { Outcome } from '../../core/reason-codes.ts';
import { sealFor } from '../age/envelope.ts';
import { encryptSmall } from '../age/payload.ts';
import type { Recipient } from '../age/recipient.ts';

/** What the follow-up office needs to find somebody; null where the door does not know it. */
export interface FollowUpIdentity {
  readonly name: string | null;
  readonly birthDate: string | null;
  /** NIK, NIP or pass number. */
  readonly identifier: string | null;
  readonly contact: string | null;
}

/** What decides whether somebody's identity is sealed; the policy says it. */
export interface SealingCase {
  readonly personClass: string;
  readonly outcome: Outcome;
}
export type SealingRule = (about: SealingCase) => boolean;

/** Where the policy says nothing: everybody whom somebody may have to follow up. */
export const sealUnlessGreen: SealingRule = ({ outcome }) => outcome !== 'green';

/** So that the length of what is sealed does not tell a long name from a short one. */
const paddedToBytes = 128;

/**
 * Gives an identity that only the recipients can open (age, X25519): for the row, when it is written. Takes a millisecond or so.
 *
 * The door has no private key and can't open it again.
 */
export function sealIdentity(identity: FollowUpIdentity, recipients: readonly Recipient[]): Uint8Array {
  const { name, birthDate, identifier, contact } = identity;
  return new Uint8Array(
    encryptSmall(sealFor(recipients), padded(JSON.stringify({ name, birthDate, identifier, contact }))),
  );
}

/**
 * Gives a sealer with its recipients and its rule. What it gives is null where the rule does not ask for it, where
 * nobody could open it, and where nothing is known of the person.
 */
export function createSealer(recipients: readonly Recipient[], rule: SealingRule = sealUnlessGreen) {
  return (identity: FollowUpIdentity, about: SealingCase): Uint8Array | null => {
    const isKnown = Object.values(identity).some((part) => part !== null && part !== '');
    if (recipients.length === 0 || !isKnown || !rule(about)) return null;
    return sealIdentity(identity, recipients);
  };
}

/** JSON may end in spaces. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Math.ceil(bytes.length / paddedToBytes) * paddedToBytes;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
}
