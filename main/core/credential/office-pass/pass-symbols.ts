/**
 * The 40 symbols of a pass's texts. Three of them make a number below 64,000, which fits two bytes: 5.3 bits a
 * symbol, where UTF-8 takes 8.
 */
const symbols = "/ ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'-";
const radix = symbols.length;
const groupLength = 3;
const groupBytes = 2;

/** Stands between two texts, and fills the last group; its value is 0. */
export const separator = '/';

/** Tells whether a text can be written with the symbols, the separator left out. */
export function isWritable(text: string): boolean {
  return !text.includes(separator) && Array.from(text).every((symbol) => symbols.includes(symbol));
}

/** Gives how many symbols fit into so many bytes. */
export function symbolsIn(bytes: number): number {
  return Math.floor(bytes / groupBytes) * groupLength;
}

/** Gives the bytes of a text of the 40 symbols. A foreign symbol is a bug: `isWritable` comes first. */
export function packSymbols(text: string): Uint8Array {
  const groups = Math.ceil(text.length / groupLength);
  const filled = text.padEnd(groups * groupLength, separator);
  const bytes = new Uint8Array(groups * groupBytes);
  for (let group = 0; group < groups; group++) {
    let value = 0;
    for (const symbol of filled.slice(group * groupLength, (group + 1) * groupLength)) {
      if (!symbols.includes(symbol)) throw new Error('a symbol that a pass cannot hold');
      value = value * radix + symbols.indexOf(symbol);
    }
    bytes.set([value >> 8, value & 0xff], group * groupBytes);
  }
  return bytes;
}

/** Gives the text of packed bytes, with what fills its last group; null for bytes that no text packs to. */
export function unpackSymbols(bytes: Uint8Array): string | null {
  if (bytes.length % groupBytes !== 0) return null;
  let text = '';
  for (let at = 0; at < bytes.length; at += groupBytes) {
    const value = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (value >= radix ** groupLength) return null;
    for (let power = radix ** 2; power >= 1; power /= radix) {
      text += symbols.charAt(Math.floor(value / power) % radix);
    }
  }
  return text;
}
