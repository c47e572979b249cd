import type { DurationMs, InstantMs } from '../units.ts';
import { characterOf } from './us-layout.ts';

export { characterOf } from './us-layout.ts';

/** One key going down. `at` is the time of the key itself, in milliseconds of any steady clock. */
export interface WedgeKey {
  /** Physical key, as in `KeyboardEvent.code`. */
  readonly code: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta is down. */
  readonly control: boolean;
  readonly at: InstantMs;
}

/** What a run of keys turned out to be. */
export type WedgeFinding =
  | { readonly kind: 'scan'; readonly text: string }
  | { readonly kind: 'rejected'; readonly code: WedgeRejection; readonly length: number }
  /** A person's keys, to be acted on as keys, in order. */
  | { readonly kind: 'person'; readonly keys: readonly WedgeKey[] };

export type WedgeRejection = 'SCAN_INTERRUPTED' | 'SCAN_CONTROL_CHARACTER' | 'SCAN_TOO_LONG';

export interface WedgeBuffer {
  /** Takes a key; gives what it ended, oldest first. */
  press(key: WedgeKey): readonly WedgeFinding[];
  /** Ends the run if no key has come for `silence`; to be called when that time has passed. */
  settle(now: InstantMs): readonly WedgeFinding[];
  /** Whether keys are waiting for `settle`. */
  isWaiting(): boolean;
}

/** Limits of HARDENING section 3, rule 2: scanners press a key every 1 to 25 ms. */
export const silence: DurationMs = 150;
/** A code that says where it begins may stop this long: a busy machine hands keys on late and in heaps. */
export const codeSilence: DurationMs = 1000;
export const shortestScan = 8;
/** QR version 40, alphanumeric, error correction L (ISO/IEC 18004, table 7). */
export const longestScan = 4296;
export const longestTime: DurationMs = 30_000;
/** No person's fingers keep to this from key to key; the middle gap decides, so that a hiccup doesn't. */
const scannerGap: DurationMs = 50;
/** A code of three characters and less may be two fingers that met; a longer one at this pace is a scanner. */
const shortestFragment = 4;
const fragmentGap: DurationMs = 20;

const modifiers = /^(Shift|Control|Alt|Meta|CapsLock|NumLock|ScrollLock)/;
/** Beginnings that only a code has; what a finger typed just before them is cut off. */
const knownBeginnings = ['HC1:', 'shc:/'];
const longestStray = 3;
/** Start mark, stray keys or symbology mark, and the beginning itself. */
const longestBeginning = 1 + longestStray + 5;
/** AIM symbology identifier (ISO/IEC 15424): a scanner's own mark, kept for `normalise`. */
const symbologyMark = /^\][A-Za-z][0-9A-Za-z]$/;

/**
 * Makes the buffer that tells scans from typing by rhythm alone: a wedge scanner is a keyboard to the machine,
 * and any key may be the first of a scan or a person's. Keys are held until the run ends, by a terminator
 * (Enter, Tab, Ctrl+J, Ctrl+M) or by silence, and only then are they a scan, a rejected scan or typing.
 */
export function createWedgeBuffer(): WedgeBuffer {
  let run: WedgeKey[] = [];
  /** Where in the run the keys after its last pause begin; 0 while there was none. */
  let resumedAt = 0;
  const end = (terminator: WedgeKey | null) => {
    const [keys, start] = [run, resumedAt];
    run = [];
    resumedAt = 0;
    return judgeWithPause(keys, start, terminator);
  };
  /** A pause ends what it follows, but for a code that may go on behind it. */
  const endAtPause = (now: InstantMs) => {
    if (pauseBefore(run, now) > longestPause(run)) return end(null);
    if (pauseBefore(run, now) > silence) resumedAt = run.length;
    return [];
  };
  /** Behind a pause the next person's code may begin, where the terminator of the one before got lost. */
  const endAtNextCode = () => {
    const resumed = run.slice(resumedAt);
    if (resumedAt === 0 || !isBeginning(resumed)) return [];
    run.length = resumedAt;
    resumedAt = 0;
    const findings = end(null);
    run = resumed;
    return findings;
  };
  return {
    press: (key) => {
      if (modifiers.test(key.code)) return [];
      const findings = endAtPause(key.at);
      if (isTerminator(key)) return [...findings, ...end(key)];
      run.push(key);
      return [...findings, ...endAtNextCode(), ...(isOverlong(run) ? end(null) : [])];
    },
    settle: (now) => (pauseBefore(run, now) > longestPause(run) ? end(null) : []),
    isWaiting: () => run.length > 0,
  };
}

