import type { Facts } from '../policy/facts.ts';
import type { InstantMs } from '../units.ts';

/**
 * How a person was presented to the door: by device, by hand, or by a guard alone. A scanned office pass or roster
 * number keeps its device's word; the ways without a phone are told apart (S0-02).
 */
export const admissionMethods = [
  'wedge',
  'serial',
  'hid',
  'camera',
  'typed',
  'name-search',
  'paper-card',
  'no-document',
  /** Counted by the guard without a scan. */
  'waved-through',
  /** A touch on the screen on the way out: somebody left, nobody knows who. */
  'touch',
  'demo',
  'guard',
] as const;
export type AdmissionMethod = (typeof admissionMethods)[number];

/** What kind of row it is; all kinds stand in one chain. */
export const rowKinds = [
  'admission',
  'guard-decision',
  'exception',
  'presence-correction',
  'shift',
  'roll-call',
  'other-door',
  'visit',
  'station-event',
  /** Stands in the place of a row that damage to the disk took; the log does not know what it said. */
  'lost',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** What a guard decided about a person whom the machine did not let in. */
export const guardDecisions = ['let-in', 'turned-away'] as const;
export type GuardDecision = (typeof guardDecisions)[number];

/** Why a guard decided so: what was seen or heard. Keys, so that no free text holds a name. */
export type DecisionNote =
  | 'identity-compared'
  | 'document-seen'
  | 'letter-seen'
  | 'official-order'
  | 'medical'
  | 'same-person'
  | 'goes-to-desk'
  | 'other';

/** What a guard noted that no machine judged (S1-02, S1-07). Those with a direction are counted. */
export const exceptions = [
  'waved-through',
  'refused-scan',
  'tailgating',
  'bypass',
  'someone-elses-code',
  'different-person',
  'second-document',
  'no-document',
  'medical',
] as const;
export type Exception = (typeof exceptions)[number];

/** How the count of who is inside is put right. */
export const presenceCorrections = [
  /** The person of the row that it concerns left without anybody noting it. */
  'exit-missing',
  /** So many more or fewer are inside than the count said; nobody knows who. */
  'recounted',
  /** Everybody is gone but those of the `stays-overnight` rows that follow. */
  'day-closed',
  'stays-overnight',
] as const;
export type PresenceCorrection = (typeof presenceCorrections)[number];

/** What happened to the watch at a point. At `handed-over` the guard of the row is the one who takes over. */
export const shiftEvents = ['began', 'handed-over', 'ended'] as const;
export type ShiftEvent = (typeof shiftEvents)[number];

/** What happened in an emergency roll call; the row's `concerns` is the entry of who was found. */
export const rollCallEvents = ['began', 'safe', 'not-found-after-all', 'ended'] as const;
export type RollCallEvent = (typeof rollCallEvents)[number];

/** What happened to a door that has no station (S1-01); the row's point is its name. */
export const otherDoorEvents = ['opened', 'closed'] as const;
export type OtherDoorEvent = (typeof otherDoorEvents)[number];

/**
 * What a visitor answered about the visit of the entry that the row concerns: for what, the policy's key standing as
 * the note, or to whom, the unit's name standing as the unit. Retention drops both.
 */
export type VisitAnswer = 'purpose' | 'host';

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
  /**
   * Sequence of the row that this one is about: the admission that a guard decided, the entry that an exit or a
   * correction ends, the adult with whom a child went in.
   */
  readonly concerns: number | null;
  /** What was decided, excepted, corrected or what happened, such as `let-in` or `station-started`. */
  readonly what: string | null;
  /** How many people the row counts, an adult with two children being 3; null for one. Signed at `recounted`. */
  readonly people: number | null;
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
  /** Number of the guard who did it (the station's list of guards has the name); null for the machine. */
  readonly guard: string | null;
  /** A key of the list of reasons, never free text: free text would hold names. */
  readonly note: string | null;
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
  /** Null while a person waits for the guard, and for rows that are not about a person who wants to go in. */
  readonly decision: AdmissionDecision | null;
}
