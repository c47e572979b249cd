import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { Buffer } from 'node:buffer';
import type { InstantMs } from '../units.ts';
import { strengthOf } from './key-strength.ts';
import { scopeOfKeyUsage } from './scope.ts';
import type { SignerKey, SignerScope } from './signer.ts';

/** Gives the certificate of DER or PEM bytes, or null when they are none. */
export function readCertificate(bytes: Uint8Array): X509Certificate | null {
  return orNull(() => new X509Certificate(bytes));
}

/**
 * Gives from when to when a certificate is in force; null for a date that is none. By its text: for such a date
 * OpenSSL writes "Bad time value", and Node's `validFromDate` holds whatever was in the memory.
 */
export function datesOf({ validFrom, validTo }: X509Certificate) {
  const read = (text: string): InstantMs | null => {
    const instant = Date.parse(text);
    return Number.isNaN(instant) ? null : instant;
  };
  return { notBefore: read(validFrom), notAfter: read(validTo) };
}

/**
 * Gives the key of a document signer certificate with its dates and its scope; null when it can't be read. One whose
 * dates can't be read must not count as in force for ever.
 */
export function keyOfCertificate(bytes: Uint8Array): SignerKey | null {
  const certificate = readCertificate(bytes);
  if (certificate === null) return null;
  const publicKey = orNull(() => certificate.publicKey);
  const { notBefore, notAfter } = datesOf(certificate);
  if (publicKey === null || notBefore === null || notAfter === null) return null;
  return {
    publicKey,
    strength: strengthOf(publicKey),
    // Node calls the extended key usage `keyUsage`, and leaves it undefined where a certificate has none.
    scope: scopeOfKeyUsage(certificate.keyUsage),
    notBefore,
    notAfter,
  };
}

/** Gives the key of a SubjectPublicKeyInfo in DER; null when it can't be read. */
export function keyOfSpki(bytes: Uint8Array, scope: SignerScope): SignerKey | null {
  return bareKey(scope, () => createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' }));
}

/** The members of a JWK (RFC 7517) that make a public key; in base64url or, as some lists write, base64. */
export interface PublicJwk {
  readonly crv?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly n?: string | undefined;
  readonly e?: string | undefined;
}

/** Gives the key of a JWK; null when it can't be read. */
export function keyOfJwk(jwk: PublicJwk, scope: SignerScope): SignerKey | null {
  return bareKey(scope, () => createPublicKey({ key: importable(jwk), format: 'jwk' }));
}

function importable({ crv, x, y, n, e }: PublicJwk): JsonWebKey {
  if (n !== undefined && e !== undefined) return { kty: 'RSA', n: base64url(n), e: base64url(e) };
  return { kty: 'EC', crv: crv ?? 'P-256', x: coordinate(x), y: coordinate(y) };
}

/** Bytes of a P-256 coordinate. */
const coordinateBytes = 32;

/**
 * A coordinate as RFC 7518 (6.2.1.2) wants it. WHO's trust network has samples of 33 bytes, with the sign
 * byte of a Java big integer in front, and such integers are short when they begin with zeros.
 */
function coordinate(text = ''): string {
  const bytes = Buffer.from(text, 'base64');
  const surplus = Math.max(bytes.length - coordinateBytes, 0);
  if (bytes.subarray(0, surplus).some((byte) => byte !== 0)) return text;
  const missing = Buffer.alloc(Math.max(coordinateBytes - bytes.length, 0));
  return Buffer.concat([missing, bytes.subarray(surplus)]).toString('base64url');
}

function base64url(text: string): string {
  return Buffer.from(text, 'base64').toString('base64url');
}

function bareKey(scope: SignerScope, open: () => KeyObject): SignerKey | null {
  const publicKey = orNull(open);
  if (publicKey === null) return null;
  return { publicKey, strength: strengthOf(publicKey), scope, notBefore: null, notAfter: null };
}

/** Key identifier of a certificate: the first 8 bytes of its SHA-256, base64 (hcert-spec, "Key Identifier"). */
export function keyIdOfCertificate(der: Uint8Array): string {
  return createHash('sha256').update(der).digest().subarray(0, 8).toString('base64');
}

/** OpenSSL's refusals have a dozen codes; whatever it refuses to open is no key, and its signer stays unknown. */
function orNull<T>(open: () => T): T | null {
  try {
    return open();
  } catch {
    return null;
  }
}
