import type { DurationMs, InstantMs } from '../units.ts';
import { endsInStep, hasIntruders, isOverlapped, oddGaps } from './wedge-hands.ts';
import { isModifier, isTerminator } from './wedge-key.ts';
import type { WedgeKey } from './wedge-key.ts';
import { watchModifiers } from './wedge-modifier.ts';
import { isMachine, judgeRun, longestScan } from './wedge-run.ts';
import type { WedgeFinding } from './wedge-run.ts';
import { isFingers } from './wedge-stroke.ts';
import type { Stroke } from './wedge-stroke.ts';
import { beginsWithCode, isBeginningOfCode } from './wedge-text.ts';

export { characterOf, keyOf } from './us-layout.ts';
export type { WedgeKey } from './wedge-key.ts';
export type { WedgeFinding, WedgeRejection } from './wedge-run.ts';

export interface WedgeBuffer {
  /** Takes a key that goes down; gives what it ended, oldest first. */
  press(key: WedgeKey): readonly WedgeFinding[];
  /** Takes a key that comes up; gives what that made clear. */
  lift(code: string, at: InstantMs): readonly WedgeFinding[];
  /** Ends the run if nothing has come for long enough; to be called from `dueAt` on. */
  settle(now: InstantMs): readonly WedgeFinding[];
  /** Whether keys are waiting for `settle`. */
  isWaiting(): boolean;
  /** The last moment at which the run still waits; null where no key does. */
  dueAt(): InstantMs | null;
}

/** A run that stops this long has ended (docs/decisions/0012). */
export const silence: DurationMs = 150;
/** A code that says where it begins may stop this long: a busy machine hands keys on late and in heaps. */
export const codeSilence: DurationMs = 1000;
/** What comes this soon behind a code that ended in silence, and does not begin like one, is the rest of it. */
export const leftoverSilence: DurationMs = 2000;
/** How long a text waits behind its terminator for keys of another scanner, which would be part of it. */
export const grace: DurationMs = 60;
/** A terminator this soon behind another says nothing: CR and LF, or Enter twice. */
const doubledEnd: DurationMs = 100;
/** A key goes down again by itself after this time at the soonest (the shortest delay that systems offer is 250 ms). */
const shortestRepeat: DurationMs = 200;
/** So many keys out of step, and a signed code too waits behind its end: two scanners may be at work. */
const suspiciousGaps = 3;

/** Whose keys a buffer gets: those of all keyboards of a machine, or those of one that is read for itself. */
export type KeysOf = 'all keyboards' | 'one keyboard';

/**
 * Makes the buffer that tells scans from typing: a wedge scanner is a keyboard to the machine, and any key may be
 * the first of a scan or a person's. Keys are held until the run ends, by a terminator (Enter, Tab, Ctrl+J,
 * Ctrl+M) or by silence, and only then are they a scan, a rejected scan or typing; but a key that was held as only
 * a finger holds it is a person's as soon as it comes up.
 *
 * Where all keys are one keyboard's, no other scanner can type into its codes: neither pace nor holds count then, and
 * a terminator is the end at once.
 */
