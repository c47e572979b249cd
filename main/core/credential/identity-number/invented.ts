import type { ReasonCode } from '../../reason-codes.ts';

/**
 * From this many on a row of equal digits is odd. A child of the millennium, born on 1 October 2000 and registered
 * first, has six zeros in a row by rights: `...011000 0001`.
 */
const longestHonestRepeat = 6;

/** From this many on a row of counting digits is odd. A birth on 12 March 1945 has five by rights. */
const longestHonestSequence = 6;

/** A number of this length that has only two different digits, or repeats its first three, was typed by a bored hand. */
const longNumber = 14;

/** Gives what makes a number look typed at random; empty where nothing does, and for numbers with letters. */
export function looksInvented(text: string): readonly ReasonCode[] {
  if (!/^\d{4,}$/.test(text)) return [];
  const digits = Array.from(text, Number);
  return [
    ...(isRepetition(text, digits) ? (['NUMBER_REPEATED_DIGITS'] as const) : []),
    ...(longestRun(digits, 1) > longestHonestSequence || longestRun(digits, 9) > longestHonestSequence
      ? (['NUMBER_SEQUENCE'] as const)
      : []),
  ];
}

function isRepetition(text: string, digits: readonly number[]): boolean {
  const different = new Set(digits).size;
  if (different === 1 || longestRun(digits, 0) > longestHonestRepeat) return true;
  return text.length >= longNumber && (different === 2 || /^(\d{2,4})\1{3,}\d{0,3}$/.test(text));
}

/** Counts the longest row in which each digit is the one before plus `step`, 9 and 0 being neighbours. */
function longestRun(digits: readonly number[], step: number): number {
  let longest = 1;
  let run = 1;
  for (let at = 1; at < digits.length; at++) {
    run = digits[at] === ((digits[at - 1] ?? 0) + step) % 10 ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
