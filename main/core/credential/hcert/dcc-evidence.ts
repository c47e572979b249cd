import type { Evidence, Recovery, Subject, TestResult, Vaccination } from '../credential.ts';
import type { DccPayload } from './dcc-payload.ts';

/** LOINC codes of the test types (eu-dcc-valuesets, test-type). */
const testTypes: ReadonlyMap<string, TestResult['testType']> = new Map([
  ['LP6464-4', 'naat'],
  ['LP217198-3', 'antigen'],
]);

/** SNOMED CT codes of the results (eu-dcc-valuesets, test-result). Any other is no clear result. */
const testResults: ReadonlyMap<string, TestResult['result']> = new Map([
  ['260415000', 'negative'],
  ['260373001', 'positive'],
]);

/** Gives the person whom a DCC names. */
export function subjectOfDcc({ nam, dob }: DccPayload): Subject {
  return {
    givenName: nam.gn,
    familyName: nam.fn,
    standardisedGivenName: nam.gnt,
    standardisedFamilyName: nam.fnt,
    birthDate: dob,
  };
}

/** Gives every medical statement of a DCC in our words. */
export function evidenceOfDcc(payload: DccPayload): readonly Evidence[] {
  return [...payload.v.map(vaccinationOf), ...payload.t.map(testResultOf), ...payload.r.map(recoveryOf)];
}

/** Gives the identifiers of the statements, exactly as signed. */
export function uvcisOfDcc({ v, t, r }: DccPayload): readonly string[] {
  return [...v, ...t, ...r].map((entry) => entry.ci).filter((ci) => ci !== '');
}

function originOf(entry: { readonly tg: string; readonly co: string; readonly is: string }) {
  return { targetDisease: entry.tg, eventCountry: entry.co, issuingOrganisation: entry.is };
}

function vaccinationOf(entry: DccPayload['v'][number]): Vaccination {
  return {
    kind: 'vaccination',
    ...originOf(entry),
    vaccineType: entry.vp,
    product: entry.mp,
    manufacturer: entry.ma,
    doseNumber: entry.dn,
    dosesInSeries: entry.sd,
    vaccinatedOn: entry.dt,
  };
}

function testResultOf(entry: DccPayload['t'][number]): TestResult {
  return {
    kind: 'test',
    ...originOf(entry),
    testType: testTypes.get(entry.tt) ?? 'other',
    result: testResults.get(entry.tr) ?? 'inconclusive',
    device: entry.ma,
    sampledAt: entry.sc,
  };
}

function recoveryOf(entry: DccPayload['r'][number]): Recovery {
  return {
    kind: 'recovery',
    ...originOf(entry),
    firstPositiveOn: entry.fr,
    validFrom: entry.df,
    validUntil: entry.du,
  };
}
