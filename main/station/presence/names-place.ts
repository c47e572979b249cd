import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writeDurably } from '../durable-file.ts';

const keyBytes = 32;

/** The files of today's names. The key lies elsewhere, where keys are: neither is of use without the other. */
export interface NamesPlace {
  readonly file: string;
  readonly key: Buffer;
  /** Writes a new file under a new key in the place of both, then overwrites and removes the old ones. */
  replace(contentUnder: (key: Buffer) => Uint8Array): NamesPlace;
}

/**
 * Gives where the names are, making a key where there is none, and clears up what a kill left of `replace`.
 *
 * The name of the data file going away is the moment of the change: before it the old key and file count, after it
 * the new ones. Overwriting serves the disk that writes in place; for flash, and for copies that the file system
 * keeps, the key that is gone makes the rest unreadable. Throws what the file system throws.
 */
export function openNamesPlace(folder: string, keys: string): NamesPlace {
  const at = pathsIn(folder, keys);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  wipe(at.wiping);
  if (isThere(at.nextFile) && !isThere(at.file)) finish(at);
  for (const left of [at.nextKey, at.nextFile, ...draftsOf(at)]) wipe(left);
  return placeOf(at, readOrMakeKey(at.key));
}

function pathsIn(folder: string, keys: string) {
  return {
    file: join(folder, 'inside.names'),
    nextFile: join(folder, 'inside-next.names'),
    wiping: join(folder, 'inside-wiping.names'),
    key: join(keys, 'inside.key'),
    nextKey: join(keys, 'inside-next.key'),
  };
}

type Paths = ReturnType<typeof pathsIn>;

/** What `writeDurably` leaves when it is killed. */
function draftsOf(at: Paths): readonly string[] {
  return [at.file, at.nextFile, at.key, at.nextKey].map((path) => `${path}.new`);
}

function placeOf(at: Paths, key: Buffer): NamesPlace {
  return {
    file: at.file,
    key,
    replace: (contentUnder) => {
      const next = randomBytes(keyBytes);
      writeDurably(at.nextKey, next);
      writeDurably(at.nextFile, contentUnder(next));
      if (isThere(at.file)) renameSync(at.file, at.wiping);
      wipe(at.wiping);
      draftsOf(at).forEach(wipe);
      finish(at);
      return placeOf(at, next);
    },
  };
}

/** The old key goes before the new one takes its name: renaming over it would leave its bytes where they were. */
function finish(at: Paths): void {
  if (isThere(at.nextKey)) {
    wipe(at.key);
    renameSync(at.nextKey, at.key);
  }
  renameSync(at.nextFile, at.file);
}

/** A key of another length is no key: whatever it sealed is lost, and a new one begins. */
function readOrMakeKey(path: string): Buffer {
  const known = readIfThere(path);
  if (known?.length === keyBytes) return known;
  const key = randomBytes(keyBytes);
  writeDurably(path, key);
  return key;
}

/** Overwrites a file with zeros, down to the disk, and removes it. */
function wipe(path: string): void {
  if (!isThere(path)) return;
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(statSync(path).size));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
