import type { ReasonCode } from '../reason-codes.ts';
import type { DurationMs } from '../units.ts';
import type { ScanMethod } from './scan-method.ts';
import { readTestCode } from './test-card.ts';
import type { TestCodeId } from './test-card.ts';

/** How a scan ended: by what the scanner sent behind it, or by silence. */
export type Terminator = 'enter' | 'tab' | 'cr' | 'lf' | 'crlf' | 'etx' | 'zip-end' | 'report' | 'silence';

/** How the characters of a scan came, for devices that give them one after the other. */
export interface Rhythm {
  /** Between one key or chunk and the next, in the middle and at the most. */
  readonly middleGapMs: DurationMs;
  readonly longestGapMs: DurationMs;
  readonly terminator: Terminator;
}

/** One arrival at the station, as its device tells it. */
export interface Arrival {
  readonly method: ScanMethod;
  /** Name of the device, where it has one. */
  readonly device: string | null;
  /** Null where it was no whole scan. */
  readonly text: string | null;
  /** Why it was no whole scan. */
  readonly rejection: ReasonCode | null;
  /** Characters that came, also of what was no whole scan. */
  readonly length: number;
  readonly rhythm: Rhythm | null;
}

export type Alphabet = 'digits' | 'base45' | 'text' | 'binary';

/** What would make this scanner better, most pressing first; keys of `scanners.json`. */
export type Advice =
  | 'layout'
  | 'case'
  | 'lost-characters'
  | 'mixed'
  | 'control-characters'
  | 'slow'
  | 'pauses'
  | 'no-terminator'
  | 'extra-characters';

/** What the set-up page shows of an arrival. Nothing of the text itself is in it: it may be anybody's certificate. */
export interface ScanReport {
  readonly method: ScanMethod;
  readonly device: string | null;
  readonly length: number;
  readonly alphabet: Alphabet | null;
  /** AIM symbology identifier, such as `]Q1` (ISO/IEC 15424), where the scanner sends one. */
  readonly symbologyMark: string | null;
  /** Set for a code of the test card: which, and how many of its characters came wrong. */
  readonly test: { readonly id: TestCodeId; readonly wrongCharacters: number } | null;
  readonly rhythm: Rhythm | null;
  readonly rejection: ReasonCode | null;
  readonly advice: readonly Advice[];
}

const symbologyMark = /^\][A-Za-z][0-9A-Za-z]/;
/** A certificate of 550 characters takes 2.5 s at this pace from key to key; makers' default is 0 to 5 ms. */
const slowGapMs: DurationMs = 4.5;
/** Half of the silence that ends a scan without a terminator. */
const longGapMs: DurationMs = 75;

/** Gives what the set-up page shows of an arrival, and what to do about it. */
export function reportArrival(arrival: Arrival): ScanReport {
  const { method, device, length, rhythm, rejection } = arrival;
  const mark = symbologyMark.exec(arrival.text ?? '')?.[0] ?? null;
  const text = arrival.text?.slice(mark?.length ?? 0) ?? null;
  const reading = text === null ? null : readTestCode(text);
  return {
    method,
    device,
    length,
    alphabet: text === null ? null : alphabetOf(text),
    symbologyMark: mark,
    test: reading && { id: reading.code.id, wrongCharacters: reading.wrongCharacters },
    rhythm,
    rejection,
    advice: [...adviceOnText(text), ...adviceOnRejection(arrival), ...adviceOnRhythm(rhythm)],
  };
}

function alphabetOf(text: string): Alphabet {
  if (/^\d*$/.test(text)) return 'digits';
  if (/^[0-9A-Z $%*+\-./:]*$/.test(text)) return 'base45';
  return /^[\x20-\x7e]*$/.test(text) ? 'text' : 'binary';
}

function adviceOnText(text: string | null): readonly Advice[] {
  if (text === null) return [];
  const reading = readTestCode(text);
  if (reading !== null)
    return reading.wrongCharacters === 0 ? [] : [reading.isCaseSwapped ? 'case' : 'layout'];
  // A code of the card with something before, behind or missing: no other text holds this word.
  if (!/ambang.test/i.test(text)) return [];
  return [holdsWholeTestCode(text) ? 'extra-characters' : 'lost-characters'];
}

function holdsWholeTestCode(text: string): boolean {
  for (let cut = 1; cut <= longestAffix; cut++) {
    if (readTestCode(text.slice(cut)) !== null || readTestCode(text.slice(0, -cut)) !== null) return true;
  }
  return false;
}

/** Prefixes and suffixes that people set up are a few characters. */
const longestAffix = 8;

const adviceByRejection: Partial<Readonly<Record<ReasonCode, Advice>>> = {
  SCAN_MIXED: 'mixed',
  SCAN_INTERRUPTED: 'lost-characters',
  SCAN_CONTROL_CHARACTER: 'control-characters',
};

function adviceOnRejection({ rejection }: Arrival): readonly Advice[] {
  const advice = rejection === null ? undefined : adviceByRejection[rejection];
  return advice === undefined ? [] : [advice];
}

function adviceOnRhythm(rhythm: Rhythm | null): readonly Advice[] {
  if (rhythm === null) return [];
  return [
    ...(rhythm.middleGapMs > slowGapMs ? (['slow'] as const) : []),
    ...(rhythm.longestGapMs > longGapMs ? (['pauses'] as const) : []),
    ...(rhythm.terminator === 'silence' ? (['no-terminator'] as const) : []),
  ];
}
