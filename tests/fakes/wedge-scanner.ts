import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { keyOf } from './us-keyboard.ts';
import type { Key } from './us-keyboard.ts';

/**
 * A keyboard wedge scanner plugged into a page: real key events through the browser's own input queue. Its keys
 * are a table of its own, not the product's, so that a mistake there is seen.
 */
export interface WedgeScanner {
  /** Types a code and Enter, a key every so many milliseconds of the scanner's own time. */
  scan(text: string, pauseMs?: number): Promise<void>;
  /**
   * Types a code as quickly as the browser takes it, each key dated as it is taken, and Enter once the
   * browser has worked off the others: for those who measure from the last byte on.
   */
  scanUndated(text: string): Promise<void>;
}

const shiftModifier = 8;

/** No scanner is ready for the next code sooner. */
const betweenScans = 200;

/**
 * Plugs a wedge scanner into a page. The keys of a scan are queued all at once and dated as the scanner would have
 * pressed them, so that the last one is now: however busy the machine, it gets them in one go and does not redate them.
 */
export async function plugIn(page: Page): Promise<WedgeScanner> {
  const session = await page.context().newCDPSession(page);
  // A page knows no time before its own beginning: keys dated before it would all be of one moment.
  let readyAt = await page.evaluate(() => performance.timeOrigin);
  return {
    scan: async (text, pauseMs = 2) => {
      const keys = [...keysOf(text), enter];
      const duration = keys.length * pauseMs;
      await setTimeout(Math.max(0, readyAt + duration - Date.now()));
      const start = Date.now() - duration;
      readyAt = Date.now() + betweenScans;
      await Promise.all(
        keys.map((key, index) =>
          pressKey(session, keys[index - 1], key, start + index * pauseMs, pauseMs / 2),
        ),
      );
    },
    scanUndated: async (text) => {
      const keys = keysOf(text);
      await Promise.all(keys.map((key, index) => pressKey(session, keys[index - 1], key, null, 0)));
      await pressKey(session, keys.at(-1), enter, null, 0);
    },
  };
}

function keysOf(text: string): readonly TypedKey[] {
  return [...text].map((character) => ({ ...keyOf(character), text: character }));
}

interface TypedKey extends Key {
  readonly text: string;
}

const enter: TypedKey = { code: 'Enter', shift: false, text: '\r' };

/** Presses a key and lets it go; Shift goes down or up before it where the key before had it otherwise. */
async function pressKey(
  session: CDPSession,
  before: TypedKey | undefined,
  { text, ...key }: TypedKey,
  at: number | null,
  hold: number,
): Promise<void> {
  const dated = (after: number) => (at === null ? {} : { timestamp: (at + after) / 1000 });
  const modifiers = key.shift ? shiftModifier : 0;
  const pressed = { code: key.code, key: text === '\r' ? 'Enter' : text, modifiers };
  const shiftType = key.shift ? ('rawKeyDown' as const) : ('keyUp' as const);
  const isShiftOther = key.shift !== (before?.shift ?? false);
  const events = [
    ...(isShiftOther ? [{ type: shiftType, code: 'ShiftLeft', key: 'Shift', modifiers, ...dated(0) }] : []),
    { type: 'keyDown' as const, ...pressed, text, ...dated(0) },
    { type: 'keyUp' as const, ...pressed, ...dated(hold) },
  ];
  await Promise.all(events.map((event) => session.send('Input.dispatchKeyEvent', event)));
}
