/** Chance that depends on its seed alone. */
export interface Random {
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  chance(share: number): boolean;
  /** Normal, of mean 0 and deviation 1. */
  gauss(): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** Makes a source of chance: mulberry32, a 32-bit generator of Tommy Ettinger's. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    between: (low, high) => low + (high - low) * next(),
    chance: (share) => next() < share,
    // The sum of twelve uniform numbers has the variance 1; the tails end at 6.
    gauss: () => {
      let sum = -6;
      for (let count = 0; count < 12; count++) sum += next();
      return sum;
    },
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}
