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

export interface Key {
  readonly code: string;
  readonly shift: boolean;
}

/** Gives the key that types a character on a US keyboard; the table is not the product's, so that a mistake there is seen. */
export function keyOf(character: string): Key {
  if (/[a-z]/.test(character)) return { code: `Key${character.toUpperCase()}`, shift: false };
  if (/[A-Z]/.test(character)) return { code: `Key${character}`, shift: true };
  if (/\d/.test(character)) return { code: `Digit${character}`, shift: false };
  const plain = unshifted[character];
  if (plain !== undefined) return { code: plain, shift: false };
  const withShift = shifted[character];
  if (withShift !== undefined) return { code: withShift, shift: true };
  throw new Error(`a US keyboard has no key for ${JSON.stringify(character)}`);
}
