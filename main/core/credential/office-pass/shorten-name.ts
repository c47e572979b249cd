import { withoutTitles, wordsOfName } from '../person-name.ts';

/**
 * Gives a name in the symbols of a pass, in so many of them at most. The rule, step by step until it fits:
 *
 * 1. capitals without diacritics, degrees and titles in front;
 * 2. the middle words become initials, from the last to the first: `SITI NUR AISYAH RAHMAWATI` becomes `SITI NUR A
 *    RAHMAWATI`, then `SITI N A RAHMAWATI`;
 * 3. the middle initials go, from the last to the first;
 * 4. the last word becomes an initial: `SITI R`;
 * 5. the end is cut off.
 *
 * The guard compares with the card, so first and last name stay whole as long as they can.
 */
export function shortenName(name: string, room: number): string {
  const words = withoutTitles(wordsOfName(name));
  const fitting = shorterAndShorter(words).find((shortened) => lengthOf(shortened) <= room);
  return (fitting ?? words.slice(0, 1)).join(' ').slice(0, room);
}

function shorterAndShorter(words: readonly string[]): readonly (readonly string[])[] {
  const [first = '', ...rest] = words;
  const middle = rest.slice(0, -1);
  const last = rest.slice(-1);
  const initials = middle.map((_, count) => [
    ...middle.slice(0, middle.length - count - 1),
    ...middle.slice(middle.length - count - 1).map(initial),
  ]);
  const fewer = middle.map((_, count) => middle.slice(0, middle.length - count - 1).map(initial));
  const withLast = [middle, ...initials, ...fewer].map((between) => [first, ...between, ...last]);
  return [...withLast, [first, ...last.map(initial)], [first]];
}

function initial(word: string): string {
  return word.slice(0, 1);
}

function lengthOf(words: readonly string[]): number {
  return words.join(' ').length;
}
