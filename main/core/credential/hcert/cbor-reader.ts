import { Buffer } from 'node:buffer';

/** Bounds far above any certificate seen and far below what could hurt the station (RFC 8949, section 8). */
const mostItems = 4_096;
const longestTextBytes = 4_096;

/** Stands for the missing length of an indefinite item (RFC 8949, section 3.2). */
export const indefinite = -1;

const breakByte = 0xff;

/** What is wrong with the bytes; thrown and caught within the decoder only. */
export class CborFault extends Error {}

/** Reads heads, numbers and strings off a piece of CBOR, and never past its end. */
export class CborReader {
  readonly #bytes: Buffer;
  #at = 0;
  #items = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get bytesLeft(): number {
    return this.#bytes.length - this.#at;
  }

  /** The first byte of the next item: three bits of major type, five of additional information. */
  initialByte(): number {
    if (++this.#items > mostItems) throw new CborFault('too many items');
    return this.#bytes.readUInt8(this.#skip(1));
  }

  /** Takes the break that ends an indefinite item, if it comes next. */
  takeBreak(): boolean {
    if (this.#bytes[this.#at] !== breakByte) return false;
    this.#at++;
    return true;
  }

  /** A length, a tag or a simple value; `indefinite` where additional information 31 stands for it. */
  length(information: number): number {
    if (information === 31) return indefinite;
    return Number(this.integer(information));
  }

  /** An unsigned integer; beyond 2^53 a `bigint`, because a number would round it. */
  integer(information: number): number | bigint {
    if (information < 24) return information;
    if (information === 24) return this.#bytes.readUInt8(this.#skip(1));
    if (information === 25) return this.#bytes.readUInt16BE(this.#skip(2));
    if (information === 26) return this.#bytes.readUInt32BE(this.#skip(4));
    if (information !== 27) throw new CborFault('reserved length');
    const value = this.#bytes.readBigUInt64BE(this.#skip(8));
    return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }

  /** A floating-point number of 16, 32 or 64 bits. */
  float(information: number): number {
    if (information === 25) return halfPrecision(this.#bytes.readUInt16BE(this.#skip(2)));
    if (information === 26) return this.#bytes.readFloatBE(this.#skip(4));
    return this.#bytes.readDoubleBE(this.#skip(8));
  }

  /** A view of the input, not a copy. */
  byteString(length: number): Uint8Array {
    const start = this.#skip(length);
    return this.#bytes.subarray(start, start + length);
  }

  text(length: number): string {
    if (length > longestTextBytes) throw new CborFault('text too long');
    const start = this.#skip(length);
    const end = start + length;
    if (this.#isAscii(start, end)) return this.#bytes.toString('latin1', start, end);
    return decodeUtf8(this.#bytes.subarray(start, end));
  }

  #isAscii(start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      if ((this.#bytes[at] ?? 0) > 0x7f) return false;
    }
    return true;
  }

  /** Gives where the bytes begin that are now taken. */
  #skip(length: number): number {
    if (length > this.bytesLeft) throw new CborFault('ends too early');
    const start = this.#at;
    this.#at += length;
    return start;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new CborFault('text is not UTF-8');
  }
}

/** RFC 8949, appendix D. */
function halfPrecision(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (fraction + 1024) * 2 ** (exponent - 25);
}
