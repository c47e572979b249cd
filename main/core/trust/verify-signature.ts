import { constants, verify } from 'node:crypto';
import type { ParsedCredential } from '../credential/parsed-credential.ts';
import type { SignedBytes } from '../credential/signed-bytes.ts';
import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { ps256SaltBytes } from './key-strength.ts';
import type { SignerKey } from './signer.ts';
import { nothingChecked } from './trust-finding.ts';
import type { TrustFinding } from './trust-finding.ts';
import type { TrustList } from './trust-list.ts';
import type { ListedSigner, TrustStore } from './trust-store.ts';

/** Why a credential is not trusted, with every reason, and what was found out about it nevertheless. */
export interface TrustRefusal {
  readonly failures: readonly [Failure, ...Failure[]];
  readonly finding: TrustFinding;
}

declare const isSigned: unique symbol;

/** A credential whose signature belongs to a signer of our lists. Its content is still closed. */
export interface SignedCredential {
  readonly [isSigned]: true;
  readonly parsed: ParsedCredential;
  readonly payload: SignedBytes;
  readonly keyId: string;
  readonly key: SignerKey;
  readonly list: TrustList;
  /** What is known so far, for a content that then can't be read. */
  readonly finding: TrustFinding;
}

/**
 * Judges the signature of a credential, before anything of its content is read.
 *
 * Refuses with TRUST_LIST_MISSING (no list at all), TRUST_SIGNER_UNKNOWN, or TRUST_SIGNATURE_WRONG when no
 * signer of that key identifier made the signature.
 */
export function verifySignature(
  parsed: ParsedCredential,
  store: TrustStore,
): Result<SignedCredential, TrustRefusal> {
  if (store.lists.length === 0) return refuse('unknown-signer', failure('TRUST_LIST_MISSING'), null);
  const { keyId } = parsed;
  const candidates = keyId === null ? [] : store.signersWith(keyId);
  const [newest] = candidates;
  if (keyId === null || newest === undefined) {
    return refuse('unknown-signer', failure('TRUST_SIGNER_UNKNOWN', keyId ?? 'no key identifier'), null);
  }
  for (const { signer, list } of candidates) {
    const key = signer.openKey();
    if (key !== null && isSignedBy(key, parsed)) return ok(signedCredential(parsed, keyId, key, list));
  }
  return refuseUnmatched(candidates, newest.list);
}

/** A signer whose key can't be opened is as good as unknown: it proves neither truth nor forgery. */
function refuseUnmatched(
  candidates: readonly ListedSigner[],
  newestList: TrustList,
): Result<never, TrustRefusal> {
  const isKnown = candidates.some(({ signer }) => signer.openKey() !== null);
  return isKnown
    ? refuse('invalid', failure('TRUST_SIGNATURE_WRONG'), newestList)
    : refuse('unknown-signer', failure('TRUST_SIGNER_UNKNOWN', 'its key is unreadable'), newestList);
}

function refuse(
  signature: TrustFinding['signature'],
  reason: Failure,
  list: TrustList | null,
): Result<never, TrustRefusal> {
  return fail({
    failures: [reason],
    finding: { ...nothingChecked, signature, listVersion: list?.version ?? null },
  });
}

function signedCredential(
  parsed: ParsedCredential,
  keyId: string,
  key: SignerKey,
  list: TrustList,
): SignedCredential {
  const finding: TrustFinding = { ...nothingChecked, signature: 'valid', listVersion: list.version };
  // The only place that calls bytes signed: `isSignedBy` has just found their signature good.
  const payload = parsed.payload as SignedBytes;
  // The only place that makes the brand, which exists for the compiler alone.
  return { parsed, payload, keyId, key, list, finding } as SignedCredential;
}

/** Raw r and s of P-256 are 32 bytes each (RFC 9053, section 2.1); a DER signature has another length. */
const bytesOfP256Signature = 64;

/** EdDSA: Ed25519. ES256: ECDSA with SHA-256. PS256: RSASSA-PSS with SHA-256 and a salt as long as the hash (RFC 8230). */
function isSignedBy(signer: SignerKey, { algorithm, signedBytes, signature }: ParsedCredential): boolean {
  if (signer.strength.algorithm !== algorithm) return false;
  const key = signer.publicKey;
  // Ed25519 hashes by itself; OpenSSL refuses an s beyond the group's order (RFC 8032, section 5.1.7).
  if (algorithm === 'EdDSA') return verify(null, signedBytes, key, signature);
  if (algorithm === 'ES256') {
    if (signature.length > bytesOfP256Signature || signature.length % 2 !== 0) return false;
    return verify('sha256', signedBytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
  }
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify('sha256', signedBytes, { key, padding, saltLength: ps256SaltBytes }, signature);
}
