/**
 * The characters of the physical keys on a US keyboard, without and with Shift. A wedge scanner presses keys,
 * not characters, and is delivered set to this layout; what the machine's own layout makes of the keys is of
 * no use (22 of base45's 45 characters come out wrong under a French layout).
 * Names are those of `KeyboardEvent.code` (UI Events KeyboardEvent code Values, section 3.1).
 */
const symbols: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
};

const letter = /^Key([A-Z])$/;
const numpadDigit = /^Numpad([0-9])$/;

/** Gives the character of a physical key, or null for a key that has none. CapsLock and NumLock don't count. */
export function characterOf(code: string, hasShift: boolean): string | null {
  const pair = symbols[code];
  if (pair) return pair[hasShift ? 1 : 0];
  const capital = letter.exec(code)?.[1];
  if (capital !== undefined) return hasShift ? capital : capital.toLowerCase();
  return numpadDigit.exec(code)?.[1] ?? null;
}

/** Gives the key that makes a character on a US keyboard, or null: the reverse of `characterOf`. */
export function keyOf(character: string): { readonly code: string; readonly shift: boolean } | null {
  if (/^[A-Z]$/.test(character)) return { code: `Key${character}`, shift: true };
  if (/^[a-z]$/.test(character)) return { code: `Key${character.toUpperCase()}`, shift: false };
  if (/^\d$/.test(character)) return { code: `Digit${character}`, shift: false };
  for (const [code, [plain, shifted]] of Object.entries(symbols)) {
    if (plain === character) return { code, shift: false };
    if (shifted === character) return { code, shift: true };
  }
  return null;
}
