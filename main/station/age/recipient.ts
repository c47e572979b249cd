import { bech32 } from '@scure/base';
import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';

/** Whoever can open what is sealed: an X25519 public key, `age1...` (age-encryption.org/v1). */
export interface Recipient {
  /** As it is written, in lower case. */
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly publicKey: KeyObject;
}

const keyBytes = 32;
/** What stands before the 32 bytes of an X25519 key in DER (RFC 8410): public, then private. */
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Reads a recipient; null for a text that is none, among them age's other kinds of recipients. */
export function readRecipient(text: string): Recipient | null {
  const line = text.trim();
  const decoded = bech32.decodeUnsafe(line, 90);
  if (decoded?.prefix !== 'age') return null;
  const bytes = bech32.fromWordsUnsafe(decoded.words);
  if (!(bytes instanceof Uint8Array) || bytes.length !== keyBytes) return null;
  const publicKey = x25519PublicKey(bytes);
  return isUsable(publicKey) ? { text: line.toLowerCase(), bytes, publicKey } : null;
}

/** Makes the key object of 32 public bytes. */
export function x25519PublicKey(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: 'der', type: 'spki' });
}

/** Gives the 32 bytes of an X25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);
}

/** A key of low order makes every shared secret zero (RFC 7748, section 6.1); OpenSSL then throws. */
function isUsable(publicKey: KeyObject): boolean {
  const one = Buffer.concat([privatePrefix, Buffer.alloc(keyBytes, 1)]);
  const privateKey = createPrivateKey({ key: one, format: 'der', type: 'pkcs8' });
  try {
    diffieHellman({ privateKey, publicKey });
    return true;
  } catch {
    return false;
  }
}
