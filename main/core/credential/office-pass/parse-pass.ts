import { Buffer } from 'node:buffer';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { decodeBase45 } from '../hcert/base45.ts';
import type { ParsedCredential } from '../parsed-credential.ts';
import { longestPassBytes, passContext, passKeyIdBytes, passSignatureBytes } from './office-pass.ts';

/**
 * Takes an office's own pass apart: base45 of the body and its signature. The body stays closed until the signature
 * was found good; only the key identifier is looked at, to find the key.
 *
 * @param encoded the text after `AMB1:`.
 * Fails with PARSE_BASE45, or with PARSE_OFFICE_PASS for a length that no pass has.
 */
export function parsePass(encoded: string): Result<ParsedCredential, Failure> {
  const bytes = decodeBase45(encoded);
  if (!bytes.ok) return bytes;
  const bodyEnd = bytes.value.length - passSignatureBytes;
  if (bytes.value.length > longestPassBytes || bodyEnd <= passKeyIdBytes) {
    return fail(failure('PARSE_OFFICE_PASS', `${bytes.value.length} bytes`));
  }
  const body = bytes.value.subarray(0, bodyEnd);
  return ok({
    format: 'office-pass',
    algorithm: 'EdDSA',
    keyId: Buffer.from(body.subarray(1, 1 + passKeyIdBytes)).toString('base64'),
    signedBytes: signedBytesOfPass(body),
    signature: bytes.value.subarray(bodyEnd),
    payload: body,
  });
}

/**
 * Gives the bytes that the signature of a pass covers: the context before the body, so that nothing else which the
 * key may ever sign can be taken for a pass.
 */
export function signedBytesOfPass(body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(passContext), body]);
}
