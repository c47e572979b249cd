import { Buffer } from 'node:buffer';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { toSeconds } from '../../units.ts';
import type { CredentialContent } from '../credential-content.ts';
import type { Credential, Evidence } from '../credential.ts';
import type { SignedBytes } from '../signed-bytes.ts';
import type { OfficePass } from './office-pass.ts';
import { decodeBody } from './pass-body.ts';
import { passNumberText } from './pass-number.ts';

/** The disease that passes of version 1 speak of: COVID-19, by its SNOMED CT code. */
const covid19 = '840539006';

/**
 * Reads what the signed body of a pass says into the one evidence model.
 *
 * Fails with PARSE_OFFICE_PASS for a body that no office writes.
 */
export function readPass(payload: SignedBytes): Result<CredentialContent, Failure> {
  const pass = decodeBody(payload);
  if (pass === null) return fail(failure('PARSE_OFFICE_PASS', 'the body does not follow its form'));
  const number = passNumberText(pass.number);
  return ok({
    payload,
    credential: credentialOf(pass),
    claims: {
      issuer: null,
      issuedAtSeconds: toSeconds(pass.issuedAt),
      notBeforeSeconds: null,
      expiresAtSeconds: toSeconds(pass.expiresAt),
    },
    uvcis: [number],
  });
}

function credentialOf(pass: OfficePass): Credential {
  const { name, personClass, unit, language, isSpecimen, birthDate } = pass;
  const keyId = Buffer.from(pass.keyId).toString('base64');
  return {
    format: 'office-pass',
    subject: {
      givenName: name,
      familyName: '',
      standardisedGivenName: name.replaceAll(' ', '<'),
      standardisedFamilyName: '',
      birthDate,
    },
    evidence: evidenceOf(pass),
    isSpecimen,
    membership: { personClass, unit: unit === '' ? null : unit },
    knownBy: { kind: 'pass-number', text: `${keyId} ${passNumberText(pass.number)}` },
    language,
  };
}

function evidenceOf({ vaccination, test, recovery, verifiedBy, expiresAt }: OfficePass): readonly Evidence[] {
  const origin = { targetDisease: covid19, eventCountry: 'ID', issuingOrganisation: verifiedBy };
  const untyped = { vaccineType: '', product: '', manufacturer: '' };
  return [
    ...(vaccination === null
      ? []
      : [{ ...origin, ...untyped, ...vaccination, kind: 'vaccination' } as const]),
    ...(test === null ? [] : [{ ...origin, ...test, kind: 'test' } as const]),
    ...(recovery === null
      ? []
      : [{ ...origin, ...recoveryDates(recovery.firstPositiveOn, expiresAt), kind: 'recovery' } as const]),
  ];
}

/** A pass gives the recovery no dates of its own: it speaks of it from the first positive test until it ends. */
function recoveryDates(firstPositiveOn: string, expiresAt: number) {
  const validUntil = new Date(expiresAt).toISOString().slice(0, 10);
  return { firstPositiveOn, validFrom: firstPositiveOn, validUntil };
}
