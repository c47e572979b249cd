import { createHmac } from 'node:crypto';
import type { Subject } from '../core/credential/credential.ts';

/**
 * Gives a key that is the same for the same person at this site and tells nothing without the site's key file.
 *
 * It is made of the transliterated name and the birth date, never of a UVCI, which names a document and not a
 * person. Keyed because names and dates alone are few enough to be tried one by one.
 *
 * @returns base64url; null where the credential lacks a name or a birth date: "same person" can't be told then.
 */
export function subjectKey(subject: Subject | null, siteKey: Uint8Array): string | null {
  if (subject === null) return null;
  const family = standardised(subject.standardisedFamilyName);
  const given = standardised(subject.standardisedGivenName);
  if (family + given === '' || subject.birthDate === '') return null;
  // JSON keeps the parts apart: no two different people can make the same text.
  const text = JSON.stringify(['name-and-birth-date', family, given, subject.birthDate]);
  return createHmac('sha256', siteKey).update(text).digest('base64url');
}

/** ICAO 9303 fills with `<`; issuers differ in how many they put at the end. */
function standardised(name: string): string {
  return name
    .toUpperCase()
    .replaceAll(/[<\s]+/g, '<')
    .replaceAll(/^<|<$/g, '');
}
