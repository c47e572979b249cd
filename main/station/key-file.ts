import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { failure } from '../core/reason-codes.ts';
import type { Failure } from '../core/reason-codes.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { systemCode } from './system-words.ts';

const keyBytes = 32;

/**
 * Gives the 256-bit key of a file, making one at the first start.
 *
 * Keys lie beside the database, never in it, its backups or its exports. A file of another length, or one that
 * cannot be read or made, is `STATION_KEY_DAMAGED` and stays as it is: a new key in its place would quietly
 * tear subject keys and PINs apart.
 */
export function readOrMakeKey(path: string): Result<Buffer, Failure> {
  try {
    const known = readIfThere(path);
    if (known === null) return ok(makeKey(path));
    return known.length === keyBytes ? ok(known) : fail(keyDamaged(path, `${String(known.length)} bytes`));
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(keyDamaged(path, code));
  }
}

/** Makes the failure of a file of the folder `keys`; `seen` names the file and what is wrong, nothing it holds. */
export function keyDamaged(path: string, wrong: string): Failure {
  return failure('STATION_KEY_DAMAGED', `${basename(path)}: ${wrong}`);
}

function makeKey(path: string): Buffer {
  const key = randomBytes(keyBytes);
  writeDurably(path, key);
  return key;
}
