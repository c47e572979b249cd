import type { Facts } from '../policy/facts.ts';
import type { InstantMs } from '../units.ts';

/** How a person was presented to the door: by device, by hand, or by a guard alone. */
export const admissionMethods = ['wedge', 'serial', 'hid', 'camera', 'typed', 'demo', 'guard'] as const;
export type AdmissionMethod = (typeof admissionMethods)[number];

/** What kind of row it is; all kinds stand in one chain. */
export const rowKinds = ['admission', 'guard-decision', 'station-event'] as const;
export type RowKind = (typeof rowKinds)[number];

/** What a guard decided about a person whom the machine did not let in. */
export const guardDecisions = ['let-in', 'turned-away'] as const;
export type GuardDecision = (typeof guardDecisions)[number];

/** The part of a row that stays for good: it names nobody and gives no exact instant. */
export interface PlainPart {
  readonly kind: RowKind;
  /** Whole hours since 1970-01-01T00:00Z: coarse enough to stay. */
  readonly hour: number;
  readonly point: string;
  readonly direction: 'in' | 'out' | null;
  readonly method: AdmissionMethod | null;
  readonly personClass: string | null;
  readonly mode: 'advisory' | 'mandatory' | null;
  /** The colour that bystanders saw. */
  readonly shown: 'green' | 'yellow' | 'red' | null;
  readonly policyId: string | null;
  readonly policyVersion: string | null;
  readonly trustListVersion: string | null;
  /** From the last byte of the scan to the decision, in milliseconds. */
  readonly elapsedMs: number | null;
  /** Sequence of the admission that a guard's decision is about. */
  readonly concerns: number | null;
  /** What a guard decided or what happened to the station, such as `let-in` or `station-started`. */
  readonly what: string | null;
}

/** The part of a row that retention drops after its days (28 unless the policy says otherwise). */
export interface PersonalPart {
  readonly at: InstantMs;
  readonly clockIsDoubtful: boolean;
  readonly outcome: 'green' | 'yellow' | 'red' | 'black' | null;
  readonly reasons: readonly string[];
  readonly policyRule: string | null;
  readonly unit: string | null;
  readonly facts: Facts | null;
  /** HMAC of an identifier under the site key; null where the credential has none. */
  readonly subjectKey: string | null;
  /** Identity encrypted to the follow-up office; null without its key. */
  readonly sealedIdentity: Uint8Array | null;
}

/** A row before it is written: the log gives it its sequence and its place in the chain. */
export interface Admission {
  readonly plain: PlainPart;
  readonly personal: PersonalPart;
}

/** Who settled whether a person goes in: the machine alone (green only), or a guard. */
export type AdmissionDecision = 'machine' | GuardDecision;

/** A row as it stands in the log. `personal` is null once retention has dropped it. */
export interface WrittenAdmission {
  readonly sequence: number;
  readonly plain: PlainPart;
  readonly personal: PersonalPart | null;
  /** Null while a person waits for the guard, and for rows that are not about a person at the door. */
  readonly decision: AdmissionDecision | null;
}
