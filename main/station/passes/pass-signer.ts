import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { passKeyIdBytes } from '../../core/credential/office-pass/office-pass.ts';
import { signedBytesOfPass } from '../../core/credential/office-pass/parse-pass.ts';
import { keyIdOfPassKey } from '../../core/trust/lists/office-pass-keys.ts';
import type { OfficePassKeys } from '../../core/trust/lists/office-pass-keys.ts';
import { millisecondsPerDay } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';

/** Who signs passes: a station for its office, or a district for all of its own. */
export interface PassSigner {
  /** As guards of other offices read it. */
  readonly office: string;
  readonly keyId: Uint8Array;
  /** Raw Ed25519 key, base64url: what others need to believe our passes. */
  readonly publicKey: string;
  readonly sign: (body: Uint8Array) => Uint8Array;
}

/** PrivateKeyInfo of an Ed25519 key, up to its 32 bytes of chance (RFC 8410, section 7). */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');
const rawKeyBytes = 32;

/**
 * Gives the signer of a key file.
 *
 * @param seed 32 random bytes, as `readOrMakeKey` keeps them: an Ed25519 private key is nothing else.
 */
export function passSignerOf(seed: Uint8Array, office: string): PassSigner {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Start, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const raw = spki.subarray(spki.length - rawKeyBytes);
  return {
    office,
    keyId: new Uint8Array(Buffer.from(keyIdOfPassKey(raw), 'base64').subarray(0, passKeyIdBytes)),
    publicKey: raw.toString('base64url'),
    sign: (body) => new Uint8Array(sign(null, signedBytesOfPass(body), privateKey)),
  };
}

/** Offices exchange their keys once a year, by stick; a month more lets the next one come late. */
const listHoldsDays = 396;

/** Gives the list of a signer's key that other stations put among their trust lists. */
export function passKeyList({ office, publicKey }: PassSigner, now: InstantMs): OfficePassKeys {
  const day = new Date(now).toISOString();
  return {
    version: day.slice(0, 10),
    datedAt: day,
    goodUntil: new Date(now + listHoldsDays * millisecondsPerDay).toISOString(),
    officePassKeys: [{ publicKey, office }],
  };
}
