import { join } from 'node:path';
import type { Failure } from '../../core/reason-codes.ts';
import { ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import type { DataFolder } from '../data-folder.ts';
import { readOrMakeKey } from '../key-file.ts';
import { freePassNumbers } from './mint-pass.ts';
import type { PassRequest } from './mint-pass.ts';
import { mintPasses } from './mint-passes.ts';
import type { MintedBatch } from './mint-passes.ts';
import { openPassRegister } from './pass-register.ts';
import type { IssuedPass } from './pass-register.ts';
import { passSignerOf } from './pass-signer.ts';
import type { PassSigner } from './pass-signer.ts';

/** The place of a station where passes are made and revoked. */
export interface PassOffice {
  readonly signer: PassSigner;
  readonly issued: () => readonly IssuedPass[];
  /** Mints a batch and writes it down; passes that could not be written down are not given out. */
  readonly mint: (
    requests: readonly PassRequest[],
    progress: { readonly onProgress: (done: number) => void; readonly signal: AbortSignal },
  ) => Promise<Result<MintedBatch, Failure>>;
  readonly revoke: (number: string) => Result<null, Failure>;
}

/** Gives where the private key of an office's passes lies: 32 bytes of chance. */
export function passKeyFile(folder: DataFolder): string {
  return join(folder.keys, 'office-pass.key');
}

/** Gives the signer of a data folder, making its key at the first pass. Fails with STATION_KEY_DAMAGED. */
export function signerOfFolder(folder: DataFolder, office: string): Result<PassSigner, Failure> {
  const seed = readOrMakeKey(passKeyFile(folder));
  return seed.ok ? ok(passSignerOf(seed.value, office)) : seed;
}

/**
 * Opens the pass office of a data folder.
 *
 * Fails with STATION_KEY_DAMAGED or PASS_REGISTER_UNREADABLE.
 */
export function openPassOffice(
  folder: DataFolder,
  office: string,
  now: () => InstantMs,
): Result<PassOffice, Failure> {
  const signer = signerOfFolder(folder, office);
  if (!signer.ok) return signer;
  const register = openPassRegister(folder);
  if (!register.ok) return register;
  const { passes, isTaken, add, revoke } = register.value;
  return ok({
    signer: signer.value,
    issued: passes,
    mint: async (requests, { onProgress, signal }) => {
      const nextNumber = freePassNumbers(isTaken);
      const batch = await mintPasses(requests, { signer: signer.value, nextNumber, now, onProgress, signal });
      const written = add(batch.passes);
      return written.ok ? ok(batch) : written;
    },
    revoke: (number) => revoke(number, signer.value.keyId, now()),
  });
}
