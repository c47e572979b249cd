import { constants, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { encode } from 'cbor2';
import type { Evidence, Subject } from '../../core/credential/credential.ts';
import { encodeBase45 } from '../../core/credential/hcert/base45.ts';
import { sigStructure } from '../../core/credential/hcert/cose-sign1.ts';
import { toSeconds } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';
import { sampleDcc } from './sample-dcc.ts';
import type { MintedSigner } from './mint-signer.ts';

/** What a sample certificate says. */
export interface SampleCertificate {
  readonly subject: Subject;
  readonly evidence: Evidence;
  /** Issuer and country of the CWT, such as `ID`. */
  readonly issuer: string;
  readonly issuedAt: InstantMs;
  readonly expiresAt: InstantMs;
}

/** Gives the text of a signed `HC1:` code for a sample person, exactly as an issuer would make it. */
export function mintHcert(signer: MintedSigner, sample: SampleCertificate): string {
  const claims = new Map<number, unknown>([
    [1, sample.issuer],
    [4, toSeconds(sample.expiresAt)],
    [6, toSeconds(sample.issuedAt)],
    [-260, new Map([[1, sampleDcc(sample.subject, sample.evidence)]])],
  ]);
  return wrapHcert(signCose(signer, encode(claims)));
}

/** COSE numbers of the algorithms (RFC 9053; RFC 8230). */
const algorithmNumbers = { ES256: -7, PS256: -37 } as const;

/** Gives a COSE_Sign1 under tag 18 with algorithm and key identifier in its protected header. */
export function signCose(signer: MintedSigner, payload: Uint8Array): Uint8Array {
  const { algorithm, keyId } = signer;
  const protectedBytes = encode(
    new Map<number, unknown>([
      [1, algorithmNumbers[algorithm]],
      [4, new Uint8Array(keyId)],
    ]),
  );
  const message = { algorithm, keyId, protectedBytes, payload, signature: new Uint8Array(0) };
  const signature = signBytes(signer, sigStructure(message));
  const parts = encode([protectedBytes, new Map(), new Uint8Array(payload), signature]);
  return Uint8Array.of(coseSign1Tag, ...parts);
}

/** Head of a CBOR item under tag 18. */
const coseSign1Tag = 0xd2;

/** Signs as COSE wants it: raw r and s, or PSS with a salt as long as the hash. */
export function signBytes({ algorithm, privateKey: key }: MintedSigner, bytes: Uint8Array): Uint8Array {
  const options =
    algorithm === 'ES256'
      ? ({ key, dsaEncoding: 'ieee-p1363' } as const)
      : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return new Uint8Array(sign('sha256', bytes, options));
}

/** Gives the text around a COSE message: zlib, base45, context identifier. */
export function wrapHcert(message: Uint8Array): string {
  return `HC1:${encodeBase45(deflateSync(message, { level: 9 }))}`;
}
