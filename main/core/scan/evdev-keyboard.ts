import type { InstantMs } from '../units.ts';
import type { EvdevRecord } from './evdev-records.ts';
import { codeOfLinuxKey } from './linux-keys.ts';
import { createWedgeBuffer } from './wedge-buffer.ts';
import type { WedgeBuffer, WedgeFinding } from './wedge-buffer.ts';

/** A keyboard of Linux that is read for itself: its keys are nobody else's, so its buffer is its own too. */
export interface EvdevKeyboard {
  /** Takes a record; gives what it ended, oldest first. */
  take(record: EvdevRecord): readonly WedgeFinding[];
  /** Ends a run after a silence; `now` by the clock of the records. */
  settle(now: InstantMs): readonly WedgeFinding[];
  isWaiting(): boolean;
}

/** Types, codes and values of records (input-event-codes.h; Documentation/input/event-codes.rst). */
const synchronisation = 0;
const dropped = 3;
const key = 1;
const up = 0;
const down = 1;

/** Makes the reader of one keyboard: it tracks Shift and control keys, and a wedge's rhythm tells scans from typing. */
export function createEvdevKeyboard(): EvdevKeyboard {
  let buffer: WedgeBuffer = createWedgeBuffer('one keyboard');
  const held = new Set<string>();
  const isHeld = (modifier: RegExp) => [...held].some((code) => modifier.test(code));

  /** The kernel lost events: nobody knows which keys are missing in this run, or still down. */
  function startAnew(): readonly WedgeFinding[] {
    const wasInRun = buffer.isWaiting();
    buffer = createWedgeBuffer('one keyboard');
    held.clear();
    return wasInRun ? [{ kind: 'rejected', code: 'SCAN_INTERRUPTED', length: 0 }] : [];
  }

  return {
    take: ({ at, type, code: linuxCode, value }) => {
      if (type === synchronisation && linuxCode === dropped) return startAnew();
      // Keys that repeat because somebody holds them (value 2) are no new keys.
      if (type !== key || (value !== up && value !== down)) return [];
      const code = codeOfLinuxKey(linuxCode);
      if (value === up) {
        held.delete(code);
        return buffer.lift(code, at);
      }
      held.add(code);
      return buffer.press({ code, shift: isHeld(/^Shift/), control: isHeld(/^(Control|Alt|Meta)/), at });
    },
    settle: (now) => buffer.settle(now),
    isWaiting: () => buffer.isWaiting(),
  };
}
