import { Buffer } from 'node:buffer';
import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { passKeyIdBytes } from '../../credential/office-pass/office-pass.ts';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import type { InstantMs } from '../../units.ts';
import { makeSigner } from '../signer.ts';
import type { SignerKey } from '../signer.ts';
import type { TrustList } from '../trust-list.ts';
import type { TrustFile } from './trust-file.ts';

const instant = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.check((value) => !Number.isNaN(value)),
);

/**
 * The keys that offices sign their passes with. Offices meet once a year, not once a week: the list says itself how
 * long it may be used, and its age does not count.
 */
const officePassKeys = v.object({
  version: v.string(),
  datedAt: instant,
  goodUntil: instant,
  officePassKeys: v.array(
    v.object({
      /** Raw Ed25519 key, base64url. */
      publicKey: v.string(),
      /** Who issues with it, as the guard reads it. */
      office: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
      notBefore: v.nullish(instant, null),
      notAfter: v.nullish(instant, null),
    }),
  ),
});

/** What a list of pass keys is made of. */
export type OfficePassKeys = v.InferInput<typeof officePassKeys>;

/** Reads a list of office pass keys. Fails with TRUST_LIST_UNREADABLE. */
export function readOfficePassKeys({ name }: TrustFile, json: unknown): Result<TrustList, Failure> {
  const list = v.safeParse(officePassKeys, json);
  if (!list.success) return fail(failure('TRUST_LIST_UNREADABLE', name));
  const { version, datedAt, goodUntil, officePassKeys: keys } = list.output;
  const signers = keys.map(({ publicKey, ...limits }) => {
    const raw = Buffer.from(publicKey, 'base64url');
    return makeSigner(keyIdOfPassKey(raw), () => openKey(raw, limits));
  });
  const format = 'office-pass-keys';
  return ok({ name, format, version, datedAt, freshUntil: goodUntil, isAnchored: false, signers });
}

interface KeyLimits {
  readonly office: string;
  readonly notBefore: InstantMs | null;
  readonly notAfter: InstantMs | null;
}

function openKey(raw: Uint8Array, { office, notBefore, notAfter }: KeyLimits): SignerKey | null {
  const publicKey = publicKeyOf(raw);
  if (publicKey === null) return null;
  const strength = { algorithm: 'EdDSA', isStrong: true } as const;
  return { publicKey, strength, scope: null, notBefore, notAfter, holder: office };
}

/** SubjectPublicKeyInfo of an Ed25519 key, up to its 32 raw bytes (RFC 8410, section 4). */
const spkiStart = Buffer.from('302a300506032b6570032100', 'hex');
const rawKeyBytes = 32;

function publicKeyOf(raw: Uint8Array): KeyObject | null {
  if (raw.length !== rawKeyBytes) return null;
  return createPublicKey({ key: Buffer.concat([spkiStart, raw]), format: 'der', type: 'spki' });
}

/** Gives the key identifier of a raw key, base64: the first bytes of its SHA-256. */
export function keyIdOfPassKey(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest().subarray(0, passKeyIdBytes).toString('base64');
}
