/** Crockford's base32: no I, L, O or U, so that nobody who copies a code by hand takes one sign for another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerCharacter = 5;

/** Gives the first bits of some bytes as characters to be read out and copied by hand, five bits each. */
export function codeText(bytes: Uint8Array, characters: number): string {
  let code = '';
  for (let index = 0; index < characters; index += 1) code += alphabet.charAt(fiveBits(bytes, index));
  return code;
}

/** Gives a code as `codeText` wrote it, whatever a hand made of it: lower case, gaps, O for 0, I and L for 1. */
export function readCodeText(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function fiveBits(bytes: Uint8Array, index: number): number {
  const firstBit = index * bitsPerCharacter;
  const byte = firstBit >> 3;
  const twoBytes = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0);
  return (twoBytes >> (16 - bitsPerCharacter - (firstBit & 7))) & 31;
}
