import {
  createCipheriv,
  createHmac,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  scryptSync,
} from 'node:crypto';
import { rawPublicKey, type Recipient } from './recipient.ts';

/**
 * Who may open a file, and the key that they then hold. The header stands before the content
 * (age-encryption.org/v1, "The age file header"). Contents that share an envelope have keys of their own, each
 * from the file key and a nonce.
 */
export interface Envelope {
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
}

const fileKeyBytes = 16;
const label = 'age-encryption.org/v1';
/** age's own default: 2^18, about a second and 256 MB for each guess. */
const workFactor = 18;
const scryptBlock = 8;

/** Makes an envelope that each of the recipients can open, and nobody else. */
export function sealFor(recipients: readonly Recipient[]): Envelope {
  if (recipients.length === 0) throw new Error('an envelope that nobody could open');
  const fileKey = randomBytes(fileKeyBytes);
  return envelope(
    fileKey,
    recipients.map((recipient) => x25519Stanza(fileKey, recipient)),
  );
}

/** Makes an envelope that a passphrase opens. It takes about a second, and is meant to. */
export function sealWithPassphrase(passphrase: string): Envelope {
  const fileKey = randomBytes(fileKeyBytes);
  const salt = randomBytes(16);
  const cost = { N: 2 ** workFactor, r: scryptBlock, p: 1, maxmem: 2 ** workFactor * scryptBlock * 130 };
  const key = scryptSync(passphrase, Buffer.concat([Buffer.from(`${label}/scrypt`), salt]), 32, cost);
  return envelope(fileKey, [stanza(`scrypt ${unpadded(salt)} ${String(workFactor)}`, wrap(fileKey, key))]);
}

function x25519Stanza(fileKey: Uint8Array, recipient: Recipient): string {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const share = rawPublicKey(publicKey);
  const secret = diffieHellman({ privateKey, publicKey: recipient.publicKey });
  const key = derive(secret, Buffer.concat([share, recipient.bytes]), `${label}/X25519`);
  return stanza(`X25519 ${unpadded(share)}`, wrap(fileKey, key));
}

/** The body is 32 bytes, one line of less than 64 characters. */
function stanza(args: string, body: Uint8Array): string {
  return `-> ${args}\n${unpadded(body)}\n`;
}

/** The key is used for this one text, so the nonce may be zero (age-encryption.org/v1, "X25519 recipient stanza"). */
function wrap(fileKey: Uint8Array, key: Uint8Array): Uint8Array {
  return encryptOnce(key, Buffer.alloc(12), fileKey);
}

function envelope(fileKey: Uint8Array, stanzas: readonly string[]): Envelope {
  const text = `${label}\n${stanzas.join('')}---`;
  const mac = createHmac('sha256', derive(fileKey, '', 'header'))
    .update(text)
    .digest();
  return { header: Buffer.from(`${text} ${unpadded(mac)}\n`), fileKey };
}

/** Gives a 32-byte key for one purpose (RFC 5869 with SHA-256). */
export function derive(secret: Uint8Array, salt: Uint8Array | string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, purpose, 32));
}

/** Gives the ciphertext with its tag behind it (RFC 8439). */
export function encryptOnce(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}
