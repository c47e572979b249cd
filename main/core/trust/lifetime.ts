import type { CwtClaims } from '../credential/credential-content.ts';
import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { millisecondsPerSecond } from '../units.ts';
import type { InstantMs } from '../units.ts';
import type { SignerKey } from './signer.ts';

/** How far an issuer's clock may be ahead of ours before its signature counts as dated in the future. */
export const clockSkewSeconds = 60;

/** Tells whether the signature has run out; null where the credential does not say until when it holds. */
export function isExpired(claims: CwtClaims, now: InstantMs): boolean | null {
  return claims.expiresAtSeconds === null ? null : now > claims.expiresAtSeconds * millisecondsPerSecond;
}

/**
 * Gives what is wrong with the time of a signature (hcert-spec: a verifier must reject what has expired). The
 * last second still counts; for the end there is no grace.
 */
export function judgeLifetime(claims: CwtClaims, now: InstantMs): readonly Failure[] {
  const failures: Failure[] = [];
  const expired = isExpired(claims, now);
  if (expired === null) failures.push(failure('TRUST_LIFETIME_MISSING'));
  if (expired === true) failures.push(failure('TRUST_SIGNATURE_EXPIRED'));
  if (startsLater(claims, now)) failures.push(failure('TRUST_NOT_YET_VALID'));
  return failures;
}

function startsLater({ issuedAtSeconds, notBeforeSeconds }: CwtClaims, now: InstantMs): boolean {
  const startSeconds = Math.max(issuedAtSeconds ?? 0, notBeforeSeconds ?? 0);
  return (startSeconds - clockSkewSeconds) * millisecondsPerSecond > now;
}

/** Gives what is wrong with the dates of the signer's own certificate, to the second. */
export function judgeSignerDates({ notBefore, notAfter }: SignerKey, now: InstantMs): readonly Failure[] {
  if (notBefore !== null && now < notBefore) return [failure('TRUST_SIGNER_NOT_IN_FORCE', 'not yet')];
  if (notAfter !== null && now > notAfter) return [failure('TRUST_SIGNER_NOT_IN_FORCE', 'no longer')];
  return [];
}
