import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { failure } from '../../../core/reason-codes.ts';
import { TableFault } from './table-fault.ts';

/*
 * A ZIP archive as workbooks are one (PKWARE APPNOTE 6.3.10): read by its central directory, with nothing believed
 * of the sizes that it states. What no spreadsheet writes is refused: encryption, several disks, ZIP64.
 */

/** A workbook has some dozens of parts. */
const mostParts = 2_000;
const endMark = 0x06054b50;
const endBytes = 22;
const entryMark = 0x02014b50;
const entryBytes = 46;
const localMark = 0x04034b50;
const localBytes = 30;
const stored = 0;
const deflated = 8;
const encrypted = 1;

interface Part {
  readonly method: number;
  readonly packed: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** An archive whose parts are unpacked as they are asked for. */
export interface ZipArchive {
  has(name: string): boolean;
  /**
   * Gives the bytes of a part, piece by piece. Throws `TableFault`: it is not there or damaged, or all parts that were asked for so far
   * come to more than the archive may.
   */
  unpack(name: string): AsyncGenerator<Buffer>;
}

/** Opens an archive. Throws `TableFault`. */
export function openZip(bytes: Buffer, mostUnpacked: number): ZipArchive {
  const parts = readDirectory(bytes);
  let left = mostUnpacked;

  async function* unpack(name: string): AsyncGenerator<Buffer> {
    const part = parts.get(name);
    if (part === undefined) throw malformed(`no part ${name}`);
    const packed = packedBytes(bytes, part);
    if (part.method === stored) {
      spend(packed.length);
      yield packed;
      return;
    }
    try {
      for await (const piece of Readable.from([packed]).pipe(createInflateRaw())) {
        const unpacked = piece as Buffer;
        spend(unpacked.length);
        yield unpacked;
      }
    } catch (error) {
      if (error instanceof TableFault || !isOfZlib(error)) throw error;
      throw malformed('compression');
    }
  }

  function spend(count: number): void {
    left -= count;
    if (left < 0) throw new TableFault(failure('ROSTER_SHEET_TOO_LARGE'));
  }

  return { has: (name) => parts.has(name), unpack };
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function malformed(seen: string): TableFault {
  return new TableFault(failure('ROSTER_SHEET_MALFORMED', seen));
}

function readDirectory(bytes: Buffer): ReadonlyMap<string, Part> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts) throw malformed('too many parts');
  const parts = new Map<string, Part>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > end || bytes.readUInt32LE(at) !== entryMark) throw malformed('directory');
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const nameLength = bytes.readUInt16LE(at + 28);
    if ((flags & encrypted) !== 0 || (method !== stored && method !== deflated)) throw malformed('encrypted');
    const name = bytes.toString('utf8', at + entryBytes, at + entryBytes + nameLength);
    parts.set(name, { method, packed: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) });
    at += entryBytes + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** The end record stands last, behind it a comment of at most 64 KiB. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - endBytes; at >= Math.max(0, bytes.length - endBytes - 0xffff); at -= 1)
    if (bytes.readUInt32LE(at) === endMark) return at;
  throw malformed('no directory');
}

function packedBytes(bytes: Buffer, { packed, offset }: Part): Buffer {
  if (offset + localBytes > bytes.length || bytes.readUInt32LE(offset) !== localMark) throw malformed('part');
  const start = offset + localBytes + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) throw malformed('part');
  return bytes.subarray(start, start + packed);
}
