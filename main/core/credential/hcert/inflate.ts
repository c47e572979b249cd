import { inflateSync } from 'node:zlib';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';

/**
 * Bytes that one certificate may unpack to. The largest of the EU's public test data has 870; 16 KiB leaves
 * room for any that fits a QR code, and a bomb of 1,000 to 1 stops there.
 */
export const largestInflatedBytes = 16_384;

/** Size of zlib's working piece: most certificates fit one, so nothing has to be joined. */
const chunkBytes = 2_048;

/**
 * Gives the bytes inside a zlib stream (RFC 1950), which must be the whole input.
 *
 * Node ignores what follows the stream, so a code with garbage behind would pass as the code itself
 * (VerificaC19-android issue 185); here every byte must have been used.
 *
 * Fails with PARSE_INFLATE (damaged, not zlib, trailing bytes) or PARSE_INFLATE_TOO_LARGE.
 */
export function inflate(bytes: Uint8Array): Result<Uint8Array, Failure> {
  try {
    const { buffer, engine } = inflateWithEngine(bytes);
    const unused = bytes.length - engine.bytesWritten;
    return unused === 0 ? ok(buffer) : fail(failure('PARSE_INFLATE', `${unused} bytes left over`));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') return fail(failure('PARSE_INFLATE_TOO_LARGE'));
    if (code.startsWith('Z_')) return fail(failure('PARSE_INFLATE', code));
    throw error;
  }
}

interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

function inflateWithEngine(bytes: Uint8Array): Inflated {
  const options = { info: true, maxOutputLength: largestInflatedBytes, chunkSize: chunkBytes };
  // With `info` Node returns this pair (zlib documentation, "Class: Options"); its types only know the buffer.
  return inflateSync(bytes, options) as unknown as Inflated;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
