import type { InstantMs } from '../units.ts';
import { characterOf } from './us-layout.ts';

/** One key going down. `at` is the time of the key itself, in milliseconds of any steady clock. */
export interface WedgeKey {
  /** Physical key, as in `KeyboardEvent.code`; empty where a program pressed it and named none. */
  readonly code: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta is down. */
  readonly control: boolean;
  readonly at: InstantMs;
  /** What the machine's own layout made of the key: what a person means, and never what a scanner does. */
  readonly character?: string;
  /** The key was down already: a finger rests on it, or a second keyboard has pressed it too. */
  readonly isRepeat?: boolean;
  /** The machine's layout makes a dead key of it: Chromium on X11 then does not tell when it comes up. */
  readonly isDead?: boolean;
}

const modifiers = /^(Shift|Control|Alt|Meta|CapsLock|NumLock|ScrollLock)/;

/** Tells whether a key only changes others; such a key is part of no scan. */
export function isModifier(code: string): boolean {
  return modifiers.test(code);
}

/** CR and LF may arrive as Ctrl+M and Ctrl+J: scanners send control characters that way. */
export function isTerminator({ code, control }: WedgeKey): boolean {
  if (control) return code === 'KeyJ' || code === 'KeyM';
  return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
}

/** Gives what a scanner means by a key; null for Ctrl, Alt and Meta combinations and for keys such as F1. */
export function scannedCharacter(key: WedgeKey): string | null {
  if (key.control) return null;
  return characterOf(key.code, key.shift) ?? (key.code === '' ? (key.character ?? null) : null);
}
