/** Chance that can be had again from its seed. */
export interface Chance {
  /** A number from `low` to `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True so often. */
  happens(probability: number): boolean;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  /** A text of these characters. */
  text(alphabet: string, length: number): string;
}

/** Makes chance from a seed (mulberry32 by Tommy Ettinger, public domain). */
export function seededChance(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between: (low, high) => low + next() * (high - low),
    whole,
    happens: (probability) => next() < probability,
    oneOf: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    text: (alphabet, length) =>
      Array.from({ length }, () => alphabet[whole(0, alphabet.length - 1)] ?? '').join(''),
  };
}
