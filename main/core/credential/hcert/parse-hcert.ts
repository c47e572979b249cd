import { Buffer } from 'node:buffer';
import type { Failure } from '../../reason-codes.ts';
import { ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import type { ParsedCredential } from '../parsed-credential.ts';
import { decodeBase45 } from './base45.ts';
import { parseCoseSign1, sigStructure } from './cose-sign1.ts';
import { inflate } from './inflate.ts';

/**
 * Takes an electronic health certificate apart down to its signature, and no further: base45, zlib,
 * COSE_Sign1 (hcert-spec, "Serialisation").
 *
 * @param encoded the text after `HC1:`.
 * Fails with PARSE_BASE45, PARSE_INFLATE, PARSE_INFLATE_TOO_LARGE, PARSE_CBOR, PARSE_COSE or PARSE_ALGORITHM.
 */
export function parseHcert(encoded: string): Result<ParsedCredential, Failure> {
  const compressed = decodeBase45(encoded);
  if (!compressed.ok) return compressed;
  const bytes = inflate(compressed.value);
  if (!bytes.ok) return bytes;
  return parseCoseCredential(bytes.value);
}

/** The last step of `parseHcert`: the container from the bytes of its COSE_Sign1. */
export function parseCoseCredential(bytes: Uint8Array): Result<ParsedCredential, Failure> {
  const message = parseCoseSign1(bytes);
  if (!message.ok) return message;
  const { algorithm, keyId, payload, signature } = message.value;
  return ok({
    format: 'hcert',
    algorithm,
    keyId: keyId === null ? null : base64(keyId),
    signedBytes: sigStructure(message.value),
    signature,
    payload,
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