export function createWedgeBuffer(keysOf: KeysOf = 'all keyboards'): WedgeBuffer {
  const isAlone = keysOf === 'one keyboard';
  let run: Stroke[] = [];
  /** Where in the run the keys after its last pause begin; 0 while there was none. */
  let resumedAt = 0;
  let isMixed = false;
  /** A terminator has come behind other keys, and the run waits whether more follows. */
  let isTerminated = false;
  /** The last key of a code that ended in silence, or of what was left over of it. */
  let brokeOffAt: InstantMs | null = null;
  let lastScanAt: InstantMs | null = null;
  let lastPersonAt: InstantMs | null = null;
  /** When a key went down or up for the last time, or was pressed by a second keyboard. */
  let lastMoveAt: InstantMs = 0;

  const modifiers = watchModifiers();

  const end = (): readonly WedgeFinding[] => {
    const [strokes, start] = [run, resumedAt];
    const first = strokes[0]?.key.at ?? 0;
    const isLeftover = !beginsWithCode(strokes) && isWithin(leftoverSilence, brokeOffAt, first);
    const isCrowded = isWithin(silence, lastPersonAt, first) || isWithin(silence, lastScanAt, first);
    const findings = judgeRun(strokes, start, { isAlone, isMixed, isCrowded, isLeftover });
    const last = strokes.at(-1)?.key.at ?? null;
    brokeOffAt = (beginsWithCode(strokes) || isLeftover) && !isTerminated ? last : null;
    if (findings.some(({ kind }) => kind !== 'person')) lastScanAt = lastMoveAt;
    if (findings.at(-1)?.kind === 'person') lastPersonAt = lastMoveAt;
    run = [];
    resumedAt = 0;
    isMixed = isTerminated = false;
    return findings;
  };
  /** Gives back the keys at the front that fingers have pressed and let go. */
  const releaseFingers = (): readonly WedgeFinding[] => {
    // A scanner's own keyboard has no fingers on it; a digit that was held up must not be missing from its number.
    if (isAlone) return [];
    const count = run.findIndex((stroke) => !isFingers(stroke));
    const released = run.splice(0, count < 0 ? run.length : count);
    if (released.length === 0) return [];
    const keys = released.map(({ key }) => key);
    lastPersonAt = lastMoveAt;
    resumedAt = Math.max(0, resumedAt - keys.length);
    if (run.length === 0) isMixed = isTerminated = false;
    return [{ kind: 'person', keys }];
  };
  const longestPause = () => {
    const last = run.at(-1);
    if (!isTerminated || isMixed || isOverlapped(run)) return beginsWithCode(run) ? codeSilence : silence;
    return last?.liftedAt === null && run.some(({ liftedAt }) => liftedAt !== null) ? silence : grace;
  };
  const dueAt = () => {
    const last = run.at(-1);
    return last === undefined ? null : last.key.at + longestPause();
  };
  /** A pause ends what it follows, but for a code that may go on behind it. */
  const settle = (now: InstantMs) => {
    const due = dueAt();
    return due !== null && now > due ? end() : [];
  };
  /** Behind a pause the next person's code may begin, where the terminator of the one before got lost. */
  const endAtNextCode = () => {
    const resumed = run.slice(resumedAt);
    if (resumedAt === 0 || !isBeginningOfCode(resumed)) return [];
    run.length = resumedAt;
    resumedAt = 0;
    const findings = end();
    run = resumed;
    return findings;
  };
  const repeat = (key: WedgeKey): readonly WedgeFinding[] => {
    const down = run.findLast((stroke) => stroke.key.code === key.code && stroke.liftedAt === null);
    if (down !== undefined && key.at - down.key.at < shortestRepeat) {
      isMixed = true;
      lastMoveAt = key.at;
    }
    return run.length === 0 ? [{ kind: 'person', keys: [key] }] : [];
  };
  /** A scanner presses Shift between its keys and only when it has to; it may let go of it before the key. */
  const pressModifier = (key: WedgeKey): readonly WedgeFinding[] => {
    for (const stroke of run) if (stroke.liftedAt === null) stroke.disturbedAt ??= key.at;
    modifiers.press(key);
    return [];
  };
  const push = (key: WedgeKey) => {
    isMixed ||= modifiers.isDoubled();
    run.push(modifiers.begin(key));
  };
  const pressTerminator = (key: WedgeKey): readonly WedgeFinding[] => {
    if (run.length === 0 && isWithin(doubledEnd, lastScanAt, key.at)) {
      lastScanAt = key.at;
      modifiers.forget();
      return [];
    }
    isTerminated ||= run.some((stroke) => !isTerminator(stroke.key));
    push(key);
    return isTerminated && (isAlone || !isMachine(run)) ? end() : [];
  };
  const pressOther = (key: WedgeKey): readonly WedgeFinding[] => {
    const last = run.at(-1);
    if (last !== undefined && key.at - last.key.at > silence) resumedAt = run.length;
    isMixed ||= isTerminated;
    // What is too long anyway need not be kept.
    if (run.length > longestScan) run.pop();
    push(key);
    return endAtNextCode();
  };
  return {
    press: (key) => {
      if (isModifier(key.code)) return pressModifier(key);
      const findings = settle(key.at);
      if (key.isRepeat !== true) lastMoveAt = key.at;
      if (key.isRepeat === true) return [...findings, ...repeat(key)];
      return [...findings, ...(isTerminator(key) ? pressTerminator(key) : pressOther(key))];
    },
    lift: (code, at) => {
      if (isModifier(code)) modifiers.lift();
      const findings = settle(at);
      const stroke = run.findLast(({ key, liftedAt }) => key.code === code && liftedAt === null);
      if (stroke === undefined) {
        if (run.length === 0) lastPersonAt = at;
        return findings;
      }
      stroke.liftedAt = lastMoveAt = at;
      const isOver = isTerminated && stroke === run.at(-1) && provesItself(run) && !isMixed;
      return [...findings, ...releaseFingers(), ...(isOver && run.length > 0 ? end() : [])];
    },
    settle,
    isWaiting: () => run.length > 0,
    dueAt,
  };
}

function isWithin(duration: DurationMs, from: InstantMs | null, at: InstantMs): boolean {
  return from !== null && at - from <= duration;
}

/** A signed code needs no grace: whether it is whole its signature tells. */
function provesItself(run: readonly Stroke[]): boolean {
  if (!beginsWithCode(run) || isOverlapped(run) || !endsInStep(run)) return false;
  const { early, late } = oddGaps(run);
  return early + late < suspiciousGaps && !hasIntruders(run);
}
