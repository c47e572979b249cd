import { randomBytes } from 'node:crypto';
import { readIfThere, writeDurably } from './durable-file.ts';

const keyBytes = 32;

/**
 * Gives the 256-bit key of a file, making one at the first start.
 *
 * Keys lie beside the database, never in it, its backups or its exports. A file of another length is a
 * broken machine and throws: a new key in its place would quietly tear subject keys and PINs apart.
 */
export function readOrMakeKey(path: string): Buffer {
  const known = readIfThere(path);
  if (known === null) {
    const key = randomBytes(keyBytes);
    writeDurably(path, key);
    return key;
  }
  if (known.length !== keyBytes) throw new Error(`the key file ${path} is damaged`);
  return known;
}
