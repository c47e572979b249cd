import { createHmac } from 'node:crypto';
import type { PersonalPart } from './admission.ts';
import { canonicalJson, type CanonicalValue } from '../canonical-json.ts';

/** Length of a salt in bytes: as long as the hash, so that nobody can try salts. */
export const saltBytes = 32;

/**
 * Gives the commitment to the personal part of a row: HMAC-SHA-256 of its canonical text under the row's salt,
 * 32 bytes.
 *
 * It stays in the plain part for good. The salt goes with the personal part when retention drops it; from then on
 * nobody can find out by trial which instant, outcome or facts the commitment stood for.
 *
 * @param salt 32 random bytes, new for every row.
 */
export function commitTo(personal: PersonalPart, salt: Uint8Array): Uint8Array {
  const text = canonicalJson(personalValue(personal));
  return new Uint8Array(createHmac('sha256', salt).update(text).digest());
}

/** Every field by name: a field that is added to the type and forgotten here does not compile. */
function personalValue(personal: PersonalPart): Record<keyof PersonalPart, CanonicalValue> {
  const { sealedIdentity } = personal;
  return {
    at: personal.at,
    clockIsDoubtful: personal.clockIsDoubtful,
    outcome: personal.outcome,
    reasons: personal.reasons,
    policyRule: personal.policyRule,
    unit: personal.unit,
    facts: personal.facts && { ...personal.facts },
    subjectKey: personal.subjectKey,
    sealedIdentity: sealedIdentity === null ? null : Buffer.from(sealedIdentity).toString('base64'),
    guard: personal.guard,
    note: personal.note,
  };
}
