import type { CDPSession, Page } from '@playwright/test';

/** Keys of a US keyboard that type a character without and with Shift, as a wedge scanner presses them. */
const unshifted: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '-': 'Minus',
  '=': 'Equal',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  ';': 'Semicolon',
  "'": 'Quote',
  '`': 'Backquote',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
};
const shifted: Readonly<Record<string, string>> = {
  _: 'Minus',
  '+': 'Equal',
  '{': 'BracketLeft',
  '}': 'BracketRight',
  '|': 'Backslash',
  ':': 'Semicolon',
  '"': 'Quote',
  '~': 'Backquote',
  '<': 'Comma',
  '>': 'Period',
  '?': 'Slash',
  '!': 'Digit1',
  '@': 'Digit2',
  '#': 'Digit3',
  $: 'Digit4',
  '%': 'Digit5',
  '^': 'Digit6',
  '&': 'Digit7',
  '*': 'Digit8',
  '(': 'Digit9',
  ')': 'Digit0',
};

interface Key {
  readonly code: string;
  readonly shift: boolean;
}

function keyOf(character: string): Key {
  if (/[a-z]/.test(character)) return { code: `Key${character.toUpperCase()}`, shift: false };
  if (/[A-Z]/.test(character)) return { code: `Key${character}`, shift: true };
  if (/\d/.test(character)) return { code: `Digit${character}`, shift: false };
  const plain = unshifted[character];
  if (plain !== undefined) return { code: plain, shift: false };
  const withShift = shifted[character];
  if (withShift !== undefined) return { code: withShift, shift: true };
  throw new Error(`a US keyboard has no key for ${JSON.stringify(character)}`);
}

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
 * carry the time at which the scanner pressed the key: a busy machine takes them late, but does not redate them.
 */
export async function plugIn(page: Page): Promise<WedgeScanner> {
  const session = await page.context().newCDPSession(page);
  return {
    scan: async (text, pauseMs = 2) => {
      const start = Date.now();
      const keys = [...keysOf(text), enter];
      await Promise.all(
        keys.map((key, index) => pressKey(session, keys[index - 1], key, start + index * pauseMs)),
      );
    },
    scanUndated: async (text) => {
      const keys = keysOf(text);
      await Promise.all(keys.map((key, index) => pressKey(session, keys[index - 1], key, null)));
      await pressKey(session, keys.at(-1), enter, null);
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
): Promise<void> {
  const dated = at === null ? {} : { timestamp: at / 1000 };
  const modifiers = key.shift ? shiftModifier : 0;
  const pressed = { code: key.code, key: text === '\r' ? 'Enter' : text, modifiers };
  const shiftType = key.shift ? ('rawKeyDown' as const) : ('keyUp' as const);
  const isShiftOther = key.shift !== (before?.shift ?? false);
  const events = [
    ...(isShiftOther ? [{ type: shiftType, code: 'ShiftLeft', key: 'Shift', modifiers }] : []),
    { type: 'keyDown' as const, ...pressed, text },
    { type: 'keyUp' as const, ...pressed },
  ];
  await Promise.all(events.map((event) => session.send('Input.dispatchKeyEvent', { ...event, ...dated })));
}
