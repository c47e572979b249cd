import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';

/**
 * What a number looks like. NIK: the population number, 16 digits. NIP: the number of civil servants, 18 digits,
 * and that of contract staff (PPPK), which is built alike; before 2007 it had 9. Local: whatever an office gives
 * to those who have neither.
 */
export type NumberKind = 'nik' | 'nip' | 'old-nip' | 'local';

/** A number that people are known by. Personal data: it lives in memory while the person stands at the door. */
export interface IdentityNumber {
  readonly kind: NumberKind;
  /** One spelling for one number: without spaces and words around it; local numbers in capitals. */
  readonly text: string;
}

const kindByDigits: ReadonlyMap<number, NumberKind> = new Map([
  [16, 'nik'],
  [18, 'nip'],
  [9, 'old-nip'],
]);

/** Start and stop sign of Code 39, which some scanners send along (ISO/IEC 16388). */
const stars = /^\*(.*)\*$/;

/** What is printed before the number and lands in some QR codes: `NIP. 19860926 201505 1 001`. */
const wordBefore = /^(?:NI\s*PPPK|NIPPPK|NIP|NIK|NI)[\s.:]*(?=\d)/;

/** Spaces, dots, hyphens and the apostrophe by which people keep a spreadsheet from rounding. */
const separators = /[\s.'-]/g;

const localNumber = /^[A-Z0-9][A-Z0-9./-]{2,23}$/;
const leastDigits = 3;
const mostDigits = 24;

/**
 * Gives the number of a scanned, typed or listed text in its one spelling.
 *
 * Nothing is refused for what the digits say: there is no check digit, and registers hold numbers that break
 * their own rules. Fails with PARSE_NUMBER for a text that is no number at all.
 */
export function readIdentityNumber(text: string): Result<IdentityNumber, Failure> {
  const capitals = text.normalize('NFKC').trim().toUpperCase().replace(stars, '$1').replace(wordBefore, '');
  const digits = capitals.replace(separators, '');
  if (/^\d+$/.test(digits)) return ofDigits(digits);
  const local = capitals.replaceAll(/\s/g, '');
  return localNumber.test(local) && /\d/.test(local)
    ? ok({ kind: 'local', text: local })
    : fail(failure('PARSE_NUMBER'));
}

function ofDigits(digits: string): Result<IdentityNumber, Failure> {
  if (digits.length < leastDigits || digits.length > mostDigits) {
    return fail(failure('PARSE_NUMBER', `${digits.length} digits`));
  }
  return ok({ kind: kindByDigits.get(digits.length) ?? 'local', text: digits });
}

const hidden = '•';

/** Gives a number as it may stand on a screen: the ends of a long one; of a short one the last three at most. */
export function maskedNumber({ text }: IdentityNumber): string {
  const [front, back] = text.length >= 16 ? [4, 4] : [0, Math.min(3, text.length - 3)];
  const middle = hidden.repeat(text.length - front - back);
  return text.slice(0, front) + middle + text.slice(text.length - back);
}
