import { Buffer } from 'node:buffer';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import type { SignatureAlgorithm } from '../parsed-credential.ts';
import { contentsOfTag, decodeCbor, entryOf, isCborMap } from './cbor.ts';

/** Labels of the common header parameters (RFC 9052, section 3.1). */
const label = { algorithm: 1, critical: 2, keyId: 4 } as const;

const tag = { coseSign1: 18, cwt: 61 } as const;

/** COSE numbers of the two algorithms that hcert-spec allows; whatever else is asked for is refused. */
const algorithms: ReadonlyMap<unknown, SignatureAlgorithm> = new Map([
  [-7, 'ES256'],
  [-37, 'PS256'],
]);

/** A signed message with one signer, taken apart (RFC 9052, section 4.2). */
export interface CoseSign1 {
  readonly algorithm: SignatureAlgorithm;
  /** From the protected header or, failing that, from the unprotected one; of any length. */
  readonly keyId: Uint8Array | null;
  /** The protected header exactly as it was sent. */
  readonly protectedBytes: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Takes a COSE_Sign1 message apart: bare, under tag 18, or under the CWT tag 61 around either (RFC 8392,
 * section 6).
 *
 * Fails with PARSE_CBOR, PARSE_COSE, or PARSE_ALGORITHM when the protected header does not name ES256 or
 * PS256: an algorithm that stands outside the signature could be swapped (RFC 9052, section 3.1).
 */
export function parseCoseSign1(bytes: Uint8Array): Result<CoseSign1, Failure> {
  const decoded = decodeCbor(bytes);
  if (!decoded.ok) return decoded;
  const parts = unwrap(decoded.value);
  if (!Array.isArray(parts) || parts.length !== 4) return broken('not an array of four');
  const [protectedBytes, unprotectedHeader, payload, signature] = parts as unknown[];
  if (!(protectedBytes instanceof Uint8Array)) return broken('the protected header is not bytes');
  if (!isCborMap(unprotectedHeader)) return broken('the unprotected header is not a map');
  if (!(payload instanceof Uint8Array)) return broken('the payload is detached');
  if (!(signature instanceof Uint8Array)) return broken('the signature is not bytes');
  const protectedHeader = decodeProtected(protectedBytes);
  if (!protectedHeader.ok) return protectedHeader;
  const header = readHeader(protectedHeader.value, unprotectedHeader);
  return header.ok ? ok({ ...header.value, protectedBytes, payload, signature }) : header;
}

function unwrap(value: unknown): unknown {
  const inner = contentsOfTag(value, tag.cwt)?.contents ?? value;
  return contentsOfTag(inner, tag.coseSign1)?.contents ?? inner;
}

/** A header of no bytes stands for an empty map (RFC 9052, section 3). */
function decodeProtected(bytes: Uint8Array): Result<unknown, Failure> {
  if (bytes.length === 0) return ok(new Map());
  const header = decodeCbor(bytes);
  if (!header.ok || isCborMap(header.value)) return header;
  return broken('the protected header is not a map');
}

function readHeader(
  protectedHeader: unknown,
  unprotectedHeader: unknown,
): Result<Pick<CoseSign1, 'algorithm' | 'keyId'>, Failure> {
  if (entryOf(protectedHeader, label.critical) !== undefined) return broken('a critical header is not known');
  const stated = entryOf(protectedHeader, label.algorithm);
  const algorithm = algorithms.get(stated);
  if (algorithm === undefined) return fail(failure('PARSE_ALGORITHM', describeAlgorithm(stated)));
  // A label in both headers is an error (RFC 9052, section 3); two different algorithms are an attack.
  const other = entryOf(unprotectedHeader, label.algorithm);
  if (other !== undefined && other !== stated) return fail(failure('PARSE_ALGORITHM', 'two algorithms'));
  const keyId = entryOf(protectedHeader, label.keyId) ?? entryOf(unprotectedHeader, label.keyId) ?? null;
  if (keyId !== null && !(keyId instanceof Uint8Array)) return broken('the key identifier is not bytes');
  return ok({ algorithm, keyId });
}

function describeAlgorithm(stated: unknown): string {
  return typeof stated === 'number' ? `algorithm ${stated}` : 'no algorithm in the protected header';
}

function broken(seen: string): Result<never, Failure> {
  return fail(failure('PARSE_COSE', seen));
}

/** `["Signature1",`: an array of four, then the text of ten characters. */
const signatureContext = Buffer.concat([Buffer.from([0x84, 0x6a]), Buffer.from('Signature1', 'latin1')]);

const noBytes = new Uint8Array(0);

/**
 * Gives the bytes that the signature of a COSE_Sign1 covers (RFC 9052, section 4.4): the Sig_structure, put
 * together by hand because its shape never changes. An empty protected map counts as no bytes.
 */
export function sigStructure(message: CoseSign1, externalData: Uint8Array = noBytes): Uint8Array {
  const header = message.protectedBytes;
  const isEmptyMap = header.length === 1 && header[0] === 0xa0;
  const sealed = isEmptyMap ? noBytes : header;
  return Buffer.concat([
    signatureContext,
    byteStringHead(sealed.length),
    sealed,
    byteStringHead(externalData.length),
    externalData,
    byteStringHead(message.payload.length),
    message.payload,
  ]);
}

/** Head of a CBOR byte string of fewer than 65,536 bytes, as short as can be. */
function byteStringHead(length: number): Uint8Array {
  if (length < 24) return Uint8Array.of(0x40 | length);
  if (length < 0x100) return Uint8Array.of(0x58, length);
  return Uint8Array.of(0x59, length >> 8, length & 0xff);
}
