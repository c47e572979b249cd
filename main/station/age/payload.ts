import { randomBytes } from 'node:crypto';
import { derive, encryptOnce, type Envelope } from './envelope.ts';

/** Plain bytes of a chunk (age-encryption.org/v1, "Payload"). */
const chunkBytes = 64 * 1024;
const nonceBytes = 16;

/** Encrypts one content as it comes. */
export interface PayloadCipher {
  /** Takes the next bytes. */
  update(plain: Uint8Array): void;
  /** Writes what is left, marked as the end: without it a reader tells that the content was cut off. */
  end(): void;
}

/** Begins to encrypt a content under an envelope; header and ciphertext go to `write` in their order. */
export function encryptPayload(
  { header, fileKey }: Envelope,
  write: (bytes: Uint8Array) => void,
): PayloadCipher {
  const nonce = randomBytes(nonceBytes);
  const key = derive(fileKey, nonce, 'payload');
  // Of its own: what is pooled could be small and shared.
  const chunk = Buffer.alloc(chunkBytes);
  let used = 0;
  let number = 0;
  write(Buffer.concat([header, nonce]));

  function flush(isLast: boolean): void {
    write(encryptOnce(key, chunkNonce(number, isLast), chunk.subarray(0, used)));
    number += 1;
    used = 0;
  }

  return {
    update: (plain) => {
      for (let from = 0; from < plain.length;) {
        // A full chunk waits until more comes, for the last one must be marked.
        if (used === chunkBytes) flush(false);
        const taken = Math.min(chunkBytes - used, plain.length - from);
        chunk.set(plain.subarray(from, from + taken), used);
        used += taken;
        from += taken;
      }
    },
    end: () => flush(true),
  };
}

/** Encrypts a small content, up to one chunk, that is there as a whole. */
export function encryptSmall({ header, fileKey }: Envelope, plain: Uint8Array): Buffer {
  if (plain.length > chunkBytes) throw new RangeError('a small content has one chunk');
  const nonce = randomBytes(nonceBytes);
  const key = derive(fileKey, nonce, 'payload');
  return Buffer.concat([header, nonce, encryptOnce(key, chunkNonce(0, true), plain)]);
}

/** Eleven bytes count the chunks, the twelfth marks the last one. */
function chunkNonce(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
