import type { ChainHead } from './chain.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing is misread from paper or said wrongly by telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Gives the code of a chain's head for paper: the first 80 bits of its hash in four groups, such as
 * `7ZK4-Q0M2-9HTB-XE3D`. Whoever wants to change a row before it has to find another chain with these 80 bits.
 */
export function headCode({ hash }: ChainHead): string {
  let bits = 0n;
  for (const byte of hash.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let index = 15n; index >= 0n; index -= 1n)
    code += alphabet.charAt(Number((bits >> (index * 5n)) & 31n));
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}
