import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { writeDurably } from './durable-file.ts';
import { systemCode } from './system-words.ts';

/** Says what a sealed file is for, so that one cannot be put in the place of another. */
export type SealPurpose = 'roster' | 'passes';

/** Why a sealed file cannot be used; null in its place where there is no such file. */
export type SealFault = 'damaged' | 'unreadable';

/*
 * A sealed file: the mark, a nonce, the ciphertext, the tag. AES-256-GCM (NIST SP 800-38D) with a nonce of chance;
 * mark and purpose are authenticated with it.
 */
const mark = Buffer.from('AMBANG-SEALED-1\n');
const nonceBytes = 12;
const tagBytes = 16;
const sliceBytes = 4 * 1024 * 1024;
const algorithm = 'aes-256-gcm';

function contextOf(purpose: SealPurpose): Buffer {
  return Buffer.concat([mark, Buffer.from(purpose)]);
}

/**
 * Writes bytes so that only who has the key can read them, and only as they are; the old file stays until the new
 * one is whole on the disk. Throws when the disk refuses.
 *
 * @param key 32 bytes, kept outside the database and its exports.
 */
export function writeSealed(path: string, key: Uint8Array, purpose: SealPurpose, bytes: Uint8Array): void {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(contextOf(purpose));
  const body = cipher.update(bytes);
  cipher.final();
  writeDurably(path, mark, nonce, body, cipher.getAuthTag());
}

/**
 * Gives the bytes of a sealed file, null where there is none. They are handed out only after the tag was found good.
 */
export function readSealed(
  path: string,
  key: Uint8Array,
  purpose: SealPurpose,
): Result<Uint8Array<ArrayBuffer> | null, SealFault> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return code === 'ENOENT' ? ok(null) : fail('unreadable');
  }
  try {
    return readOpen(file, key, purpose);
  } finally {
    closeSync(file);
  }
}

function readOpen(
  file: number,
  key: Uint8Array,
  purpose: SealPurpose,
): Result<Uint8Array<ArrayBuffer>, SealFault> {
  const { size } = fstatSync(file);
  const start = mark.length + nonceBytes;
  const length = size - start - tagBytes;
  if (length < 0) return fail('damaged');
  const head = take(file, 0, start);
  if (!head.subarray(0, mark.length).equals(mark)) return fail('damaged');
  const decipher = createDecipheriv(algorithm, key, head.subarray(mark.length))
    .setAAD(contextOf(purpose))
    .setAuthTag(take(file, start + length, tagBytes));
  const plain = new Uint8Array(length);
  for (let at = 0; at < length; at += sliceBytes) {
    plain.set(decipher.update(take(file, start + at, Math.min(sliceBytes, length - at))), at);
  }
  return isAuthentic(decipher) ? ok(plain) : fail('damaged');
}

/** Node tells a wrong tag by an error without a code. */
function isAuthentic(decipher: { final: () => Buffer }): boolean {
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

function take(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let at = 0;
  while (at < length) {
    const read = readSync(file, bytes, at, length - at, position + at);
    if (read === 0) break;
    at += read;
  }
  return bytes;
}
