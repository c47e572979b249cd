import type {
  GuardDecision,
  PersonalPart,
  PlainPart,
  WrittenAdmission,
} from '../../core/admission/admission.ts';
import type { ChainedRow } from '../../core/admission/chain.ts';
import { settledBy } from '../../core/admission/passage.ts';

/** Columns of `admission` as they are bound and read; the table's CHECKs hold what the types promise. */
export interface PlainColumns {
  readonly sequence: number;
  readonly kind: PlainPart['kind'];
  readonly hour: number;
  readonly point: string;
  readonly direction: PlainPart['direction'];
  readonly method: PlainPart['method'];
  readonly person_class: string | null;
  readonly mode: PlainPart['mode'];
  readonly shown: PlainPart['shown'];
  readonly policy_id: string | null;
  readonly policy_version: string | null;
  readonly trust_list_version: string | null;
  readonly elapsed_ms: number | null;
  readonly concerns: number | null;
  readonly what: string | null;
  readonly people: number | null;
  readonly commitment: Uint8Array;
  readonly previous_hash: Uint8Array;
  readonly hash: Uint8Array;
}

/** Columns of `admission_personal`, without the sequence that both tables share. */
export interface PersonalColumns {
  readonly at: number;
  readonly clock_is_doubtful: 0 | 1;
  readonly outcome: PersonalPart['outcome'];
  readonly reasons: string;
  readonly policy_rule: string | null;
  readonly unit: string | null;
  readonly facts: string | null;
  readonly subject_key: string | null;
  readonly sealed_identity: Uint8Array | null;
  readonly guard: string | null;
  readonly note: string | null;
  readonly salt: Uint8Array;
}

type AbsentColumns = { readonly [C in keyof PersonalColumns]: null };

/** One row of the two tables joined, with what a guard decided; the personal columns are null once dropped. */
export type JoinedColumns = PlainColumns &
  (PersonalColumns | AbsentColumns) & { readonly guard_decision: GuardDecision | null };

export function plainColumns(row: ChainedRow): PlainColumns {
  const { plain } = row;
  return {
    sequence: row.sequence,
    kind: plain.kind,
    hour: plain.hour,
    point: plain.point,
    direction: plain.direction,
    method: plain.method,
    person_class: plain.personClass,
    mode: plain.mode,
    shown: plain.shown,
    policy_id: plain.policyId,
    policy_version: plain.policyVersion,
    trust_list_version: plain.trustListVersion,
    elapsed_ms: plain.elapsedMs,
    concerns: plain.concerns,
    what: plain.what,
    people: plain.people,
    commitment: row.commitment,
    previous_hash: row.previousHash,
    hash: row.hash,
  };
}

export function personalColumns(part: PersonalPart, salt: Uint8Array): PersonalColumns {
  return {
    at: part.at,
    clock_is_doubtful: part.clockIsDoubtful ? 1 : 0,
    outcome: part.outcome,
    reasons: JSON.stringify(part.reasons),
    policy_rule: part.policyRule,
    unit: part.unit,
    facts: part.facts === null ? null : JSON.stringify(part.facts),
    subject_key: part.subjectKey,
    sealed_identity: part.sealedIdentity,
    guard: part.guard,
    note: part.note,
    salt,
  };
}

export function writtenAdmission(columns: JoinedColumns): WrittenAdmission {
  const plain = plainPart(columns);
  return {
    sequence: columns.sequence,
    plain,
    personal: columns.at === null ? null : personalPart(columns),
    decision: settledBy(plain, columns.guard_decision),
  };
}

export function chainedRow(columns: JoinedColumns): ChainedRow {
  return {
    sequence: columns.sequence,
    plain: plainPart(columns),
    personal: columns.at === null ? null : { part: personalPart(columns), salt: columns.salt },
    commitment: columns.commitment,
    previousHash: columns.previous_hash,
    hash: columns.hash,
  };
}

export function plainPart(columns: PlainColumns): PlainPart {
  return {
    kind: columns.kind,
    hour: columns.hour,
    point: columns.point,
    direction: columns.direction,
    method: columns.method,
    personClass: columns.person_class,
    mode: columns.mode,
    shown: columns.shown,
    policyId: columns.policy_id,
    policyVersion: columns.policy_version,
    trustListVersion: columns.trust_list_version,
    elapsedMs: columns.elapsed_ms,
    concerns: columns.concerns,
    what: columns.what,
    people: columns.people,
  };
}

export function personalPart(columns: PersonalColumns): PersonalPart {
  const { sealed_identity: sealed } = columns;
  return {
    at: columns.at,
    clockIsDoubtful: columns.clock_is_doubtful === 1,
    outcome: columns.outcome,
    // Both texts were written by `personalColumns` from values of these types; the commitment covers them.
    reasons: JSON.parse(columns.reasons) as PersonalPart['reasons'],
    policyRule: columns.policy_rule,
    unit: columns.unit,
    facts: columns.facts === null ? null : (JSON.parse(columns.facts) as PersonalPart['facts']),
    subjectKey: columns.subject_key,
    sealedIdentity: sealed === null ? null : new Uint8Array(sealed),
    guard: columns.guard,
    note: columns.note,
  };
}
