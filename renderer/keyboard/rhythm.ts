import type { WedgeKey } from '../../main/core/scan/wedge-buffer.ts';
import type { DurationMs, InstantMs } from '../../main/core/units.ts';
import type { RequestOf } from '../../preload/contract/commands.ts';

/** How the keys of a scan came, for the set-up page; nothing of what they were. */
export type ScanRhythm = NonNullable<RequestOf<'scan.submit'>['rhythm']>;

export interface RhythmKeeper {
  note(key: WedgeKey): void;
  /** Gives the rhythm of the keys since the last call or the last long pause, and forgets them. */
  take(): ScanRhythm;
}

/** No run of keys has a pause of more than this (docs/decisions/0012). */
const longestPause: DurationMs = 1000;

/** Makes the keeper of one keyboard's rhythm. */
export function createRhythmKeeper(): RhythmKeeper {
  let times: InstantMs[] = [];
  let terminator: ScanRhythm['terminator'] = 'silence';
  return {
    note: (key) => {
      const last = times.at(-1);
      if (last !== undefined && key.at - last > longestPause) times = [];
      terminator = terminatorOf(key);
      // The terminator's own pause says nothing of the characters.
      if (terminator === 'silence' && !isModifier(key.code)) times.push(key.at);
    },
    take: () => {
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
      const sorted = gaps.toSorted((one, other) => one - other);
      const rhythm = {
        middleGapMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
        longestGapMs: sorted.at(-1) ?? 0,
        terminator,
      };
      times = [];
      terminator = 'silence';
      return rhythm;
    },
  };
}

function terminatorOf({ code, control }: WedgeKey): ScanRhythm['terminator'] {
  if (control && code === 'KeyM') return 'cr';
  if (control && code === 'KeyJ') return 'lf';
  if (code === 'Tab') return 'tab';
  return code === 'Enter' || code === 'NumpadEnter' ? 'enter' : 'silence';
}

function isModifier(code: string): boolean {
  return /^(Shift|Control|Alt|Meta|CapsLock)/.test(code);
}
