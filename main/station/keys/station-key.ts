import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { identityOf, publicKeyText, type StationIdentity } from '../../core/export/station-identity.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import { keyDamaged } from '../key-file.ts';
import { systemCode } from '../system-words.ts';

/** The Ed25519 key that a station signs its heads and exports with. The private half never leaves this object. */
export interface StationKey extends StationIdentity {
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** Gives the places of the two halves in the folder of keys. */
export function stationKeyFiles(keys: string): { readonly secret: string; readonly public: string } {
  return { secret: join(keys, 'station.key'), public: join(keys, 'station.pub') };
}

/**
 * Gives the station's key, making one at the first start. Beside it lies `station.pub`, which the office takes away
 * once and keeps: with it everything that the station ever signs can be checked.
 *
 * A key that cannot be read is `STATION_KEY_DAMAGED` and stays as it is: with a new one the exports so far would
 * look like those of another station.
 */
export function readOrMakeStationKey(keys: string): Result<StationKey, Failure> {
  const files = stationKeyFiles(keys);
  try {
    const written = readIfThere(files.secret);
    const key = written === null ? makeKey(files.secret) : readKey(written);
    if (key === null) return fail(keyDamaged(files.secret, 'no Ed25519 key'));
    const publicKey = createPublicKey(key);
    keepPublicKey(files.public, publicKey);
    return ok({ ...identityOf(publicKey), sign: (bytes) => sign(null, bytes, key) });
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(keyDamaged(files.secret, code));
  }
}

function makeKey(path: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeDurably(path, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return privateKey;
}

function readKey(written: Buffer): KeyObject | null {
  try {
    const key = createPrivateKey(written);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    // OpenSSL throws at whatever is no key; why is of no use to anybody.
    return null;
  }
}

function keepPublicKey(path: string, publicKey: KeyObject): void {
  const line = `${publicKeyText(publicKey)}\n`;
  if (readIfThere(path)?.toString() !== line) writeDurably(path, line);
}
