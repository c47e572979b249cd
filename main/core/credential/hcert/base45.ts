import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Larger than any value of a group, so that one comparison finds a foreign character and an overflow alike. */
const foreign = 1_000_000;

const values = Int32Array.from({ length: 128 }, (_, code) => {
  const value = alphabet.indexOf(String.fromCharCode(code));
  return value < 0 ? foreign : value;
});

function valueAt(text: string, at: number): number {
  return values[text.charCodeAt(at)] ?? foreign;
}

/**
 * Gives the bytes of a base45 text (RFC 9285). Written here because the packages in use accept groups over
 * 65,535 and lengths that no encoder makes (section 6 asks to refuse both).
 *
 * Fails with PARSE_BASE45: a dangling character, one outside the alphabet, or a group that overflows.
 */
export function decodeBase45(text: string): Result<Uint8Array, Failure> {
  const tail = text.length % 3;
  if (tail === 1) return fail(failure('PARSE_BASE45', 'one character left over'));
  const whole = text.length - tail;
  const bytes = new Uint8Array((whole / 3) * 2 + tail / 2);
  let written = 0;
  for (let at = 0; at < whole; at += 3) {
    const value = valueAt(text, at) + valueAt(text, at + 1) * 45 + valueAt(text, at + 2) * 2025;
    if (value > 0xffff) return fail(failure('PARSE_BASE45', `at character ${at}`));
    bytes[written++] = value >> 8;
    bytes[written++] = value & 0xff;
  }
  if (tail === 2) {
    const value = valueAt(text, whole) + valueAt(text, whole + 1) * 45;
    if (value > 0xff) return fail(failure('PARSE_BASE45', `at character ${whole}`));
    bytes[written] = value;
  }
  return ok(bytes);
}

/** Gives the base45 text of bytes (RFC 9285, section 4.1). */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const high = bytes[at] ?? 0;
    const low = bytes[at + 1];
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3);
  }
  return text;
}

/** Least significant digit first. */
function digits(value: number, count: number): string {
  let text = '';
  for (let rest = value; text.length < count; rest = Math.floor(rest / 45))
    text += alphabet.charAt(rest % 45);
  return text;
}
