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

/**
 * Gives a PIN in the form to keep. Tests may take a lower cost, a power of two; it is kept with the hash.
 *
 * @param like a PIN of the same station whose salt and cost it takes over, so that a try costs one hash and not one a
 *   guard. Equal PINs are refused there, so equal hashes tell nothing.
 */
export async function hashPin(
  pin: string,
  pepper: Uint8Array,
  n: number = cost,
  like?: KeptPin,
): Promise<KeptPin> {
  if (like !== undefined) {
    const shared = await derive(pin, pepper, Buffer.from(like.salt, 'base64'), like.cost);
    return { ...like, hash: shared.toString('base64') };
  }
  const salt = randomBytes(16);
  const hash = await derive(pin, pepper, salt, n);
  return { algorithm: 'scrypt', cost: n, salt: salt.toString('base64'), hash: hash.toString('base64') };
}

/** Gives whose PIN this is, null for nobody's; takes the same time whichever digit is wrong, and whoever's it is. */
export async function ownerOfPin(
  pin: string,
  kept: Readonly<Record<string, KeptPin>>,
  pepper: Uint8Array,
): Promise<string | null> {
  const hashes = new Map<string, Buffer>();
  let owner: string | null = null;
  for (const [guard, { salt, cost: n, hash }] of Object.entries(kept)) {
    const setting = `${salt} ${String(n)}`;
    const found = hashes.get(setting) ?? (await derive(pin, pepper, Buffer.from(salt, 'base64'), n));
    hashes.set(setting, found);
    const expected = Buffer.from(hash, 'base64');
    if (expected.length === found.length && timingSafeEqual(expected, found)) owner = guard;
  }
  return owner;
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
