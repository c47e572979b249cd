import { Buffer } from 'node:buffer';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { CborFault, CborReader, indefinite } from './cbor-reader.ts';

/* Written here for its bounds, which no package has all at once (docs/decisions/0011). cbor2 is the tests' oracle. */

/** Certificates need seven levels. */
const deepestLevel = 16;

/**
 * Tags that certificates use: date-time text and number (0, 1), COSE_Sign1 (18), CWT (61). Any other could
 * only lead to what nobody asked for.
 */
const allowedTags: ReadonlySet<number> = new Set([0, 1, 18, 61]);

/** A value under a tag; what it means is for the reader of the value to say. */
class Tagged {
  readonly tag: number;
  readonly contents: unknown;

  constructor(tag: number, contents: unknown) {
    this.tag = tag;
    this.contents = contents;
  }
}

/** What a map of texts decodes to. */
type TextMap = Record<string, unknown>;

/**
 * Gives the value of bytes that hold exactly one CBOR item (RFC 8949). Maps whose keys are all texts become
 * objects, other maps `Map`; integers beyond 2^53 become `bigint`; byte strings are views of the input.
 *
 * Fails with PARSE_CBOR: malformed, duplicate keys, keys that are no labels, bad UTF-8, foreign tags,
 * trailing bytes, or out of bounds.
 */
export function decodeCbor(bytes: Uint8Array): Result<unknown, Failure> {
  try {
    const reader = new CborReader(bytes);
    const value = readItem(reader, 0);
    if (reader.bytesLeft > 0) throw new CborFault(`${reader.bytesLeft} bytes left over`);
    return ok(value);
  } catch (error) {
    if (error instanceof CborFault) return fail(failure('PARSE_CBOR', error.message));
    throw error;
  }
}

function readItem(reader: CborReader, level: number): unknown {
  if (level > deepestLevel) throw new CborFault('nested too deeply');
  const initial = reader.initialByte();
  const information = initial & 0x1f;
  switch (initial >> 5) {
    case 0:
      return reader.integer(information);
    case 1:
      return negative(reader.integer(information));
    case 2:
      return readByteString(reader, information);
    case 3:
      return readText(reader, information);
    case 4:
      return readArray(reader, reader.length(information), level);
    case 5:
      return readMap(reader, reader.length(information), level);
    case 6:
      return readTagged(reader, reader.length(information), level);
    default:
      return readSimple(reader, information);
  }
}

function negative(argument: number | bigint): number | bigint {
  return typeof argument === 'bigint' ? -1n - argument : -1 - argument;
}

function readByteString(reader: CborReader, information: number): Uint8Array {
  const length = reader.length(information);
  if (length !== indefinite) return reader.byteString(length);
  return Buffer.concat(readPieces(reader, 2, (piece) => reader.byteString(piece)));
}

function readText(reader: CborReader, information: number): string {
  const length = reader.length(information);
  if (length !== indefinite) return reader.text(length);
  return readPieces(reader, 3, (piece) => reader.text(piece)).join('');
}

/** The pieces of an indefinite string are definite strings of the same kind (RFC 8949, section 3.2.3). */
function readPieces<T>(reader: CborReader, major: number, read: (length: number) => T): readonly T[] {
  const pieces: T[] = [];
  while (!reader.takeBreak()) {
    const initial = reader.initialByte();
    const length = reader.length(initial & 0x1f);
    if (initial >> 5 !== major || length === indefinite) throw new CborFault('a piece of another kind');
    pieces.push(read(length));
  }
  return pieces;
}

function readArray(reader: CborReader, length: number, level: number): readonly unknown[] {
  const items: unknown[] = [];
  while (hasNext(reader, items.length, length)) items.push(readItem(reader, level + 1));
  return items;
}

function hasNext(reader: CborReader, taken: number, length: number): boolean {
  return length === indefinite ? !reader.takeBreak() : taken < length;
}

function readMap(reader: CborReader, length: number, level: number): TextMap | Map<unknown, unknown> {
  const texts: TextMap = {};
  let labels: Map<unknown, unknown> | null = null;
  for (let entries = 0; hasNext(reader, entries, length); entries++) {
    const key = readItem(reader, level + 1);
    if (typeof key !== 'string') labels ??= new Map(Object.entries(texts));
    checkKey(key, labels === null ? Object.hasOwn(texts, String(key)) : labels.has(key));
    const value = readItem(reader, level + 1);
    if (labels !== null) labels.set(key, value);
    else texts[String(key)] = value;
  }
  return labels ?? texts;
}

/** Keys of COSE and CWT are numbers or texts (RFC 9052, section 1.4); `__proto__` would be no ordinary member. */
function checkKey(key: unknown, isDuplicate: boolean): void {
  if (typeof key !== 'string' && typeof key !== 'number' && typeof key !== 'bigint') {
    throw new CborFault('a key is no label');
  }
  if (key === '__proto__') throw new CborFault('a key that no certificate has');
  if (isDuplicate) throw new CborFault('a key comes twice');
}

function readTagged(reader: CborReader, tag: number, level: number): Tagged {
  if (!allowedTags.has(tag)) throw new CborFault(`tag ${tag}`);
  return new Tagged(tag, readItem(reader, level + 1));
}

/** False, true, null and undefined, and floating-point numbers; there are no others in certificates. */
function readSimple(reader: CborReader, information: number): unknown {
  if (information === 20) return false;
  if (information === 21) return true;
  if (information === 22) return null;
  if (information === 23) return undefined;
  if (information >= 25 && information <= 27) return reader.float(information);
  throw new CborFault(`simple value ${information}`);
}

/** Gives what the tag encloses, or null when the value does not carry this tag. */
export function contentsOfTag(value: unknown, tag: number): { readonly contents: unknown } | null {
  return value instanceof Tagged && value.tag === tag ? value : null;
}

/** Gives the entry of a decoded map by its label; undefined when it is no map or lacks the label. */
export function entryOf(map: unknown, label: number): unknown {
  return map instanceof Map ? (map.get(label) as unknown) : undefined;
}

/** Tells whether a decoded value is a map; an empty one decodes to an empty object. */
export function isCborMap(value: unknown): boolean {
  if (value instanceof Map) return true;
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
