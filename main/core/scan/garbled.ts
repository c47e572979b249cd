import { failure } from '../reason-codes.ts';
import type { Failure } from '../reason-codes.ts';
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { layouts } from './layouts.ts';
import type { ScannedText } from './scanned-text.ts';

/** Shorter texts are numbers and never touched: one valid number must not become another. */
const shortestGarbled = 20;

/** Codes that are known by their beginning, and what they are made of (RFC 9285, section 4.1; SMART Health Cards). */
const codes = [
  { beginning: /^(\][A-Za-z]\d)?HC1:/, whole: /^(\][A-Za-z]\d)?HC1:[0-9A-Z $%*+\-./:]+$/ },
  { beginning: /^(\][A-Za-z]\d)?AMB1:/, whole: /^(\][A-Za-z]\d)?AMB1:[0-9A-Z $%*+\-./:]+$/ },
  { beginning: /^(\][A-Za-z]\d)?shc:\//, whole: /^(\][A-Za-z]\d)?shc:\/[0-9/]+$/ },
];

/** Mark, beginning, and room for what a layout makes of them. */
const longestBeginning = 12;
/** What codes are made of: no other character is ever meant. */
const codeCharacter = /^[0-9A-Za-z $%*+\-./:\]]$/;

/** What a layout makes of keys, read backwards: a character, or a dead key's mark, to that of a US keyboard. */
type Reading = ReadonlyMap<string, string>;

/**
 * Gives the text as the scanner meant it, where other software typed it under a wrong keyboard layout or with Caps Lock
 * before it got here. It is mapped back only where exactly one code can have been meant; the signature decides whether
 * it was. Every other text is given as it is.
 *
 * Fails with SCAN_GARBLED where a code can be recognised and not restored: a dead key has swallowed a part of it, or
 * several codes can have been meant.
 */
export function restoreGarbled(text: ScannedText): Result<ScannedText, Failure> {
  if (text.length < shortestGarbled || codes.some(({ whole }) => whole.test(text))) return ok(text);
  const fitting = readings.filter((reading) =>
    beginsCode(readBack(text.slice(0, longestBeginning), reading)),
  );
  const restored = new Set(fitting.map((reading) => readBack(text, reading)));
  const [only, ...others] = [...restored].filter((one) => codes.some(({ whole }) => whole.test(one)));
  if (only === undefined) {
    if (restored.size === 0 || beginsCode(text)) return ok(text);
    return fail(failure('SCAN_GARBLED', 'a part is lost'));
  }
  if (others.length > 0) return fail(failure('SCAN_GARBLED', 'more than one layout fits'));
  // Made of a scanned text's own characters, one for one or fewer: what `normalise` saw to still holds.
  return ok(withoutSymbologyMark(only) as ScannedText);
}

function beginsCode(text: string): boolean {
  return codes.some(({ beginning }) => beginning.test(text));
}

/** A character with the marks that dead keys put on it. */
const marked = /[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]/gu;

/** Reads a text under a layout; what no key makes is given as NUL. A marked letter is its dead key and then itself. */
function readBack(text: string, reading: Reading): string {
  return text.replaceAll(marked, (character) => {
    const key = reading.get(character);
    if (key !== undefined) return key;
    const [letter = '', ...marks] = character.normalize('NFD');
    return [...marks, letter].map((part) => reading.get(part) ?? '\0').join('');
  });
}

function withoutSymbologyMark(text: string): string {
  return text.replace(/^\][A-Za-z]\d/, '');
}

const readings: readonly Reading[] = Object.values(layouts).flatMap((layout) => [
  readingOf(layout, false),
  readingOf(layout, true),
]);

/** Gives the reading of a layout. A character that two keys make tells nothing and is left out. */
function readingOf([plain, shifted]: readonly [string, string], hasCapsLock: boolean): Reading {
  const [usPlain, usShifted] = layouts['us'] ?? ['', ''];
  const reading = new Map<string, string>();
  const ambiguous = new Set<string>();
  const learn = (made: string, meant: string) => {
    if (!codeCharacter.test(meant)) return;
    if (reading.has(made) && reading.get(made) !== meant) ambiguous.add(made);
    reading.set(made, meant);
  };
  [...plain].forEach((lower, index) => {
    const upper = shifted[index] ?? lower;
    const isSwapped = hasCapsLock && lower !== upper && lower.toUpperCase() === upper;
    learn(isSwapped ? upper : lower, usPlain[index] ?? '\0');
    learn(isSwapped ? lower : upper, usShifted[index] ?? '\0');
  });
  for (const made of ambiguous) reading.delete(made);
  return reading;
}
