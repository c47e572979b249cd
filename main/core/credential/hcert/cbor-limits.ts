import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';

/** Bounds far above any certificate seen and far below what could hurt the station (RFC 8949, section 8). */
const deepestLevel = 16;
const mostItems = 4_096;
const longestTextBytes = 4_096;

/**
 * Tags that certificates use: date-time text and number (0, 1), COSE_Sign1 (18), CWT (61). Any other could
 * only make the decoder build what nobody asked for.
 */
const allowedTags: ReadonlySet<number> = new Set([0, 1, 18, 61]);

const indefinite = -1;

interface Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
  items: number;
}

/** What is wrong with the input; caught in this file only. */
class LimitBroken extends Error {}

/**
 * Walks over one CBOR item without building anything and checks that it ends where the bytes end and stays
 * within the bounds, so that the decoder behind it can't be made to allocate or to recurse without end.
 *
 * Fails with PARSE_CBOR. Well-formedness in full is the decoder's own work.
 */
export function checkCborLimits(bytes: Uint8Array): Result<null, Failure> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = { bytes, view, at: 0, items: 0 };
  try {
    walkItem(reader, 0);
  } catch (error) {
    if (error instanceof LimitBroken) return fail(failure('PARSE_CBOR', error.message));
    throw error;
  }
  const left = bytes.length - reader.at;
  return left === 0 ? ok(null) : fail(failure('PARSE_CBOR', `${left} bytes left over`));
}

function walkItem(reader: Reader, level: number): void {
  if (level > deepestLevel) throw new LimitBroken('nested too deeply');
  if (++reader.items > mostItems) throw new LimitBroken('too many items');
  const initial = nextByte(reader);
  const major = initial >> 5;
  const argument = readArgument(reader, initial & 0x1f);
  if (major === 2 || major === 3) return walkString(reader, major, argument);
  if (major === 4) return walkItems(reader, argument, level);
  if (major === 5) return walkItems(reader, argument === indefinite ? indefinite : argument * 2, level);
  if (major === 6) return walkTagged(reader, argument, level);
  if (argument === indefinite) throw new LimitBroken('a length is missing');
}

function walkTagged(reader: Reader, tag: number, level: number): void {
  if (!allowedTags.has(tag)) throw new LimitBroken(`tag ${tag}`);
  walkItem(reader, level + 1);
}

function walkItems(reader: Reader, count: number, level: number): void {
  if (count > reader.bytes.length) throw new LimitBroken('more items than bytes');
  if (count !== indefinite) {
    for (let item = 0; item < count; item++) walkItem(reader, level + 1);
    return;
  }
  while (!takeBreak(reader)) walkItem(reader, level + 1);
}

function walkString(reader: Reader, major: number, length: number): void {
  if (length !== indefinite) return skipString(reader, major, length);
  while (!takeBreak(reader)) {
    if (++reader.items > mostItems) throw new LimitBroken('too many items');
    const initial = nextByte(reader);
    const chunk = readArgument(reader, initial & 0x1f);
    if (initial >> 5 !== major || chunk === indefinite) throw new LimitBroken('a piece of another kind');
    skipString(reader, major, chunk);
  }
}

function skipString(reader: Reader, major: number, length: number): void {
  if (major === 3 && length > longestTextBytes) throw new LimitBroken('text too long');
  if (length > reader.bytes.length - reader.at) throw new LimitBroken('string runs past the end');
  reader.at += length;
}

function nextByte(reader: Reader): number {
  const byte = reader.bytes[reader.at++];
  if (byte === undefined) throw new LimitBroken('ends too early');
  return byte;
}

function takeBreak(reader: Reader): boolean {
  if (reader.bytes[reader.at] !== 0xff) return false;
  reader.at++;
  return true;
}

/** The argument of an item's head (RFC 8949, section 3); `indefinite` for additional information 31. */
function readArgument(reader: Reader, information: number): number {
  if (information < 24) return information;
  if (information === 31) return indefinite;
  if (information > 27) throw new LimitBroken('reserved length');
  const size = 1 << (information - 24);
  const from = reader.at;
  reader.at += size;
  if (reader.at > reader.bytes.length) throw new LimitBroken('ends too early');
  if (size === 1) return reader.view.getUint8(from);
  if (size === 2) return reader.view.getUint16(from);
  if (size === 4) return reader.view.getUint32(from);
  return Number(reader.view.getBigUint64(from));
}
