import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const lengthBytes = 4;
/** Names the purpose, so that nothing else sealed under a key of ours can be taken for a record. */
const purpose = Buffer.from('ambang inside 1');

/** What a file of sealed records holds. */
export interface OpenedRecords {
  /** Texts in the order in which they were written. */
  readonly texts: readonly string[];
  /** The last record was cut off while it was written: a kill or a power cut does that. */
  readonly isTorn: boolean;
  /** Records were altered, or none of them opens: the key is another one. */
  readonly isDamaged: boolean;
}

/**
 * Gives a text as a sealed record, to be put behind others in a file: its length, a random nonce, and the text under
 * AES-256-GCM. Random nonces of 96 bits serve for 2^32 records a key (NIST SP 800-38D, 8.3); a key lasts a day.
 */
export function sealRecord(text: string, key: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(purpose);
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed]);
}

/** Gives the texts of all records that are whole. Never throws: any bytes give something. */
export function openRecords(bytes: Buffer, key: Uint8Array): OpenedRecords {
  const texts: string[] = [];
  let unreadable = 0;
  let isDamaged = false;
  for (let at = 0; at < bytes.length;) {
    const length = at + lengthBytes <= bytes.length ? bytes.readUInt32BE(at) : 0;
    const end = at + lengthBytes + length;
    const text = end <= bytes.length ? openRecord(bytes.subarray(at + lengthBytes, end), key) : null;
    if (text === null) unreadable += 1;
    else isDamaged ||= unreadable > 0;
    if (text !== null) texts.push(text);
    at = end;
  }
  isDamaged ||= bytes.length > 0 && texts.length === 0;
  return { texts, isTorn: unreadable > 0 && !isDamaged, isDamaged };
}

function openRecord(sealed: Buffer, key: Uint8Array): string | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(purpose);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    const text = [decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    // The tag does not fit: altered, or another key.
    return null;
  }
}
