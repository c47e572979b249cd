import type { Admission, GuardDecision, PersonalPart, PlainPart } from '../core/admission/admission.ts';
import { hourOf } from '../core/admission/passage.ts';
import type { PersonClass } from '../core/policy/decision.ts';
import type { ScanMethod } from '../core/scan/scan-method.ts';
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
  readonly method: ScanMethod;
  readonly personClass: PersonClass;
  readonly elapsedMs: DurationMs;
  readonly siteKey: Uint8Array;
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
    },
    personal: {
      ...personalPart(place),
      outcome: decision.outcome,
      reasons: decision.reasons,
      policyRule: decision.policy.rule,
      facts,
      unit: credential?.membership?.unit ?? null,
      subjectKey: subjectKeyOf(person.screening, person.siteKey),
    },
  };
}

/** Gives the row of what a guard decided about the person of an earlier row. */
export function guardDecisionRow(place: RowPlace, concerns: number, decision: GuardDecision): Admission {
  return {
    plain: { ...plainPart('guard-decision', place), method: 'guard', concerns, what: decision },
    personal: personalPart(place),
  };
}

/** What happens to a station that its log must know of. */
export type StationEvent =
  | 'station-started'
  | 'station-stopped'
  | 'settings-changed'
  | 'log-reopened'
  /** Personal parts were dropped because of their age. */
  | 'retention-applied';

/** Gives the row of something that happened to the station itself. */
export function stationEventRow(place: RowPlace, what: StationEvent): Admission {
  return { plain: { ...plainPart('station-event', place), what }, personal: personalPart(place) };
}

function plainPart(kind: PlainPart['kind'], { at, point }: RowPlace): PlainPart {
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
  };
}

function personalPart({ at, clockIsDoubtful }: RowPlace): PersonalPart {
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
  };
}
