import { Decrypter } from 'age-encryption';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** What opens an export: identities of the office (`AGE-SECRET-KEY-1...`), or a passphrase. */
export type Unlock = readonly (
  | { readonly kind: 'identity'; readonly text: string }
  | { readonly kind: 'passphrase'; readonly text: string }
)[];

/**
 * Reads an identity file as age writes it: one identity a line, `#` before a remark. Keys that were rotated stand in
 * it one below the other. `EXPORT_NOT_OPENED` where a line is none, or there is none.
 */
export function readIdentities(text: string): Result<Unlock, Failure> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const isIdentity = (line: string) => /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/.test(line.toUpperCase());
  if (lines.length === 0 || !lines.every(isIdentity))
    return fail(failure('EXPORT_NOT_OPENED', 'no identity in the file'));
  return ok(lines.map((line) => ({ kind: 'identity' as const, text: line.toUpperCase() })));
}

/** Makes what age needs to open something. Throws on an identity whose check characters are wrong. */
export function decrypterFor(unlock: Unlock): Decrypter {
  const decrypter = new Decrypter();
  for (const { kind, text } of unlock) {
    if (kind === 'identity') decrypter.addIdentity(text);
    else decrypter.addPassphrase(text.normalize('NFC'));
  }
  return decrypter;
}
