import type {
  Admission,
  AdmissionMethod,
  GuardDecision,
  PersonalPart,
  PlainPart,
} from '../core/admission/admission.ts';
import { hourOf } from '../core/admission/passage.ts';
import type { PersonClass } from '../core/policy/decision.ts';
import type { Screening } from '../core/screening.ts';
import type { DurationMs, InstantMs } from '../core/units.ts';
import { subjectKeyOf } from './subject-key.ts';

/** When and where a row is made. */
export interface RowPlace {
  readonly at: InstantMs;
  readonly clockIsDoubtful: boolean;
  readonly point: string;
}

interface ScreenedPerson {
  readonly screening: Screening;
  readonly method: AdmissionMethod;
  readonly personClass: PersonClass;
  readonly elapsedMs: DurationMs;
  readonly siteKey: Uint8Array;
  /** The person with those who come along and have no code of their own; one where it is left out. */
  readonly people?: number;
  /** What presence found about somebody who is inside already (`core/admission/twice.ts`). */
  readonly note?: string | null;
  /** Identity for the follow-up office, sealed to it. */
  readonly sealedIdentity?: Uint8Array | null;
  /** The adult's row, for a child who is screened by itself and leaves with the adult. */
  readonly goesWith?: number | null;
}

/** Gives the row of a person at the door. Neither name nor identifier nor scanned text is in it. */
export function admissionRow(place: RowPlace, person: ScreenedPerson): Admission {
  const { decision, facts, trust, credential } = person.screening;
  // The office's own word on its people goes before what the door is set to.
  const ownClass = credential?.membership?.personClass ?? '';
  return {
    plain: {
      ...plainPart('admission', place),
      direction: 'in',
      method: person.method,
      personClass: ownClass === '' ? person.personClass : ownClass,
      // A row tells whether the colour bound; who is only counted stands in the policy, by class.
      mode: decision.mode === 'counted' ? 'advisory' : decision.mode,
      shown: decision.shown,
      policyId: decision.policy.id,
      policyVersion: decision.policy.version,
      trustListVersion: trust.listVersion,
      elapsedMs: Math.round(person.elapsedMs * 10) / 10,
      concerns: person.goesWith ?? null,
      people: countOf(person.people),
    },
    personal: {
      ...personalPart(place),
      outcome: decision.outcome,
      reasons: decision.reasons,
      policyRule: decision.policy.rule,
      facts,
      unit: credential?.membership?.unit ?? null,
      subjectKey: subjectKeyOf(person.screening, person.siteKey),
      note: person.note ?? null,
      sealedIdentity: person.sealedIdentity ?? null,
    },
  };
}

/** Who did something by hand, and the key of the reason; the guard is null where none is signed in. */
export interface ByHand {
  readonly guard: string | null;
  readonly note?: string | null;
}

export const unsigned: ByHand = { guard: null };

/** Who goes in by a guard's decision. */
interface LetIn {
  /** The person with those who come along; one where it is left out. */
  readonly people?: number;
  readonly personClass?: string | null;
}

/** Gives the row of what a guard decided about the person of an earlier row. */
export function guardDecisionRow(
  place: RowPlace,
  concerns: number,
  decision: GuardDecision,
  by: ByHand = unsigned,
  { people, personClass = null }: LetIn = {},
): Admission {
  return {
    plain: {
      ...plainPart('guard-decision', place),
      method: 'guard',
      concerns,
      what: decision,
      personClass,
      people: countOf(people),
    },
    personal: personalPart(place, by),
  };
}

/** What happens to a station that its log must know of. */
export type StationEvent =
  | 'station-started'
  | 'station-stopped'
  | 'settings-changed'
  | 'log-reopened'
  /** The log was damaged; rows of the kind `lost` and a report say what it took. */
  | 'log-salvaged'
  /** The log was put together from copies by hand. */
  | 'log-restored'
  | 'log-copied'
  /** The clock was set, or does not go with the log; nobody is shown green until it is confirmed. */
  | 'clock-doubtful'
  /** The clock has caught up by itself. */
  | 'clock-reliable'
  /** Somebody said that the clock is right. */
  | 'clock-confirmed'
  /** Personal parts were dropped because of their age. */
  | 'retention-applied'
  | 'policy-armed'
  | 'policy-disarmed'
  | 'regulation-awaited'
  | 'guards-changed'
  | 'log-exported'
  /** Office passes were made, or one was revoked. */
  | 'passes-issued'
  | 'pass-revoked';

/** Gives the row of something that happened to the station itself. */
export function stationEventRow(place: RowPlace, what: StationEvent, by: ByHand = unsigned): Admission {
  return { plain: { ...plainPart('station-event', place), what }, personal: personalPart(place, by) };
}

/** Gives what a row says of a number of people: nothing where it is one. */
export function countOf(people: number | undefined): number | null {
  return people === undefined || people === 1 ? null : people;
}

/** Gives a plain part that says when and where, and nothing else. */
export function plainPart(kind: PlainPart['kind'], { at, point }: RowPlace): PlainPart {
  return {
    kind,
    hour: hourOf(at),
    point,
    direction: null,
    method: null,
    personClass: null,
    mode: null,
    shown: null,
    policyId: null,
    policyVersion: null,
    trustListVersion: null,
    elapsedMs: null,
    concerns: null,
    what: null,
    people: null,
  };
}

/** Gives a personal part that says when and by whom, and nothing else. */
export function personalPart({ at, clockIsDoubtful }: RowPlace, by: ByHand = unsigned): PersonalPart {
  return {
    at,
    clockIsDoubtful,
    outcome: null,
    reasons: [],
    policyRule: null,
    unit: null,
    facts: null,
    subjectKey: null,
    sealedIdentity: null,
    guard: by.guard,
    note: by.note ?? null,
  };
}
