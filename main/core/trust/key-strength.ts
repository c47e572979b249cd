import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../credential/parsed-credential.ts';

/** hcert-spec, "Cryptographic Algorithms": RSA of at least 2048 bits; ECDSA on P-256. */
const leastRsaBits = 2048;
const requiredCurve = 'prime256v1';

/** Curves below 256 bits: their signatures can be checked, and are not to be relied on. */
const weakCurves: ReadonlySet<string> = new Set(['secp224r1', 'prime192v1', 'secp192r1']);

/** What a key is good for; looked at once, because Node asks OpenSSL anew at each look. */
export interface KeyStrength {
  /** The algorithm whose signatures the key can have made; null for a curve or a kind that hcert-spec lacks. */
  readonly algorithm: SignatureAlgorithm | null;
  /** False for a key that is too short to be relied on. */
  readonly isStrong: boolean;
}

/** Gives what a key is good for: no RSA key for ES256, and for ES256 no curve above P-256. */
export function strengthOf(key: KeyObject): KeyStrength {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  const type = key.asymmetricKeyType;
  if (type === 'rsa' || type === 'rsa-pss')
    return { algorithm: 'PS256', isStrong: modulusLength >= leastRsaBits };
  if (type === 'ec' && namedCurve === requiredCurve) return { algorithm: 'ES256', isStrong: true };
  const isWeak = type === 'ec' && weakCurves.has(namedCurve);
  return { algorithm: isWeak ? 'ES256' : null, isStrong: false };
}
