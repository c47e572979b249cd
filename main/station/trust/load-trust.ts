import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readTrustLists } from '../../core/trust/lists/read-trust-lists.ts';
import type { TrustListProblem, TrustListReading } from '../../core/trust/lists/read-trust-lists.ts';
import type { TrustFile } from '../../core/trust/lists/trust-file.ts';
import { whyUnreadable } from '../system-words.ts';
import { readRevocationBatches } from '../../core/trust/revocation-batches.ts';
import type { Revocations } from '../../core/trust/revocation.ts';

/** A trust list of all countries has some 3 MB; what is far larger is no trust list. */
const largestFileBytes = 64 * 1024 * 1024;

/** Endings that trust sources have; in a folder others (licences, notes) are passed over. */
const trustFileEnding = /\.(?:json|jwks|pem|crt|cer|der)$/i;

/**
 * Reads trust lists and trust anchors from files and folders (not into sub-folders). What can't be read is
 * told as TRUST_LIST_UNREADABLE and does not stop the rest.
 */
export function loadTrust(paths: readonly string[]): TrustListReading {
  const files: TrustFile[] = [];
  const problems: TrustListProblem[] = [];
  for (const path of paths.flatMap((one) => filesAt(one))) {
    const bytes = readBounded(path);
    if (bytes instanceof Uint8Array) files.push({ name: basename(path), bytes });
    else problems.push({ name: basename(path), failure: bytes });
  }
  const reading = readTrustLists(files);
  return { ...reading, problems: [...problems, ...reading.problems] };
}

/** Reads revocation batches from files. Fails with TRUST_LIST_UNREADABLE, naming the file as it was named to us. */
export function loadRevocations(paths: readonly string[]): Result<Revocations, Failure> {
  const files: Uint8Array[] = [];
  for (const path of paths.flatMap((one) => filesAt(one))) {
    const bytes = readBounded(path);
    const trouble = bytes instanceof Uint8Array ? troubleOf(bytes) : bytes;
    if (trouble !== null) return fail(failure(trouble.code, `${path} ${trouble.seen ?? 'cannot be read'}`));
    if (bytes instanceof Uint8Array) files.push(bytes);
  }
  return readRevocationBatches(files);
}

function troubleOf(batches: Uint8Array): Failure | null {
  const read = readRevocationBatches([batches]);
  return read.ok ? null : read.failure;
}

/** A path that is no folder stands for itself, even if nothing is there: reading it then tells so. */
function filesAt(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && trustFileEnding.test(entry.name))
    .map((entry) => join(path, entry.name))
    .sort();
}

function readBounded(path: string): Uint8Array | Failure {
  try {
    const { size } = statSync(path);
    if (size > largestFileBytes) return failure('TRUST_LIST_UNREADABLE', 'is too large for a trust list');
    return readFileSync(path);
  } catch (error) {
    return failure('TRUST_LIST_UNREADABLE', whyUnreadable(error));
  }
}
