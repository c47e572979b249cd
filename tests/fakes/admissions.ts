import { hourOf } from '../../main/core/admission/passage.ts';
import type {
  Admission,
  GuardDecision,
  PersonalPart,
  PlainPart,
} from '../../main/core/admission/admission.ts';
import type { InstantMs } from '../../main/core/units.ts';

/** 2022-06-01 10:00 in Jakarta. */
export const someInstant: InstantMs = Date.UTC(2022, 5, 1, 3);

/** An admission of somebody with a booster, let in by the machine, with what a test wants different. */
export function someAdmission(
  plain: Partial<PlainPart> = {},
  personal: Partial<PersonalPart> = {},
): Admission {
  const at = personal.at ?? someInstant;
  return {
    plain: { ...plainOfBoosted, hour: hourOf(at), ...plain },
    personal: { ...personalOfBoosted, at, ...personal },
  };
}

/** An admission of somebody who waits for the guard. */
export function waitingAdmission(at: InstantMs = someInstant): Admission {
  return someAdmission({ shown: 'yellow' }, { at, outcome: 'yellow', reasons: ['POLICY_DOSES_INCOMPLETE'] });
}

/** What a guard decided about an earlier row. */
export function someDecision(concerns: number, what: GuardDecision, at: InstantMs = someInstant): Admission {
  const kind = 'guard-decision';
  return someAdmission(
    { kind, concerns, what, shown: null, mode: null, method: 'guard', elapsedMs: null },
    { at, outcome: null, reasons: [], facts: null, policyRule: null },
  );
}

const plainOfBoosted: PlainPart = {
  kind: 'admission',
  hour: hourOf(someInstant),
  point: 'front',
  direction: 'in',
  method: 'wedge',
  personClass: 'visitor',
  mode: 'mandatory',
  shown: 'green',
  policyId: 'pedulilindungi',
  policyVersion: '2022-02',
  trustListVersion: '2022-05-31',
  elapsedMs: 12.5,
  concerns: null,
  what: null,
  people: null,
};

const personalOfBoosted: PersonalPart = {
  at: someInstant,
  clockIsDoubtful: false,
  outcome: 'green',
  reasons: ['POLICY_BOOSTED'],
  policyRule: 'boosted',
  unit: null,
  facts: {
    format: 'hcert',
    ageBand: '18-plus',
    targetDisease: '840539006',
    evidenceLeftOut: false,
    vaccination: { doseNumber: 3, dosesInSeries: 3, daysSince: 90, product: 'EU/1/20/1528' },
    test: null,
    recovery: null,
    closeContact: null,
  },
  subjectKey: null,
  sealedIdentity: null,
  guard: null,
  note: null,
};
