import type { Credential } from '../credential/credential.ts';
import type { CredentialContent, CwtClaims } from '../credential/credential-content.ts';
import type { RosterMember } from '../credential/roster.ts';
import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { DurationMs, InstantMs } from '../units.ts';
import { isExpired, judgeLifetime, judgeSignerDates } from './lifetime.ts';
import { isRevoked } from './revocation.ts';
import { isInScope } from './scope.ts';
import { nothingChecked } from './trust-finding.ts';
import type { TrustFinding } from './trust-finding.ts';
import { isFresh } from './trust-list.ts';
import type { TrustStore } from './trust-store.ts';
import type { SignedCredential, TrustRefusal } from './verify-signature.ts';

/** The surroundings of the judgement. */
export interface TrustConditions {
  readonly now: InstantMs;
  /** Beyond this age no trust list gives green. */
  readonly longestListAge: DurationMs;
}

declare const isAuthentic: unique symbol;

/** Signed by a trusted signer who may sign it, in its lifetime, not revoked, and nobody's sample. */
export interface AuthenticCredential {
  readonly [isAuthentic]: true;
  readonly credential: Credential;
  readonly issuer: string | null;
  /** Null where the office itself vouches, by its roster. */
  readonly keyId: string | null;
  readonly finding: TrustFinding;
}

/**
 * Judges all that is left once signature and content are known. Every reason against it is given, the
 * gravest first: TRUST_REVOKED, TRUST_SPECIMEN, TRUST_SIGNATURE_EXPIRED, TRUST_LIFETIME_MISSING,
 * TRUST_NOT_YET_VALID, TRUST_SIGNER_OUT_OF_SCOPE, TRUST_SIGNER_NOT_IN_FORCE, TRUST_KEY_TOO_WEAK,
 * TRUST_LIST_TOO_OLD.
 *
 * @param content what `readContent` read from this very credential's signed bytes; any other is a bug, and throws.
 */
export function authenticate(
  signed: SignedCredential,
  content: CredentialContent,
  conditions: TrustConditions,
  store: TrustStore,
): Result<AuthenticCredential, TrustRefusal> {
  if (content.payload !== signed.payload) throw new Error('the content is that of another credential');
  const revoked = judgeRevocation(signed, content, store);
  const finding: TrustFinding = {
    ...signed.finding,
    expired: isExpired(content.claims, conditions.now),
    revoked,
  };
  const [first, ...others] = reasonsAgainst(signed, content, conditions, revoked === true);
  if (first !== undefined) return fail({ failures: [first, ...others], finding });
  const { credential, claims } = content;
  // Here and below are the only places that make the brand, which exists for the compiler alone.
  return ok({
    credential,
    issuer: issuerOf(signed, claims),
    keyId: signed.keyId,
    finding,
  } as AuthenticCredential);
}

/** Gives who issued a credential: as it says itself or, where it does not, as the list names the key's holder. */
export function issuerOf({ key }: SignedCredential, claims: CwtClaims): string | null {
  return claims.issuer ?? key.holder ?? null;
}

/**
 * Gives the credential of a roster member: the office vouches for what it has written down itself. There is no
 * signature, and no lifetime but that of the evidence.
 */
export function vouchForMember({ credential, rosterVersion }: RosterMember): AuthenticCredential {
  const finding: TrustFinding = { ...nothingChecked, listVersion: rosterVersion };
  return { credential, issuer: null, keyId: null, finding } as AuthenticCredential;
}

function reasonsAgainst(
  { key, list }: SignedCredential,
  { credential, claims }: CredentialContent,
  { now, longestListAge }: TrustConditions,
  revoked: boolean,
): readonly Failure[] {
  return [
    ...when(revoked, failure('TRUST_REVOKED')),
    ...when(credential.isSpecimen, failure('TRUST_SPECIMEN')),
    ...judgeLifetime(claims, now),
    ...when(!isInScope(key.scope, credential.evidence), failure('TRUST_SIGNER_OUT_OF_SCOPE')),
    ...judgeSignerDates(key, now),
    ...when(!key.strength.isStrong, failure('TRUST_KEY_TOO_WEAK')),
    ...when(!isFresh(list, now, longestListAge), failure('TRUST_LIST_TOO_OLD', list.version)),
  ];
}

function when(isSo: boolean, reason: Failure): readonly Failure[] {
  return isSo ? [reason] : [];
}

/** Null where the station has no revocation list: then nothing is known. */
function judgeRevocation(
  { parsed, keyId }: SignedCredential,
  { claims, uvcis }: CredentialContent,
  { revocations }: TrustStore,
): boolean | null {
  if (revocations.isEmpty) return null;
  const { algorithm, signature } = parsed;
  return isRevoked(revocations, { keyId, algorithm, signature, issuer: claims.issuer, uvcis });
}
