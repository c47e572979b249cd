import type { Credential } from './credential/credential.ts';
import type { Facts } from './policy/facts.ts';
import type { Decision, Mode, PersonClass } from './policy/decision.ts';
import type { TrustFinding } from './trust/trust-finding.ts';
import type { InstantMs } from './units.ts';

/** The surroundings of a screening: time, lists and rules are arguments, never looked up. */
export interface ScreeningContext {
  readonly now: InstantMs;
  readonly clockIsDoubtful: boolean;
  /** IANA time zone of the site; days are counted by its calendar. */
  readonly timeZone: string;
  readonly personClass: PersonClass;
  /** Null takes the policy's own mode for the class. */
  readonly mode: Mode | null;
}

/** All that one screening found. `credential` is personal data and must not reach the log. */
export interface Screening {
  readonly decision: Decision;
  readonly credential: Credential | null;
  readonly issuer: string | null;
  /** Key identifier, base64; null where none was read. */
  readonly keyId: string | null;
  readonly trust: TrustFinding;
  readonly facts: Facts;
}
