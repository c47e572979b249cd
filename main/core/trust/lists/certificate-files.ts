import { Buffer } from 'node:buffer';
import { createPublicKey } from 'node:crypto';
import type { KeyObject, X509Certificate } from 'node:crypto';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { datesOf, keyIdOfCertificate, keyOfCertificate, readCertificate } from '../signer-key.ts';
import { makeSigner } from '../signer.ts';
import type { Signer } from '../signer.ts';
import { newest, versionFromDate } from '../trust-list.ts';
import type { TrustList } from '../trust-list.ts';
import type { TrustAnchor, TrustFile } from './trust-file.ts';

const pemBlock = /-----BEGIN ([A-Z0-9 ]+)-----[^-]+-----END \1-----/g;

/** First byte of every certificate in DER: a sequence. */
const derSequence = 0x30;

/** Tells whether bytes are one certificate in DER. */
export function looksLikeDer(bytes: Uint8Array): boolean {
  return bytes[0] === derSequence && readCertificate(bytes) !== null;
}

/** Gives the public keys of a PEM file: the trust anchors that it brings. */
export function anchorsOfPem(name: string, text: string): readonly TrustAnchor[] {
  return blocksOf(text, 'PUBLIC KEY').flatMap((block) => {
    const key = openPublicKey(block);
    return key === null ? [] : [{ name, key }];
  });
}

function openPublicKey(block: string): KeyObject | null {
  try {
    return createPublicKey(block);
  } catch {
    // A block that OpenSSL can't open is no anchor; without one, lists that need it are refused.
    return null;
  }
}

/**
 * Reads signer certificates: one in DER, or any number in PEM. Their key identifiers are computed from them,
 * their date is that of the newest.
 *
 * Fails with TRUST_LIST_UNREADABLE.
 */
export function readCertificateFile(
  { name, bytes }: TrustFile,
  text: string | null,
): Result<TrustList, Failure> {
  const blocks = text === null ? [bytes] : blocksOf(text, 'CERTIFICATE').map((block) => Buffer.from(block));
  const certificates = blocks.map(readCertificate);
  if (certificates.length === 0 || certificates.includes(null))
    return fail(failure('TRUST_LIST_UNREADABLE', name));
  return ok(
    listOf(
      name,
      certificates.filter((certificate) => certificate !== null),
    ),
  );
}

function listOf(name: string, certificates: readonly X509Certificate[]): TrustList {
  const datedAt = newest(certificates.map((certificate) => datesOf(certificate).notBefore));
  const version = versionFromDate(datedAt, 'certificates');
  const signers = certificates.map(signerOf);
  return { name, format: 'certificates', version, datedAt, isAnchored: false, signers };
}

function signerOf({ raw }: X509Certificate): Signer {
  return makeSigner(keyIdOfCertificate(raw), () => keyOfCertificate(raw));
}

function blocksOf(text: string, label: string): readonly string[] {
  return [...text.matchAll(pemBlock)].filter((match) => match[1] === label).map((match) => match[0]);
}
