import type {
  Credential,
  Evidence,
  Recovery,
  TestResult,
  Vaccination,
} from '../../main/core/credential/credential.ts';
import { covid19 } from './facts.ts';

const origin = { targetDisease: covid19, eventCountry: 'ID', issuingOrganisation: 'Kementerian Kesehatan' };

export function vaccination(said: Partial<Vaccination> = {}): Vaccination {
  return {
    ...origin,
    kind: 'vaccination',
    vaccineType: 'J07BX03',
    product: 'CoronaVac',
    manufacturer: 'Sinovac',
    doseNumber: 2,
    dosesInSeries: 2,
    vaccinatedOn: '2022-06-01',
    ...said,
  };
}

export function testResult(said: Partial<TestResult> = {}): TestResult {
  const sampledAt = Date.parse('2022-08-01T00:00:00Z');
  return { ...origin, kind: 'test', testType: 'naat', result: 'negative', device: '', sampledAt, ...said };
}

export function recovery(said: Partial<Recovery> = {}): Recovery {
  return {
    ...origin,
    kind: 'recovery',
    firstPositiveOn: '2022-06-01',
    validFrom: '2022-06-12',
    validUntil: '2022-11-28',
    ...said,
  };
}

/** The credential of an invented adult. */
export function credential(...evidence: Evidence[]): Credential {
  return {
    format: 'hcert',
    subject: {
      givenName: 'Siti',
      familyName: 'Contoh',
      standardisedGivenName: 'SITI',
      standardisedFamilyName: 'CONTOH',
      birthDate: '1990-05-17',
    },
    evidence,
    isSpecimen: false,
    membership: null,
  };
}
