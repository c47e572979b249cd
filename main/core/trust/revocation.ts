import { createHash } from 'node:crypto';
import type { ParsedCredential } from '../credential/parsed-credential.ts';

/** How a revocation hash is computed (EU gateway, RevocationHashType). */
export type RevocationHashType = 'UCI' | 'COUNTRYCODEUCI' | 'SIGNATURE';

/** Revoked credentials. Later forms (filters, SMART Health Card lists) answer the same question. */
export interface Revocations {
  /** True when there is no list at all: then nothing is known, rather than nothing revoked. */
  readonly isEmpty: boolean;
  /** @param hash base64 of 16 bytes. */
  readonly has: (type: RevocationHashType, hash: string, keyId: string) => boolean;
}

export const noRevocations: Revocations = { isEmpty: true, has: () => false };

/** What the hashes are computed from. */
export interface RevocableCredential {
  readonly keyId: string;
  readonly algorithm: ParsedCredential['algorithm'];
  readonly signature: Uint8Array;
  readonly issuer: string | null;
  /** Exactly as signed. */
  readonly uvcis: readonly string[];
}

/** Tells whether a credential is on a list, by any of its hashes. */
export function isRevoked(revocations: Revocations, credential: RevocableCredential): boolean {
  const { keyId, issuer, uvcis } = credential;
  if (revocations.has('SIGNATURE', signatureHash(credential), keyId)) return true;
  return uvcis.some(
    (uvci) =>
      revocations.has('UCI', revocationHash(uvci), keyId) ||
      revocations.has('COUNTRYCODEUCI', revocationHash(`${issuer ?? ''}${uvci}`), keyId),
  );
}

/** Of an ECDSA signature only r counts: whoever has a signature can make another s for it. */
function signatureHash({ algorithm, signature }: RevocableCredential): string {
  return revocationHash(algorithm === 'ES256' ? signature.subarray(0, signature.length / 2) : signature);
}

/** The first 16 bytes of the SHA-256 of what identifies a credential, base64 (Corona-Warn-App, CovPass). */
export function revocationHash(identifying: string | Uint8Array): string {
  return createHash('sha256').update(identifying).digest().subarray(0, 16).toString('base64');
}
