import type { DurationMs, InstantMs } from '../units.ts';
import { beginsWithCode, isBeginningOfCode, isOverlong, judgeLeftover, judgeRun } from './wedge-run.ts';
import type { WedgeFinding, WedgeKey } from './wedge-run.ts';

export { characterOf } from './us-layout.ts';
export type { WedgeFinding, WedgeKey, WedgeRejection } from './wedge-run.ts';

export interface WedgeBuffer {
  /** Takes a key; gives what it ended, oldest first. */
  press(key: WedgeKey): readonly WedgeFinding[];
  /** Ends the run if no key has come for `silence`; to be called when that time has passed. */
  settle(now: InstantMs): readonly WedgeFinding[];
  /** Whether keys are waiting for `settle`. */
  isWaiting(): boolean;
}

/** A run that stops this long has ended (docs/decisions/0012). */
export const silence: DurationMs = 150;
/** A code that says where it begins may stop this long: a busy machine hands keys on late and in heaps. */
export const codeSilence: DurationMs = 1000;
/** What comes this soon behind a code that ended in silence, and does not begin like one, is the rest of it. */
export const leftoverSilence: DurationMs = 2000;

const modifiers = /^(Shift|Control|Alt|Meta|CapsLock|NumLock|ScrollLock)/;

/**
 * Makes the buffer that tells scans from typing by rhythm alone: a wedge scanner is a keyboard to the machine,
 * and any key may be the first of a scan or a person's. Keys are held until the run ends, by a terminator
 * (Enter, Tab, Ctrl+J, Ctrl+M) or by silence, and only then are they a scan, a rejected scan or typing.
 */
export function createWedgeBuffer(): WedgeBuffer {
  let run: WedgeKey[] = [];
  /** Where in the run the keys after its last pause begin; 0 while there was none. */
  let resumedAt = 0;
  /** The last key of a code that ended in silence, or of what was left over of it. */
  let brokeOffAt: InstantMs | null = null;
  const end = (terminator: WedgeKey | null) => {
    const [keys, start] = [run, resumedAt];
    run = [];
    resumedAt = 0;
    const isCode = beginsWithCode(keys);
    const isLeftover = !isCode && isSoonAfter(brokeOffAt, keys);
    brokeOffAt = (isCode || isLeftover) && terminator === null ? (keys.at(-1)?.at ?? null) : null;
    return isLeftover ? judgeLeftover(keys, terminator) : judgeRun(keys, start, terminator);
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
    if (resumedAt === 0 || !isBeginningOfCode(resumed)) return [];
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

function isSoonAfter(brokeOffAt: InstantMs | null, keys: readonly WedgeKey[]): boolean {
  const [first] = keys;
  return brokeOffAt !== null && first !== undefined && first.at - brokeOffAt <= leftoverSilence;
}

function longestPause(run: readonly WedgeKey[]): DurationMs {
  return beginsWithCode(run) ? codeSilence : silence;
}

/** CR and LF may arrive as Ctrl+M and Ctrl+J: scanners send control characters that way. */
function isTerminator({ code, control }: WedgeKey): boolean {
  if (control) return code === 'KeyJ' || code === 'KeyM';
  return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
}
