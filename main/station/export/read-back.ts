import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { systemCode } from '../system-words.ts';

/** A file as it was read. */
export interface FileHash {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Whether it came from the device itself, or might have come from the system's cache. */
  readonly from: 'device' | 'cache';
}

/** A page of WebAssembly's memory: aligned as reading past the cache asks for, which Node's own buffers are not. */
const wasmPageBytes = 65_536;
const bufferPages = 16;

/**
 * Hashes a file, reading it from the device where the system can (`O_DIRECT`): what lies in the cache says nothing
 * about a stick that lost it. Throws what the file system throws.
 */
export function hashFile(path: string, progress?: (bytes: number) => void): FileHash {
  const buffer = new Uint8Array(new WebAssembly.Memory({ initial: bufferPages }).buffer);
  try {
    return hashWith(path, constants.O_DIRECT, buffer, progress);
  } catch (error) {
    // tmpfs and some FUSE file systems refuse it, when opening or when reading; Windows does not know it.
    if (systemCode(error) !== 'EINVAL') throw error;
    return hashWith(path, 0, buffer, progress);
  }
}

function hashWith(
  path: string,
  direct: number | undefined,
  buffer: Uint8Array,
  progress?: (bytes: number) => void,
): FileHash {
  const { O_RDONLY, O_NOFOLLOW } = constants;
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | (direct ?? 0));
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for (let got = -1; got !== 0; bytes += got) {
      got = readSync(file, buffer, 0, bufferPages * wasmPageBytes, bytes);
      hash.update(buffer.subarray(0, got));
      progress?.(bytes + got);
    }
    return { bytes, sha256: hash.digest('hex'), from: direct ? 'device' : 'cache' };
  } finally {
    closeSync(file);
  }
}
