import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

/**
 * scrypt of 64 MiB, about a quarter of a second on an office machine. Argon2 would be the first choice, but
 * it is not certain in Electron's crypto; scrypt is in every Node (RFC 7914).
 */
const cost = 2 ** 16;
const blockSize = 8;
const hashBytes = 32;

/** A PIN as it is kept: nothing can be told from it without the pepper, which lies in another file. */
export const keptPin = v.object({
  algorithm: v.literal('scrypt'),
  cost: v.number(),
  /** Base64. */
  salt: v.string(),
  /** Base64. */
  hash: v.string(),
});
export type KeptPin = v.InferOutput<typeof keptPin>;

/** Gives a PIN in the form to keep. Tests may take a lower cost, a power of two; it is kept with the hash. */
export async function hashPin(pin: string, pepper: Uint8Array, n: number = cost): Promise<KeptPin> {
  const salt = randomBytes(16);
  const hash = await derive(pin, pepper, salt, n);
  return { algorithm: 'scrypt', cost: n, salt: salt.toString('base64'), hash: hash.toString('base64') };
}

/** Tells whether this is the PIN that was kept; takes the same time whichever digit is wrong. */
export async function matchesPin(pin: string, kept: KeptPin, pepper: Uint8Array): Promise<boolean> {
  const expected = Buffer.from(kept.hash, 'base64');
  const found = await derive(pin, pepper, Buffer.from(kept.salt, 'base64'), kept.cost);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** The pepper makes a stolen hash useless: six digits alone would be guessed within two days. */
function derive(pin: string, pepper: Uint8Array, salt: Uint8Array, n: number): Promise<Buffer> {
  const seasoned = createHmac('sha256', pepper).update(pin).digest();
  return new Promise((resolve, reject) => {
    scrypt(seasoned, salt, hashBytes, { N: n, r: blockSize, maxmem: 256 * n * blockSize }, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}
