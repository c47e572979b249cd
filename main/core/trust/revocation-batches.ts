import * as v from 'valibot';
import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { decodeUtf8Json } from './lists/json-text.ts';
import type { Revocations } from './revocation.ts';

/** A batch as the EU gateway hands it out (dgc-gateway, RevocationBatchDto). */
const batch = v.object({
  /** The signer's key identifier, or `UNKNOWN_KID`: then it holds for every signer. */
  kid: v.string(),
  hashType: v.picklist(['UCI', 'COUNTRYCODEUCI', 'SIGNATURE']),
  entries: v.array(v.object({ hash: v.string() })),
});

/** One batch, an array of them, or an object of arrays by hash type. */
const batchFile = v.union([
  v.pipe(
    batch,
    v.transform((one) => [one]),
  ),
  v.array(batch),
  v.pipe(
    v.object({ batches: v.union([v.array(batch), v.record(v.string(), v.array(batch))]) }),
    v.transform(({ batches }) => (Array.isArray(batches) ? batches : Object.values(batches).flat())),
  ),
]);

const everySigner = 'UNKNOWN_KID';

/**
 * Reads revocation batches of the EU gateway from one or more JSON files. A batch past its `expires` still
 * counts: what it names has expired too, and forgetting it could only help the revoked.
 *
 * Fails with TRUST_LIST_UNREADABLE.
 */
export function readRevocationBatches(files: readonly Uint8Array[]): Result<Revocations, Failure> {
  const marks = new Set<string>();
  for (const file of files) {
    const batches = v.safeParse(batchFile, decodeUtf8Json(file));
    if (!batches.success) return fail(failure('TRUST_LIST_UNREADABLE', 'holds no revocation batches'));
    for (const { kid, hashType, entries } of batches.output) {
      for (const { hash } of entries) marks.add(markOf(hashType, hash, kid));
    }
  }
  return ok({
    isEmpty: files.length === 0,
    has: (type, hash, keyId) =>
      marks.has(markOf(type, hash, keyId)) || marks.has(markOf(type, hash, everySigner)),
  });
}

function markOf(type: string, hash: string, keyId: string): string {
  return `${type} ${hash} ${keyId}`;
}
