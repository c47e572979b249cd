import { createHash } from 'node:crypto';
import type { ExportedFile } from '../../core/export/manifest.ts';
import { largestFileBytes } from '../../core/export/manifest.ts';
import { encryptPayload } from '../age/payload.ts';
import type { Envelope } from '../age/envelope.ts';
import type { Disk } from './disk.ts';

/** What the manifest says of a file once it is written. */
export type WrittenFile = Pick<ExportedFile, 'name' | 'bytes' | 'sha256'>;

/** A file of an export while it is written: encrypted on its way, and under another name until it is whole. */
export interface ProtectedFile {
  write(plain: Uint8Array): void;
  /** Bytes on the disk so far. */
  bytes(): number;
  finish(): WrittenFile;
  abandon(): void;
}

/** Ends the name of what is not whole. */
export const unfinished = '.part';

/** Gives the name of a file as it lies there: with `.age` behind it where it is encrypted. */
export function protectedName(name: string, envelope: Envelope | null): string {
  return envelope === null ? name : `${name}.age`;
}

/** Begins a file of an export. Every call throws what the file system throws. */
export function createProtectedFile(
  disk: Disk,
  folder: string,
  plainName: string,
  envelope: Envelope | null,
): ProtectedFile {
  const name = protectedName(plainName, envelope);
  const path = `${folder}/${name}`;
  const file = disk.create(path + unfinished);
  const hash = createHash('sha256');
  let bytes = 0;

  function put(written: Uint8Array): void {
    bytes += written.length;
    if (bytes > largestFileBytes) throw new RangeError('a part must end before FAT32 ends it');
    hash.update(written);
    file.write(written);
  }

  const cipher = envelope === null ? { update: put, end: () => undefined } : encryptPayload(envelope, put);
  return {
    write: cipher.update,
    bytes: () => bytes,
    finish: () => {
      cipher.end();
      file.finish();
      disk.rename(path + unfinished, path);
      return { name, bytes, sha256: hash.digest('hex') };
    },
    abandon: file.abandon,
  };
}

/** Writes a file of an export whose content is there as a whole. */
export function writeWhole(
  disk: Disk,
  folder: string,
  plainName: string,
  envelope: Envelope | null,
  content: Uint8Array,
): WrittenFile {
  const file = createProtectedFile(disk, folder, plainName, envelope);
  try {
    file.write(content);
    return file.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
}
