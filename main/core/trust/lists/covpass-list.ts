import { Buffer } from 'node:buffer';
import { verify } from 'node:crypto';
import * as v from 'valibot';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { keyOfCertificate } from '../signer-key.ts';
import { makeSigner } from '../signer.ts';
import { newest, versionFromDate } from '../trust-list.ts';
import type { TrustList } from '../trust-list.ts';
import { parseJson } from './json-text.ts';
import type { TrustAnchor, TrustFile } from './trust-file.ts';

/** The list of document signers as CovPass gets it: a line with a signature, then JSON. */
const covpassList = v.object({
  certificates: v.array(v.object({ kid: v.string(), rawData: v.string(), timestamp: v.nullish(v.string()) })),
});

const lineFeed = 0x0a;
const signatureLine = /^[A-Za-z0-9+/]{80,}={0,2}\r?$/;

/** Tells whether bytes begin with a signature line as CovPass lists do, or are such a list without it. */
export function looksLikeCovpassList(text: string): boolean {
  const [first = ''] = text.slice(0, 1_000).split('\n', 1);
  return signatureLine.test(first) || /^\s*\{\s*"certificates"\s*:/.test(text.slice(0, 1_000));
}

/**
 * Reads a CovPass list. Where the station has trust anchors, one of them must have signed it: a raw ECDSA
 * signature with SHA-256 over every byte after the first line feed.
 *
 * Fails with TRUST_LIST_UNREADABLE or TRUST_LIST_SIGNATURE_WRONG.
 */
export function readCovpassList(
  { name, bytes }: TrustFile,
  anchors: readonly TrustAnchor[],
): Result<TrustList, Failure> {
  const { signature, body } = split(bytes);
  const isAnchored = signature !== null && anchors.some((anchor) => isSignedBy(anchor, body, signature));
  if (anchors.length > 0 && !isAnchored) return fail(failure('TRUST_LIST_SIGNATURE_WRONG', name));
  const list = v.safeParse(covpassList, parseJson(new TextDecoder().decode(body)));
  if (!list.success) return fail(failure('TRUST_LIST_UNREADABLE', name));
  const { certificates } = list.output;
  const datedAt = newest(certificates.map(({ timestamp }) => readTimestamp(timestamp)));
  const signers = certificates.map(({ kid, rawData }) =>
    makeSigner(kid, () => keyOfCertificate(Buffer.from(rawData, 'base64'))),
  );
  return ok({
    name,
    format: 'covpass',
    version: versionFromDate(datedAt, 'covpass'),
    datedAt,
    isAnchored,
    signers,
  });
}

function split(bytes: Uint8Array): { readonly signature: Uint8Array | null; readonly body: Uint8Array } {
  if (bytes[0] === 0x7b) return { signature: null, body: bytes };
  const end = bytes.indexOf(lineFeed);
  const line = new TextDecoder('latin1').decode(bytes.subarray(0, end));
  return { signature: Buffer.from(line, 'base64'), body: bytes.subarray(end + 1) };
}

function isSignedBy({ key }: TrustAnchor, body: Uint8Array, signature: Uint8Array): boolean {
  if (key.asymmetricKeyType !== 'ec') return false;
  return verify('sha256', body, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

function readTimestamp(text: string | null | undefined): number | null {
  const instant = Date.parse(text ?? '');
  return Number.isNaN(instant) ? null : instant;
}
