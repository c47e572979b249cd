/** What the pad asks for now. Choosing asks twice; the first PIN is remembered until the second is typed. */
export type PinQuestion =
  | { readonly kind: 'enter' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'again'; readonly first: string };

/** Limits of the contract's PIN. */
export const shortestPin = 6;
export const longestPin = 12;

/** What pressing a key of the pad does to the digits typed so far. */
export function typeDigit(typed: string, digit: string): string {
  return typed.length < longestPin ? typed + digit : typed;
}

/** Gives the digit or the command of a physical key on the pad, or null for a key that it does not have. */
export function padKeyOf(code: string): string | null {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return (
    { Backspace: 'delete', Delete: 'delete', Enter: 'confirm', NumpadEnter: 'confirm', Escape: 'cancel' }[
      code
    ] ?? null
  );
}
