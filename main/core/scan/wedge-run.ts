import type { DurationMs, InstantMs } from '../units.ts';
import { characterOf } from './us-layout.ts';

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

/** Limits of docs/decisions/0012: scanners press a key every 1 to 25 ms. */
const shortestScan = 8;
/** QR version 40, alphanumeric, error correction L (ISO/IEC 18004, table 7). */
export const longestScan = 4296;
const longestTime: DurationMs = 30_000;
/** No person's fingers keep to this from key to key; the middle gap decides, so that a hiccup doesn't. */
const scannerGap: DurationMs = 50;
/** A run that begins like a code may be slower: nobody types a certificate, but poor scanners and busy machines do. */
const codeGap: DurationMs = 100;
/** A code of three characters and less may be two fingers that met; a longer one at this pace is a scanner. */
const shortestFragment = 4;
const fragmentGap: DurationMs = 20;

/** Beginnings that only a code has; what a finger typed just before them is cut off. */
const knownBeginnings = ['HC1:', 'shc:/'];
const longestStray = 3;
/** Start mark, stray keys or symbology mark, and the beginning itself. */
const longestBeginning = 1 + longestStray + 5;
/** AIM symbology identifier (ISO/IEC 15424): a scanner's own mark, kept for `normalise`. */
const symbologyMark = /^\][A-Za-z][0-9A-Za-z]$/;

/** Tells whether these keys are the beginning of a code and nothing more, up to its last key. */
export function isBeginningOfCode(keys: readonly WedgeKey[]): boolean {
  const text = keys.length > longestBeginning ? null : textOf(keys);
  return text !== null && knownBeginnings.some((beginning) => text.endsWith(beginning));
}

/** Tells whether a run says at its start that it is a code. */
export function beginsWithCode(run: readonly WedgeKey[]): boolean {
  const start = textOf(withoutStartMark(run.slice(0, longestBeginning))) ?? '';
  return knownBeginnings.some((beginning) => start.includes(beginning));
}

/** Tells whether a run is longer, in keys or in time, than any scan. */
export function isOverlong(run: readonly WedgeKey[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  return run.length > longestScan || (!!first && !!last && last.at - first.at > longestTime);
}

/**
 * Tells what a finished run was. What came behind a pause goes on with the code only at a scanner's pace; a finger
 * that touched a key while the code was still waiting for its end stays a person's.
 *
 * @param resumedAt where the keys behind the pause begin; 0 without one.
 * @param terminator belongs to whoever typed the run; null where silence ended it.
 */
export function judgeRun(
  run: readonly WedgeKey[],
  resumedAt: number,
  terminator: WedgeKey | null,
): readonly WedgeFinding[] {
  const [before, resumed] = [run.slice(0, resumedAt), run.slice(resumedAt)];
  if (before.length === 0 || resumed.length === 0) return judge(run, terminator);
  const closing = terminator ? [...resumed, terminator] : resumed;
  if (middleGap(closing) <= paceOfRest(before, resumed)) return judge(run, terminator);
  return [...judge(before, null), ...judge(resumed, terminator)];
}

/** How quick the rest of a code must be: a few keys must keep the code's own pace, many need only be a machine's. */
function paceOfRest(before: readonly WedgeKey[], resumed: readonly WedgeKey[]): DurationMs {
  if (resumed.length >= shortestScan) return codeGap;
  return Math.min(codeGap, Math.max(fragmentGap, 1.5 * middleGap(before)));
}

/** Takes a run for the rest of a code that broke off before it: it is part of nobody's code any more. */
export function judgeLeftover(
  run: readonly WedgeKey[],
  terminator: WedgeKey | null,
): readonly WedgeFinding[] {
  return judge(run, terminator).map((finding) =>
    finding.kind === 'scan' ? rejected('SCAN_INTERRUPTED', run) : finding,
  );
}

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
  if (run.length >= shortestScan) return gap <= (beginsWithCode(run) ? codeGap : scannerGap);
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

/** Scanners may be told to begin with STX, which arrives as Ctrl+B (docs/decisions/0012). */
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
