import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../credential/parsed-credential.ts';

/** hcert-spec, "Cryptographic Algorithms": RSA of at least 2048 bits; ECDSA on P-256. */
const leastRsaBits = 2048;
const requiredCurve = 'prime256v1';

/** Curves below 256 bits: their signatures can be checked, and are not to be relied on. */
const weakCurves: ReadonlySet<string> = new Set(['secp224r1', 'prime192v1', 'secp192r1']);

/** Tells whether a key can have made a signature of the algorithm: no RSA key for ES256, no other curve. */
export function fitsAlgorithm(key: KeyObject, algorithm: SignatureAlgorithm): boolean {
  const type = key.asymmetricKeyType;
  if (algorithm === 'PS256') return type === 'rsa' || type === 'rsa-pss';
  return type === 'ec' && (isRequiredCurve(key) || weakCurves.has(curveOf(key)));
}

/** Tells whether a key is long enough to be relied on. */
export function isStrongEnough(key: KeyObject): boolean {
  if (key.asymmetricKeyType === 'ec') return isRequiredCurve(key);
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits;
}

function isRequiredCurve(key: KeyObject): boolean {
  return curveOf(key) === requiredCurve;
}

function curveOf(key: KeyObject): string {
  return key.asymmetricKeyDetails?.namedCurve ?? '';
}
