/** What a QR code of alphanumeric mode can hold. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Gives numbers from 0 up to 1, the same for the same seed (the generator mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Changes a code at random: some symbols replaced, two swapped, some left out or put in, or the end of another code
 * put on. Never gives the text itself.
 */
export function* changedTexts(texts: readonly string[], seed: number): Generator<string> {
  const chance = seededChance(seed);
  const below = (limit: number) => Math.floor(chance() * limit);
  const symbol = () => alphabet.charAt(below(alphabet.length));
  const originals = new Set(texts);
  for (;;) {
    const text = texts[below(texts.length)] ?? '';
    const other = texts[below(texts.length)] ?? '';
    const at = below(text.length);
    const changes = [
      () => text.slice(0, at) + symbol() + text.slice(at + 1),
      () => Array.from(text, (old) => (chance() < 0.03 ? symbol() : old)).join(''),
      () => text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2),
      () => text.slice(0, at) + text.slice(at + 1 + below(4)),
      () => text.slice(0, at) + symbol() + text.slice(at),
      () => text.slice(0, at) + other.slice(at),
    ];
    const changed = changes[below(changes.length)]?.() ?? text;
    // What a scanner adds at the ends is no change.
    if (!originals.has(changed.trim())) yield changed;
  }
}
