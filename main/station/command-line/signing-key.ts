import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { systemCode, whyUnreadable } from '../system-words.ts';
import type { Refusal } from './parse-arguments.ts';

/** Gives the private key that `--key` names, or why it is none. */
export function readSigningKey(file: string): Result<KeyObject, Refusal> {
  const text = readText(file);
  if (!text.ok) return text;
  try {
    const key = createPrivateKey(text.value);
    if (key.asymmetricKeyType === 'ed25519') return ok(key);
  } catch {
    // What OpenSSL says of a broken key is of no use to anybody here.
  }
  return fail(`--key ${file} is not a private Ed25519 key in PEM`);
}

/** Gives the text of a file that was named, or why it cannot be read. */
export function readText(file: string): Result<string, Refusal> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return fail(`${file} ${whyUnreadable(error)}`);
  }
}
