import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import type { CwtClaims } from '../credential-content.ts';
import { contentsOfTag, entryOf } from './cbor.ts';

/** Labels of the claims (RFC 8392, section 3.1; hcert-spec, "CWT Structure"). */
const label = { issuer: 1, expiresAt: 4, notBefore: 5, issuedAt: 6, hcert: -260, dcc: 1 } as const;

/** End of the year 9999: later times are milliseconds taken for seconds, or an attack. */
const latestSeconds = 253_402_300_799;

/**
 * Gives the claims of a decoded CWT. Times may have fractions (Liechtenstein and Hungary write them) or
 * stand under the epoch tag 1; null where a claim is absent.
 *
 * Fails with PARSE_CWT: no map, an issuer that is no text, a time that is no time.
 */
export function readCwtClaims(cwt: unknown): Result<CwtClaims, Failure> {
  if (!(cwt instanceof Map)) return fail(failure('PARSE_CWT', 'the claims are not a map of labels'));
  const issuer: unknown = entryOf(cwt, label.issuer) ?? null;
  if (issuer !== null && typeof issuer !== 'string')
    return fail(failure('PARSE_CWT', 'the issuer is no text'));
  const issuedAtSeconds = readSeconds(entryOf(cwt, label.issuedAt));
  const notBeforeSeconds = readSeconds(entryOf(cwt, label.notBefore));
  const expiresAtSeconds = readSeconds(entryOf(cwt, label.expiresAt));
  if (issuedAtSeconds === 'broken' || notBeforeSeconds === 'broken' || expiresAtSeconds === 'broken') {
    return fail(failure('PARSE_CWT', 'a time is out of range'));
  }
  return ok({ issuer: issuer?.trim() ?? null, issuedAtSeconds, notBeforeSeconds, expiresAtSeconds });
}

/** Gives the EU DCC inside the claims, undefined where there is none. */
export function dccOfClaims(cwt: unknown): unknown {
  return entryOf(entryOf(cwt, label.hcert), label.dcc);
}

/** RFC 8392, section 2: a NumericDate is a CBOR number, tag 1 left out; issuers that keep the tag are read too. */
function readSeconds(claim: unknown): number | null | 'broken' {
  const value = contentsOfTag(claim, 1)?.contents ?? claim ?? null;
  if (value === null) return null;
  if (typeof value !== 'number' || !(value >= 0 && value <= latestSeconds)) return 'broken';
  return value;
}
