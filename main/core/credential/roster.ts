import type { Credential } from './credential.ts';
import type { IdentityNumber } from './identity-number/identity-number.ts';

/** Somebody whom the office knows, with what it knows. */
export interface RosterMember {
  readonly credential: Credential;
  /** Which roster says so, for the row. */
  readonly rosterVersion: string;
}

/** The roster as a screening asks it: by the whole number, and by nothing less. */
export interface Roster {
  /** Null for a number that is not on it; nothing more is said, so that trying numbers out teaches nobody anything. */
  readonly memberWith: (number: IdentityNumber) => RosterMember | null;
}
