import { createHmac, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Credential, Subject } from '../core/credential/credential.ts';
import type { IdentityNumber } from '../core/credential/identity-number/identity-number.ts';
import { withoutTitles, wordsOfName } from '../core/credential/person-name.ts';

/** Half of an HMAC-SHA-256 (RFC 2104, section 5, allows it): a roster of a million keeps two or three each. */
const numberKeyBytes = 16;

/**
 * Gives a key that is the same for the same person at this site and tells nothing without the site's key file.
 *
 * By the roster's number or the pass's number where there is one, else by name and birth date, else by the number that
 * was typed; never by a UVCI, which names a document and not a person. Keyed because numbers, names and dates are few
 * enough to be tried one by one.
 *
 * @returns base64url; null where nothing tells who it is.
 */
export function subjectKeyOf(
  found: { readonly credential: Credential | null; readonly number: IdentityNumber | null },
  siteKey: Uint8Array,
): string | null {
  const { credential, number } = found;
  const knownBy = credential?.knownBy;
  if (knownBy?.kind === 'roster-key') return knownBy.key;
  if (knownBy?.kind === 'pass-number') return hmac(['pass', knownBy.text], siteKey).toString('base64url');
  const byName = subjectKey(credential?.subject ?? null, siteKey);
  return byName ?? (number === null ? null : numberKey(number, siteKey));
}

/** Gives the key of a number: 128 bits, base64url. */
export function numberKey({ text }: IdentityNumber, siteKey: Uint8Array): string {
  return hmac(['number', text], siteKey).toString('base64url', 0, numberKeyBytes);
}

/**
 * Gives the key of a name and a birth date, base64url; null where either is missing.
 *
 * Of the words of the whole name in no order: certificates put the halves of a name where they like, rosters have no
 * halves, and a title is written now and left out then.
 */
export function subjectKey(subject: Subject | null, siteKey: Uint8Array): string | null {
  if (subject === null || subject.birthDate === '') return null;
  const name = `${subject.standardisedGivenName} ${subject.standardisedFamilyName}`;
  // ICAO 9303 fills with `<`; issuers differ in how many they put at the end.
  const words = withoutTitles(wordsOfName(name.replaceAll('<', ' '))).toSorted();
  if (words.length === 0) return null;
  return hmac(['name-and-birth-date', ...words, subject.birthDate], siteKey).toString('base64url');
}

/** JSON keeps the parts apart: no two different people can make the same text. */
function hmac(parts: readonly string[], siteKey: Uint8Array): Buffer {
  return createHmac('sha256', openedKey(siteKey)).update(JSON.stringify(parts)).digest();
}

/** Opening a key takes Node four times as long as the HMAC itself, and a roster asks for a million. */
const opened = new WeakMap<Uint8Array, KeyObject>();

function openedKey(siteKey: Uint8Array): KeyObject {
  const key = opened.get(siteKey) ?? createSecretKey(siteKey);
  opened.set(siteKey, key);
  return key;
}
