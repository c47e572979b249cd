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

/**
 * Plugs a wedge scanner into a page. Events are queued without waiting, as a scanner does not wait either, and
 * carry the time at which the scanner pressed the key: a busy machine takes them late, but does not redate them. None is
 * sent before its time, which the browser would not believe.
 */
export async function plugIn(page: Page): Promise<WedgeScanner> {
  const session = await page.context().newCDPSession(page);
  return {
    scan: async (text, pauseMs = 2) => {
      const start = Date.now();
      const keys = [...keysOf(text), enter];
      const sent = [];
      for (const [index, key] of keys.entries()) {
        const at = start + index * pauseMs;
        while (Date.now() < at + pauseMs) await setTimeout(at + pauseMs - Date.now());
        sent.push(pressKey(session, keys[index - 1], key, at, pauseMs / 2));
      }
      await Promise.all(sent);
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
