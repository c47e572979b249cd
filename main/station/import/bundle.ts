import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { isSafeName } from '../../core/export/file-name.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readStickFile } from './stick-file.ts';

export const bundleName = 'bundle.json';
export const bundleSignatureName = 'bundle.sig';
const largestBundleBytes = 256 * 1024;
const longestSignature = 200;

/** A set of files that an office sends its doors, and vouches for as a whole. */
export const bundleSchema = v.strictObject({
  format: v.literal('ambang bundle 1'),
  /** Which of the office's sets it is; versions are counted within it. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60)),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(v.number(), v.safeInteger()),
  files: v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.check(isSafeName)),
        bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.minLength(1),
    v.maxLength(100),
    v.check((files) => new Set(files.map(({ name }) => name.toLowerCase())).size === files.length),
  ),
});
export type Bundle = v.InferOutput<typeof bundleSchema>;

/** Names what is signed, so that a bundle can be taken for no other signed thing of ours. */
const label = 'ambang bundle 1\n';

/** Gives the bytes that are signed for the bytes of a bundle's list. */
export function bundleBytes(written: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(label), written]);
}

/**
 * Reads the list of a bundle that one of the keys has signed. The bytes whose signature is checked are those that are
 * read. `IMPORT_BUNDLE_FORGED`, `IMPORT_BUNDLE_MALFORMED`, or why the files cannot be read.
 */
export function readBundle(folder: string, keys: readonly KeyObject[]): Result<Bundle, Failure> {
  const written = readStickFile(join(folder, bundleName), largestBundleBytes);
  if (!written.ok) return written;
  const signature = readStickFile(join(folder, bundleSignatureName), longestSignature);
  if (!signature.ok) return fail(failure('IMPORT_BUNDLE_FORGED', 'no signature'));
  const value = Buffer.from(signature.value.toString('latin1'), 'base64');
  const isSigned = keys.some(
    (key) => key.asymmetricKeyType === 'ed25519' && verify(null, bundleBytes(written.value), key, value),
  );
  if (!isSigned) return fail(failure('IMPORT_BUNDLE_FORGED'));
  const parsed = v.safeParse(bundleSchema, jsonOrNull(written.value));
  if (!parsed.success) return fail(failure('IMPORT_BUNDLE_MALFORMED', parsed.issues[0].message));
  return ok(parsed.output);
}

/** Only the office signs; that what it signed is no JSON is told by null. */
function jsonOrNull(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
