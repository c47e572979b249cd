import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { RawScan, ScannedText } from './scanned-text.ts';

/** The most characters that a QR code of alphanumeric mode holds (ISO/IEC 18004, version 40, level L). */
const longestScan = 4296;

/** AIM symbology identifier, such as `]Q1` for a QR code (ISO/IEC 15424); some scanners send it first. */
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/;

/** Announces a character set (AIM ECI); scanners that speak the ECI protocol send it as text. */
const eciIdentifier = /^\\\d{6}/;

/** A ZIP file, as DIVOC codes hold: control characters are its content. */
export const zipStart = 'PK\u0003\u0004';

/**
 * Gives the scanned text without what scanners add: byte order mark, AIM and ECI identifiers, spaces and
 * terminators at both ends. Inner spaces stay, they are base45.
 *
 * A space at the end is never payload: in base45 the last character of a group counts 2025 (of three) or 45
 * (of two), and a space is 36 of these, more than two bytes or one can hold (RFC 9285, section 4).
 *
 * Fails with SCAN_EMPTY, SCAN_TOO_LONG or SCAN_CONTROL_CHARACTER.
 */
export function normalise(raw: RawScan): Result<ScannedText, Failure> {
  const text = withoutMarks(raw.text);
  if (text === '') return fail(failure('SCAN_EMPTY'));
  if (text.length > longestScan) return fail(failure('SCAN_TOO_LONG', `${text.length} characters`));
  if (!text.startsWith(zipStart) && holdsControlCharacter(text))
    return fail(failure('SCAN_CONTROL_CHARACTER'));
  // The only place that makes a ScannedText: the brand says that the lines above ran.
  return ok(text as ScannedText);
}

function withoutMarks(text: string): string {
  const marked = fromContent(fromContent(text).replace(aimIdentifier, ''));
  const content = fromContent(marked.replace(eciIdentifier, ''));
  // Every byte of a ZIP is its own, also the NULs that it ends in.
  return content.startsWith(zipStart) ? content : trimEnd(content);
}

function fromContent(text: string): string {
  let start = 0;
  while (start < text.length && isEdge(text.charCodeAt(start))) start++;
  return text.slice(start);
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isEdge(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Spaces, the terminators and frames that scanners are set to send (CR, LF, TAB, STX, ETX, EOT), and the BOM. */
function isEdge(unit: number): boolean {
  return unit <= 0x20 || unit === 0xfeff || unit === 0xa0;
}

function holdsControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f)) return true;
  }
  return false;
}
