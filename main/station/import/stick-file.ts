import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { systemCode } from '../system-words.ts';

/**
 * Reads a file of a stick in one piece: a plain file and never a link, a device or a pipe, and never more than it may
 * have. `IMPORT_FILE_UNSAFE`, `IMPORT_FILE_TOO_LARGE`, `IMPORT_FILE_UNREADABLE`.
 */
export function readStickFile(path: string, mostBytes: number): Result<Buffer, Failure> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  let file: number;
  try {
    // Windows knows neither of the latter two; what is undefined counts as no bits.
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    return fail(readFailure(error));
  }
  try {
    // Asked of what was opened: the name may mean another file by now.
    const found = fstatSync(file);
    if (!found.isFile()) return fail(failure('IMPORT_FILE_UNSAFE'));
    if (found.size > mostBytes) return fail(failure('IMPORT_FILE_TOO_LARGE'));
    return ok(readWhole(file, found.size));
  } catch (error) {
    return fail(readFailure(error));
  } finally {
    closeSync(file);
  }
}

/** A file that shrinks meanwhile is shorter; one that grows is read as far as it was. */
function readWhole(file: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  let used = 0;
  for (let got = -1; got !== 0 && used < bytes; used += got)
    got = readSync(file, buffer, used, bytes - used, used);
  return buffer.subarray(0, used);
}

function readFailure(error: unknown): Failure {
  const code = systemCode(error);
  if (code === null) throw error;
  return failure(code === 'ELOOP' ? 'IMPORT_FILE_UNSAFE' : 'IMPORT_FILE_UNREADABLE', code);
}
