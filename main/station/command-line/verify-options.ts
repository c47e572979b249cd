import { existsSync } from 'node:fs';
import { readHeadCode, type KnownHead } from '../../core/export/head.ts';
import { readPublicKey, type StationIdentity } from '../../core/export/station-identity.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { headOfLine } from '../export/heads.ts';
import { readIdentities, type Unlock } from '../export/unlock.ts';
import { failureLine } from './failure-line.ts';
import type { Refusal } from './parse-arguments.ts';
import { readFileOption } from './read-file-option.ts';

/** Reads a station's public key: the file `station.pub`, PEM, or the line itself. */
export function readKeyOption(given: string): Result<StationIdentity, Refusal> {
  const text = existsSync(given) ? readFileOption('key', given) : ok(given);
  if (!text.ok) return text;
  const key = readPublicKey(text.value);
  return key.ok ? key : fail(`--key ${failureLine(key.failure)}`);
}

/** Reads the office's identities, or the passphrase that a file holds. Null where neither was named. */
export function readUnlockOption(
  identityFile: string | undefined,
  passphraseFile: string | undefined,
): Result<Unlock | null, Refusal> {
  const unlock: Unlock[number][] = [];
  if (identityFile !== undefined) {
    const text = readFileOption('identity', identityFile);
    if (!text.ok) return text;
    const identities = readIdentities(text.value);
    if (!identities.ok) return fail(`--identity ${identityFile} holds no identity (AGE-SECRET-KEY-1...)`);
    unlock.push(...identities.value);
  }
  if (passphraseFile !== undefined) {
    const text = readFileOption('passphrase-file', passphraseFile);
    if (!text.ok) return text;
    unlock.push({ kind: 'passphrase', text: text.value.replace(/\r?\n$/, '') });
  }
  return ok(unlock.length === 0 ? null : unlock);
}

/** Reads heads that left the machine: codes such as `1234:7KQ4-0V2M-X9DC-3RTB`, or files of signed heads. */
export function readHeadOptions(given: readonly string[]): Result<readonly KnownHead[], Refusal> {
  const heads: KnownHead[] = [];
  for (const word of given) {
    const code = readHeadCode(word);
    if (code !== null) {
      heads.push(code);
      continue;
    }
    const text = readFileOption('head', word);
    if (!text.ok) return text;
    const signed = text.value.split('\n').flatMap(headOfLine);
    if (signed.length === 0) return fail(`--head ${word} holds no head`);
    heads.push(...signed.map((head) => ({ kind: 'signed' as const, head })));
  }
  return ok(heads);
}
