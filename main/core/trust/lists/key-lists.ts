import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { scopeOfLetters } from '../scope.ts';
import { keyOfJwk, keyOfSpki } from '../signer-key.ts';
import { makeSigner } from '../signer.ts';
import type { Signer } from '../signer.ts';
import type { TrustList, TrustListFormat } from '../trust-list.ts';
import type { TrustFile } from './trust-file.ts';

/*
 * Lists of bare keys: no certificates, hence no dates. Their age is unknown, and unknown counts as too old.
 */

const optionalText = v.optional(v.string());
const jwkNumbers = { crv: optionalText, x: optionalText, y: optionalText, n: optionalText, e: optionalText };

/** A JSON Web Key Set (RFC 7517). */
export const jwkSet = v.object({ keys: v.array(v.object({ kid: optionalText, ...jwkNumbers })) });

/** The Dutch list: several keys may share an identifier (CoronaCheck, public_keys.json). */
export const coronacheckList = v.object({
  eu_keys: v.record(
    v.string(),
    v.array(v.object({ subjectPk: v.string(), keyUsage: v.nullish(v.array(v.string()), []) })),
  ),
});

/** The Swiss list; `use` is `v`, `t`, `r`, `l`, or `sig` for everything (admin-ch SDK models). */
export const swissList = v.object({
  certs: v.array(v.object({ keyId: v.string(), use: v.nullish(v.string(), 'sig'), ...jwkNumbers })),
});

/** Reads a JSON Web Key Set; keys without an identifier name no signer. Fails with TRUST_LIST_UNREADABLE. */
export function readJwkSet({ name }: TrustFile, json: unknown): Result<TrustList, Failure> {
  const set = v.safeParse(jwkSet, json);
  if (!set.success) return unreadable(name);
  const signers = set.output.keys.flatMap(({ kid, ...numbers }) =>
    kid === undefined ? [] : [makeSigner(kid, () => keyOfJwk(numbers, null))],
  );
  return ok(undated(name, 'jwks', signers));
}

/** Reads the Dutch list. Fails with TRUST_LIST_UNREADABLE. */
export function readCoronacheckList({ name }: TrustFile, json: unknown): Result<TrustList, Failure> {
  const list = v.safeParse(coronacheckList, json);
  if (!list.success) return unreadable(name);
  const signers = Object.entries(list.output.eu_keys).flatMap(([kid, keys]) =>
    keys.map(({ subjectPk, keyUsage }) =>
      makeSigner(kid, () => keyOfSpki(Buffer.from(subjectPk, 'base64'), scopeOfLetters(keyUsage))),
    ),
  );
  return ok(undated(name, 'coronacheck', signers));
}

/** Reads the Swiss list. Fails with TRUST_LIST_UNREADABLE. */
export function readSwissList({ name }: TrustFile, json: unknown): Result<TrustList, Failure> {
  const list = v.safeParse(swissList, json);
  if (!list.success) return unreadable(name);
  const signers = list.output.certs.map(({ keyId, use, ...numbers }) =>
    makeSigner(keyId, () => keyOfJwk(numbers, scopeOfLetters([...use.replace('sig', '')]))),
  );
  return ok(undated(name, 'swiss', signers));
}

function undated(name: string, format: TrustListFormat, signers: readonly Signer[]): TrustList {
  return { name, format, version: format, datedAt: null, isAnchored: false, signers };
}

function unreadable(name: string): Result<never, Failure> {
  return fail(failure('TRUST_LIST_UNREADABLE', name));
}
