import { createHash, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../../core/credential/parsed-credential.ts';
import type { InstantMs } from '../../core/units.ts';
import { mintCertificate } from './mint-certificate.ts';

/** A signer made on the spot. Its private key lives in memory only. */
export interface MintedSigner {
  readonly algorithm: SignatureAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
  /** The first 8 bytes of the certificate's SHA-256 (hcert-spec, "Key Identifier"). */
  readonly keyId: Uint8Array;
}

export interface SignerRequest {
  readonly country: string;
  readonly validFrom: InstantMs;
  readonly validUntil: InstantMs;
  /** Absent: a new key pair on P-256. */
  readonly keys?: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** Extended key usages; absent: none, which allows everything. */
  readonly usages?: readonly string[];
}

/** Makes a document signer with a new key and a self-signed certificate. */
export function mintSigner(request: SignerRequest): MintedSigner {
  const keys = request.keys ?? generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = mintCertificate({
    ...keys,
    country: request.country,
    commonName: `Practice signer ${request.country}`,
    validFrom: request.validFrom,
    validUntil: request.validUntil,
    usages: request.usages ?? [],
  });
  const keyId = new Uint8Array(createHash('sha256').update(certificate).digest().subarray(0, 8));
  const algorithm = keys.privateKey.asymmetricKeyType === 'ec' ? 'ES256' : 'PS256';
  return { algorithm, privateKey: keys.privateKey, publicKey: keys.publicKey, certificate, keyId };
}
