import { join } from 'node:path';
import * as v from 'valibot';
import { passNumberText, readPassNumber } from '../../core/credential/office-pass/pass-number.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { revocationHash } from '../../core/trust/revocation.ts';
import type { InstantMs } from '../../core/units.ts';
import type { DataFolder } from '../data-folder.ts';
import { writeDurably } from '../durable-file.ts';
import { readOrMakeKey } from '../key-file.ts';
import { readSealed, writeSealed } from '../sealed-file.ts';
import type { MintedPass } from './mint-pass.ts';

const issuedPass = v.object({
  number: v.string(),
  name: v.string(),
  unit: v.string(),
  expiresAt: v.number(),
  revokedAt: v.nullable(v.number()),
});
const register = v.array(issuedPass);

/** A pass that this station has issued: enough to find the one that somebody has lost. */
export type IssuedPass = v.InferOutput<typeof issuedPass>;

/** The passes that a station has issued, sealed like the roster; it keeps no code, so none can be printed again. */
export interface PassRegister {
  readonly passes: () => readonly IssuedPass[];
  readonly isTaken: (number: string) => boolean;
  /** Writes passes down before they are handed out. Fails with PASS_REGISTER_UNREADABLE. */
  readonly add: (minted: readonly MintedPass[]) => Result<null, Failure>;
  /**
   * Revokes a pass by its number, for good, and writes the list that stations read. Fails with PASS_NUMBER_UNKNOWN for
   * a number that was not issued here: another office revokes its own.
   */
  readonly revoke: (number: string, keyId: Uint8Array, now: InstantMs) => Result<null, Failure>;
}

/** Gives the file of a station's own revocations; those of others lie beside it. */
export function revokedFile(folder: DataFolder): string {
  return join(folder.passes, 'revoked.json');
}

/** Opens the register. Fails with PASS_REGISTER_UNREADABLE, or with STATION_KEY_DAMAGED for its key. */
export function openPassRegister(folder: DataFolder): Result<PassRegister, Failure> {
  const path = join(folder.passes, 'issued.sealed');
  const key = readOrMakeKey(join(folder.keys, 'passes.key'));
  if (!key.ok) return key;
  const kept = readSealed(path, key.value, 'passes');
  if (!kept.ok) return fail(failure('PASS_REGISTER_UNREADABLE', kept.failure));
  let passes = kept.value === null ? [] : parse(kept.value);
  if (passes === null) return fail(failure('PASS_REGISTER_UNREADABLE', 'damaged'));
  const known = new Map(passes.map((pass) => [pass.number, pass]));

  function keep(changed: readonly IssuedPass[]): Result<null, Failure> {
    if (!key.ok) return key;
    try {
      writeSealed(path, key.value, 'passes', Buffer.from(JSON.stringify(changed)));
    } catch (error) {
      return fail(failure('PASS_REGISTER_UNREADABLE', error instanceof Error ? error.name : 'not written'));
    }
    passes = [...changed];
    for (const pass of changed) known.set(pass.number, pass);
    return ok(null);
  }

  return ok({
    passes: () => passes ?? [],
    isTaken: (number) => known.has(number),
    add: (minted) => keep([...(passes ?? []), ...minted.map(issued)]),
    revoke: (text, keyId, now) => {
      const number = readPassNumber(text);
      const pass = number === null ? undefined : known.get(passNumberText(number));
      if (pass === undefined) return fail(failure('PASS_NUMBER_UNKNOWN'));
      const changed = (passes ?? []).map((one) =>
        one.number === pass.number ? { ...one, revokedAt: one.revokedAt ?? now } : one,
      );
      // The list goes first: a pass that stands on it and not in the register is revoked all the same.
      writeRevoked(revokedFile(folder), changed, keyId);
      return keep(changed);
    },
  });
}

function parse(bytes: Uint8Array): IssuedPass[] | null {
  const read = v.safeParse(register, JSON.parse(Buffer.from(bytes).toString()));
  return read.success ? read.output : null;
}

function issued({ number, pass }: MintedPass): IssuedPass {
  return { number, name: pass.name, unit: pass.unit, expiresAt: pass.expiresAt, revokedAt: null };
}

/** In the form of the EU gateway, which every station reads; the number stands where a certificate has its UVCI. */
function writeRevoked(path: string, passes: readonly IssuedPass[], keyId: Uint8Array): void {
  const entries = passes
    .filter(({ revokedAt }) => revokedAt !== null)
    .map(({ number }) => ({ hash: revocationHash(number) }));
  const batch = { kid: Buffer.from(keyId).toString('base64'), hashType: 'UCI', entries };
  writeDurably(path, JSON.stringify([batch]));
}