/** How long no key has come; 0 while none is waiting. */
function pauseBefore(run: readonly WedgeKey[], now: InstantMs): DurationMs {
  const last = run.at(-1);
  return last === undefined ? 0 : now - last.at;
}

function longestPause(run: readonly WedgeKey[]): DurationMs {
  const start = textOf(withoutStartMark(run.slice(0, longestBeginning))) ?? '';
  return knownBeginnings.some((beginning) => start.includes(beginning)) ? codeSilence : silence;
}

function isBeginning(keys: readonly WedgeKey[]): boolean {
  const text = keys.length > longestBeginning ? null : textOf(keys);
  return text !== null && knownBeginnings.some((beginning) => text.endsWith(beginning));
}

/**
 * Judges a run that may hold a pause. What came behind the pause goes on with the code only at a scanner's pace;
 * a finger that touched a key while the code was still waiting for its end stays a person's.
 */
function judgeWithPause(
  run: readonly WedgeKey[],
  resumedAt: number,
  terminator: WedgeKey | null,
): readonly WedgeFinding[] {
  const resumed = run.slice(resumedAt);
  const closing = terminator ? [...resumed, terminator] : resumed;
  if (resumedAt === 0 || resumed.length === 0 || middleGap(closing) <= fragmentGap)
    return judge(run, terminator);
  return [...judge(run.slice(0, resumedAt), null), ...judge(resumed, terminator)];
}

/** CR and LF may arrive as Ctrl+M and Ctrl+J: scanners send control characters that way. */
function isTerminator({ code, control }: WedgeKey): boolean {
  if (control) return code === 'KeyJ' || code === 'KeyM';
  return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
}

function isOverlong(run: readonly WedgeKey[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  return run.length > longestScan || (!!first && !!last && last.at - first.at > longestTime);
}

/** Tells what a finished run was. The terminator belongs to whoever typed the run. */
function judge(run: readonly WedgeKey[], terminator: WedgeKey | null): readonly WedgeFinding[] {
  const keys = terminator ? [...run, terminator] : run;
  if (keys.length === 0) return [];
  if (!isScanner(run)) return [{ kind: 'person', keys }];
  if (run.length > longestScan) return [rejected('SCAN_TOO_LONG', run)];
  if (isOverlong(run)) return [rejected('SCAN_INTERRUPTED', run)];
  const text = textOf(withoutStartMark(run));
  if (text === null) return [rejected('SCAN_CONTROL_CHARACTER', run)];
  if (text.length < shortestScan) return [rejected('SCAN_INTERRUPTED', run)];
  return [{ kind: 'scan', text: withoutStray(text) }];
}

function rejected(code: WedgeRejection, run: readonly WedgeKey[]): WedgeFinding {
  return { kind: 'rejected', code, length: run.length };
}

/** A long run at a scanner's pace, or a short one at a pace that only a machine has. */
function isScanner(run: readonly WedgeKey[]): boolean {
  const gap = middleGap(run);
  if (run.length >= shortestScan) return gap <= scannerGap;
  const needed = run.some(isControlKey) ? 2 : shortestFragment;
  return run.length >= needed && gap <= fragmentGap;
}

function middleGap(run: readonly WedgeKey[]): DurationMs {
  const gaps = run.slice(1).map((key, index) => key.at - (run[index]?.at ?? key.at));
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Infinity;
}

/** Ctrl, Alt and Meta combinations, and keys without a character such as F1 or Escape. */
function isControlKey(key: WedgeKey): boolean {
  return key.control || characterOf(key.code, key.shift) === null;
}

/** Scanners may be told to begin with STX, which arrives as Ctrl+B (HARDENING section 3, rule 2). */
function withoutStartMark(run: readonly WedgeKey[]): readonly WedgeKey[] {
  return run[0]?.control === true && run[0].code === 'KeyB' ? run.slice(1) : run;
}

function textOf(run: readonly WedgeKey[]): string | null {
  if (run.some(isControlKey)) return null;
  return run.map((key) => characterOf(key.code, key.shift)).join('');
}

/** Cuts what a finger typed right before a code that tells where it begins. */
function withoutStray(text: string): string {
  for (const beginning of knownBeginnings) {
    const start = text.indexOf(beginning);
    if (start < 1 || start > longestStray) continue;
    return symbologyMark.test(text.slice(0, start)) ? text : text.slice(start);
  }
  return text;
}
