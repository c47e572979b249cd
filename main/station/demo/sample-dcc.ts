import { assertNever } from '../../core/result.ts';
import type {
  Evidence,
  Recovery,
  Subject,
  TestResult,
  Vaccination,
} from '../../core/credential/credential.ts';

const testTypeCodes = { naat: 'LP6464-4', antigen: 'LP217198-3', other: 'LP97777-7' } as const;
const resultCodes = { negative: '260415000', positive: '260373001', inconclusive: '419984006' } as const;

/** Gives the EU DCC payload of a sample person (eu-dcc-schema 1.3.0): the reverse of what the station reads. */
export function sampleDcc(subject: Subject, evidence: Evidence): Readonly<Record<string, unknown>> {
  return {
    ver: '1.3.0',
    nam: {
      fn: subject.familyName,
      fnt: subject.standardisedFamilyName,
      gn: subject.givenName,
      gnt: subject.standardisedGivenName,
    },
    dob: subject.birthDate,
    ...entryOf(evidence),
  };
}

function entryOf(evidence: Evidence): Readonly<Record<string, unknown>> {
  switch (evidence.kind) {
    case 'vaccination':
      return { v: [{ ...originOf(evidence), ...vaccinationOf(evidence) }] };
    case 'test':
      return { t: [{ ...originOf(evidence), ...testOf(evidence) }] };
    case 'recovery':
      return { r: [{ ...originOf(evidence), ...recoveryOf(evidence) }] };
    default:
      return assertNever(evidence);
  }
}

/** The identifier names the practice and nobody in it. */
function originOf({ targetDisease, eventCountry, issuingOrganisation }: Evidence) {
  return { tg: targetDisease, co: eventCountry, is: issuingOrganisation, ci: 'URN:UVCI:01:XA:PRACTICE' };
}

function vaccinationOf(evidence: Vaccination) {
  const { vaccineType, product, manufacturer, doseNumber, dosesInSeries, vaccinatedOn } = evidence;
  return {
    vp: vaccineType,
    mp: product,
    ma: manufacturer,
    dn: doseNumber,
    sd: dosesInSeries,
    dt: vaccinatedOn,
  };
}

function testOf({ testType, result, sampledAt, device = '' }: TestResult) {
  const sc = new Date(sampledAt).toISOString();
  return { tt: testTypeCodes[testType], tr: resultCodes[result], ma: device, sc, tc: 'Practice' };
}

function recoveryOf({ firstPositiveOn, validFrom, validUntil }: Recovery) {
  return { fr: firstPositiveOn, df: validFrom, du: validUntil };
}
