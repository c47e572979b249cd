import { scannedCharacter } from './wedge-key.ts';
import type { WedgeKey } from './wedge-key.ts';
import type { Stroke } from './wedge-stroke.ts';

/** Beginnings that only a code has, and what such a code is made of behind them (RFC 9285; SMART Health Cards). */
const kinds = [
  { beginning: 'HC1:', whole: /HC1:[0-9A-Z $%*+\-./:]*$/ },
  { beginning: 'AMB1:', whole: /AMB1:[0-9A-Z $%*+\-./:]*$/ },
  { beginning: 'shc:/', whole: /shc:\/[0-9/]*$/ },
  { beginning: '{"', whole: /\{"[^]*$/ },
];
const knownBeginnings = kinds.map(({ beginning }) => beginning);
/** Digits, or letters and digits, of which some were shifted: a finger lay on Shift, for no number looks so. */
const shiftedNumber = /^(?=.*[!@#$%^&*()])[\d!@#$%^&*()]+$|^(?=.*[!@#^&()])[\dA-Z !@#$%^&*()_+:>?.\-/]+$/;
/** As long as two short numbers behind one another, and no NIK (16 digits) and no NIP (18). */
const longNumber = /^(?!\d{16}$|\d{18}$|\d{8} \d{6} \d \d{3}$)[\dA-Z.\-/ ]{16,}$/;
/** As long as a NIK or a NIP, spaces of the NIP aside. */
const identityLength = /^(?:\d{16}|\d{18})$/;
/** A day of birth in its place: `DDMMYY` behind six digits of a NIK, days of women from 41 on; `YYYYMMDD` of a NIP. */
const datedNik = /^\d{6}(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{6}$/;
const datedNip = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d\d\d[12]\d{3}$/;
/** The start of a code or a symbology mark, of which a finger shifted a part. */
const shiftedStart = /^\}[A-Za-z]|^(?!shc:|SHC:)shc:/i;
/** A symbology mark of another scanner among the characters of a number. */
const markInside = /^[\]\dA-Z.\-/ ]*\]/;
const longestStray = 3;
/** Start mark, stray keys or symbology mark, and the beginning itself. */
const longestBeginning = 1 + longestStray + 5;
/** AIM symbology identifier (ISO/IEC 15424): a scanner's own mark, kept for `normalise`. */
const symbologyMark = /^\][A-Za-z][0-9A-Za-z]/;

/** Tells whether these strokes are the beginning of a code and nothing more, up to the last key. */
export function isBeginningOfCode(strokes: readonly Stroke[]): boolean {
  const text = strokes.length > longestBeginning ? null : textOf(strokes);
  return text !== null && knownBeginnings.some((beginning) => text.endsWith(beginning));
}

/**
 * Tells whether a run says at its start that it is a code. Such a code proves itself by its signature, a number
 * does not.
 */
export function beginsWithCode(strokes: readonly Stroke[]): boolean {
  const start = textOf(strokes.slice(0, longestBeginning)) ?? '';
  return knownBeginnings.some((beginning) => start.includes(beginning));
}

/** Tells whether a text holds what no code of its kind holds: part of another one, or a key that Shift changed. */
export function holdsForeignPart(text: string): boolean {
  const beginnings = kinds.filter(({ beginning }) => text.includes(beginning));
  if (beginnings.length === 0) {
    const plain = text.replace(symbologyMark, '');
    return [shiftedNumber, longNumber, markInside, shiftedStart].some((form) => form.test(plain));
  }
  return !beginnings.some(({ beginning, whole }) => {
    return text.indexOf(beginning) <= longestBeginning - beginning.length && whole.test(text);
  });
}

/**
 * Tells whether a text is as long as a NIK or a NIP and has no day of birth where these have theirs: two shorter
 * numbers behind one another look so. A few true numbers do too, so it takes more than this to refuse one.
 */
export function isUndatedIdentity(text: string): boolean {
  const digits = text.replace(symbologyMark, '').replaceAll(' ', '');
  return identityLength.test(digits) && !datedNik.test(digits) && !datedNip.test(digits);
}

/** Gives what a scanner meant by these keys, or null where one has no character. */
export function textOf(strokes: readonly Stroke[]): string | null {
  const characters = withoutStartMark(strokes).map(({ key }) => scannedCharacter(key));
  return characters.includes(null) ? null : characters.join('');
}

/** Cuts what a finger typed right before a code that tells where it begins. */
export function withoutStray(text: string): string {
  for (const beginning of knownBeginnings) {
    const start = text.indexOf(beginning);
    if (start < 1 || start > longestStray) continue;
    return start === longestStray && symbologyMark.test(text) ? text : text.slice(start);
  }
  return text;
}

/** Scanners may be told to begin with STX, which arrives as Ctrl+B (docs/decisions/0012). */
function withoutStartMark(strokes: readonly Stroke[]): readonly Stroke[] {
  return isStartMark(strokes[0]?.key) ? strokes.slice(1) : strokes;
}

function isStartMark(key: WedgeKey | undefined): boolean {
  return key?.control === true && key.code === 'KeyB';
}
