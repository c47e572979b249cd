/** Chance that is the same for the same seed. */
export interface Chance {
  /** From 0 up to 1, that one not included. */
  next(): number;
  /** True so often of a hundred times. */
  percent(part: number): boolean;
  between(low: number, high: number): number;
  below(count: number): number;
  pick<T>(all: readonly [T, ...T[]]): T;
  /** Around a middle, two thirds of it within the spread (Box and Muller). */
  around(middle: number, spread: number): number;
  /** Waiting times of this mean. */
  waiting(mean: number): number;
}

/** Gives chance from a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    percent: (part) => next() * 100 < part,
    between: (low, high) => low + next() * (high - low),
    below,
    pick: (all) => all[below(all.length)] ?? all[0],
    around: (middle, spread) =>
      middle + spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    waiting: (mean) => -mean * Math.log(1 - next()),
  };
}
