import type { KeyObject } from 'node:crypto';
import type { PassAlgorithm, SignatureAlgorithm } from '../credential/parsed-credential.ts';

/** hcert-spec, "Cryptographic Algorithms": RSA of at least 2048 bits; ECDSA on P-256. */
const leastRsaBits = 2048;
const requiredCurve = 'prime256v1';

/** RFC 8230, section 2: as long as the hash. */
export const ps256SaltBytes = 32;

/** Curves below 256 bits: their signatures can be checked, and are not to be relied on. */
const weakCurves: ReadonlySet<string> = new Set(['secp224r1', 'prime192v1', 'secp192r1']);

/** What a key is good for; looked at once, because Node asks OpenSSL anew at each look. */
export interface KeyStrength {
  /**
   * The algorithm whose signatures the key can have made; null for a curve or a kind that hcert-spec lacks. Only the
   * reader of office pass keys says EdDSA: a signer of certificates must not be able to issue passes.
   */
  readonly algorithm: SignatureAlgorithm | PassAlgorithm | null;
  /** False for a key that is too short to be relied on. */
  readonly isStrong: boolean;
}

/** Gives what a key is good for: no RSA key for ES256, and for ES256 no curve above P-256. */
export function strengthOf(key: KeyObject): KeyStrength {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  const type = key.asymmetricKeyType;
  if (type === 'rsa' || type === 'rsa-pss') {
    return { algorithm: allowsPs256(key) ? 'PS256' : null, isStrong: modulusLength >= leastRsaBits };
  }
  if (type === 'ec' && namedCurve === requiredCurve) return { algorithm: 'ES256', isStrong: true };
  const isWeak = type === 'ec' && weakCurves.has(namedCurve);
  return { algorithm: isWeak ? 'ES256' : null, isStrong: false };
}

/** A key for PSS alone may bind itself to a hash and to a longer salt than PS256 has (RFC 4055, section 3.1). */
function allowsPs256(key: KeyObject): boolean {
  const { hashAlgorithm = 'sha256', saltLength = ps256SaltBytes } = key.asymmetricKeyDetails ?? {};
  return hashAlgorithm === 'sha256' && saltLength <= ps256SaltBytes;
}
