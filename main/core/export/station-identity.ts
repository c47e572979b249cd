import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { fail, ok, type Result } from '../result.ts';
import { failure, type Failure } from '../reason-codes.ts';
import { codeText } from './code-text.ts';

/** A station as everybody outside knows it: its public key, and the id that follows from the key. */
export interface StationIdentity {
  readonly id: string;
  readonly publicKey: KeyObject;
}

/** 80 bits of the key's hash: nobody makes another key with the same id, and a person can still compare two. */
const idCharacters = 16;
const rawKeyBytes = 32;
/** What stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410, section 10.1). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Gives the identity that belongs to an Ed25519 public key. */
export function identityOf(publicKey: KeyObject): StationIdentity {
  const hash = createHash('sha256').update(rawKey(publicKey)).digest();
  return { id: codeText(hash, idCharacters), publicKey };
}

/** Gives a public key as one line of 43 characters: base64url of its 32 bytes. */
export function publicKeyText(publicKey: KeyObject): string {
  return rawKey(publicKey).toString('base64url');
}

/**
 * Reads a station's public key: the one line of `publicKeyText`, or PEM. Anything else is `EXPORT_KEY_UNUSABLE`,
 * and so is a private key, which nobody should have been given.
 */
export function readPublicKey(text: string): Result<StationIdentity, Failure> {
  const key = text.includes('-----BEGIN') ? keyOfPem(text) : keyOfLine(text.trim());
  return key === null ? fail(failure('EXPORT_KEY_UNUSABLE', 'no Ed25519 public key')) : ok(identityOf(key));
}

/** Tells whether a station signed these bytes. Never throws, whatever the signature is. */
export function isSignedBy(station: StationIdentity, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, bytes, station.publicKey, signature);
}

function keyOfPem(text: string): KeyObject | null {
  if (text.includes('PRIVATE KEY')) return null;
  return orNull(() => createPublicKey(text));
}

function keyOfLine(line: string): KeyObject | null {
  const raw = Buffer.from(line, 'base64url');
  if (raw.length !== rawKeyBytes || raw.toString('base64url') !== line) return null;
  return orNull(() =>
    createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' }),
  );
}

/** OpenSSL refuses text that is no key by throwing; there is nothing else to tell. */
function orNull(makeKey: () => KeyObject): KeyObject | null {
  try {
    const key = makeKey();
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function rawKey(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
}
