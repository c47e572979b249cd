import type { DurationMs } from '../units.ts';
import { endsWithFinger, hasIntruders, isOverlapped, isSteady, isTypedByHand } from './wedge-hands.ts';
import { isTerminator, scannedCharacter } from './wedge-key.ts';
import type { WedgeKey } from './wedge-key.ts';
import { gapsOf, holdsOf, middle, withoutTerminators } from './wedge-stroke.ts';
import type { Stroke } from './wedge-stroke.ts';
import { beginsWithCode, holdsForeignPart, isUndatedIdentity, textOf, withoutStray } from './wedge-text.ts';

/** What a run of keys turned out to be. */
export type WedgeFinding =
  | { readonly kind: 'scan'; readonly text: string }
  | { readonly kind: 'rejected'; readonly code: WedgeRejection; readonly length: number }
  /** A person's keys, to be acted on as keys, in order. */
  | { readonly kind: 'person'; readonly keys: readonly WedgeKey[] };

export type WedgeRejection = 'SCAN_INTERRUPTED' | 'SCAN_MIXED' | 'SCAN_CONTROL_CHARACTER' | 'SCAN_TOO_LONG';

/** What the buffer noticed while a run lasted. */
export interface Surroundings {
  /** All keys are of one keyboard, so there is nobody else to be mixed with. */
  readonly isAlone: boolean;
  /** A key was pressed twice at once, or keys went on behind a terminator. */
  readonly isMixed: boolean;
  /** Somebody else's key came right before the run. */
  readonly isCrowded: boolean;
  /** The run follows a code that broke off: it is part of nobody's code any more. */
  readonly isLeftover: boolean;
}

/** Limits of docs/decisions/0012: scanners press a key every 1 to 60 ms. */
const shortestScan = 8;
/** QR version 40, alphanumeric, error correction L (ISO/IEC 18004, table 7). */
export const longestScan = 4296;
/** At 60 ms a key a certificate of 550 characters takes 33 s. */
const longestTime: DurationMs = 60_000;
/** No person's fingers keep to this from key to key; the middle gap decides, so that a hiccup doesn't. */
const scannerGap: DurationMs = 50;
/** Where it is known how long keys were held, fingers are known by that, and the pace may be slower. */
const scannerGapByHold: DurationMs = 66;
/** A run that begins like a code may be slower: nobody types a certificate, but poor scanners and busy machines do. */
const codeGap: DurationMs = 100;
/** A code of three characters and less may be two fingers that met; a longer one at this pace is a scanner. */
const shortestFragment = 4;
const fragmentGap: DurationMs = 20;
/** Tells whether a run is longer, in keys or in time, than any scan. */
function isOverlong(run: readonly Stroke[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  return run.length > longestScan || (!!first && !!last && last.key.at - first.key.at > longestTime);
}

/**
 * Tells what a finished run was, terminators and all. What came behind a pause goes on with the code only at a
 * scanner's pace; a finger that touched a key while the code was still waiting for its end stays a person's.
 *
 * @param resumedAt where the keys behind the pause begin; 0 without one.
 */
export function judgeRun(
  run: readonly Stroke[],
  resumedAt: number,
  surroundings: Surroundings,
): readonly WedgeFinding[] {
  const [before, resumed] = [run.slice(0, resumedAt), run.slice(resumedAt)];
  if (before.length === 0 || resumed.length === 0) return judge(run, surroundings);
  if (middleGap(resumed) <= paceOfRest(before, resumed)) return judge(run, surroundings);
  return [...judge(before, surroundings), ...judge(resumed, surroundings)];
}

/** How quick the rest of a code must be: a few keys must keep the code's own pace, many need only be a machine's. */
function paceOfRest(before: readonly Stroke[], resumed: readonly Stroke[]): DurationMs {
  if (withoutTerminators(resumed).length >= shortestScan) return codeGap;
  return Math.min(codeGap, Math.max(fragmentGap, 1.5 * middleGap(before)));
}

function judge(run: readonly Stroke[], surroundings: Surroundings): readonly WedgeFinding[] {
  const strokes = withoutTerminators(run);
  if (run.length === 0) return [];
  if (!isMachine(run, surroundings.isAlone)) return [{ kind: 'person', keys: run.map(({ key }) => key) }];
  const text = textOf(strokes);
  const code = troubleOf(run, text, surroundings);
  if (code !== null) return [{ kind: 'rejected', code, length: strokes.length }];
  return text === null ? [] : [{ kind: 'scan', text: withoutStray(text) }];
}

/** Tells why a machine's run is no scan, or gives null. */
function troubleOf(
  run: readonly Stroke[],
  text: string | null,
  surroundings: Surroundings,
): WedgeRejection | null {
  const strokes = withoutTerminators(run);
  if (strokes.length > longestScan) return 'SCAN_TOO_LONG';
  if (isOverlong(strokes)) return 'SCAN_INTERRUPTED';
  if (strokes.length >= shortestScan && isOfSeveral(run, text, surroundings)) return 'SCAN_MIXED';
  if (text === null || strokes.length === 0) return 'SCAN_CONTROL_CHARACTER';
  if (text.length < shortestScan) return 'SCAN_INTERRUPTED';
  return surroundings.isLeftover ? 'SCAN_INTERRUPTED' : null;
}

/** A signature tells whether a code is whole; a number must have come from one hand beyond doubt. */
function isOfSeveral(
  run: readonly Stroke[],
  text: string | null,
  { isAlone, isMixed, isCrowded }: Surroundings,
): boolean {
  if (isAlone) return text !== null && holdsForeignPart(text);
  if (isMixed || isOverlapped(run) || endsWithFinger(run) || isEndShifted(run)) return true;
  if (text === null) return false;
  if (holdsForeignPart(text)) return true;
  if (beginsWithCode(run)) return hasIntruders(run);
  return isCrowded || !isSteady(run) || (isUndatedIdentity(text) && !endsOnce(run));
}

/** One terminator says that one scanner has come to its end: two scanners send two, or none. */
function endsOnce(run: readonly Stroke[]): boolean {
  return run.length - withoutTerminators(run).length === 1;
}

/** No scanner shifts its own Enter. */
function isEndShifted(run: readonly Stroke[]): boolean {
  return run.slice(withoutTerminators(run).length).some(({ key }) => key.shift);
}

/**
 * Tells whether a machine typed this: a long run at a scanner's pace, or a short one at a pace no person has.
 *
 * @param isAlone the keyboard is a scanner's: how long its keys were held says nothing.
 */
export function isMachine(run: readonly Stroke[], isAlone = false): boolean {
  if (!isAlone && isTypedByHand(run)) return false;
  const strokes = withoutTerminators(run);
  const pace = holdsOf(run).length > 0 ? scannerGapByHold : scannerGap;
  if (strokes.length >= shortestScan) return middleGap(strokes) <= (beginsWithCode(strokes) ? codeGap : pace);
  const hasControl = run.some(({ key }) => isTerminator(key) || scannedCharacter(key) === null);
  return run.length >= (hasControl ? 2 : shortestFragment) && middleGap(run) <= fragmentGap;
}

function middleGap(strokes: readonly Stroke[]): DurationMs {
  return middle(gapsOf(strokes));
}
