import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import { failure } from '../../reason-codes.ts';
import type { Failure } from '../../reason-codes.ts';
import { fail, ok } from '../../result.ts';
import type { Result } from '../../result.ts';
import { datesOf, keyOfCertificate, keyOfJwk, readCertificate } from '../signer-key.ts';
import { makeSigner } from '../signer.ts';
import type { Signer, SignerKey } from '../signer.ts';
import { newest, versionFromDate } from '../trust-list.ts';
import type { TrustList } from '../trust-list.ts';
import type { TrustFile } from './trust-file.ts';

const optionalText = v.nullish(v.string());

/** A key of the document; the certificate chain begins with the document signer, its authority follows. */
const verificationMethod = v.object({
  publicKeyJwk: v.object({
    kid: optionalText,
    x5c: v.nullish(v.array(v.string())),
    crv: optionalText,
    x: optionalText,
    y: optionalText,
    n: optionalText,
    e: optionalText,
  }),
});
type VerificationMethod = v.InferOutput<typeof verificationMethod>;

/** A trust list of WHO's trust network: a DID document, embedded variant (smart-trust, concepts_did_gdhcn). */
export const didDocument = v.object({
  id: v.string(),
  verificationMethod: v.array(v.unknown()),
  proof: v.nullish(v.object({ created: optionalText })),
});

/**
 * Reads a DID document. The proof (RDF canonicalisation of linked data) is not checked, so the file is worth
 * what the way is worth that brought it. Entries without a key, such as references to other documents, name
 * no signer.
 *
 * Fails with TRUST_LIST_UNREADABLE.
 */
export function readDidDocument({ name }: TrustFile, json: unknown): Result<TrustList, Failure> {
  const document = v.safeParse(didDocument, json);
  if (!document.success) return fail(failure('TRUST_LIST_UNREADABLE', name));
  const methods = document.output.verificationMethod.filter((method) => v.is(verificationMethod, method));
  const signers = methods.map(signerOf).filter((signer) => signer !== null);
  const datedAt = readInstant(document.output.proof?.created) ?? newest(methods.map(signerDate));
  const version = versionFromDate(datedAt, 'gdhcn');
  return ok({ name, format: 'gdhcn', version, datedAt, isAnchored: false, signers });
}

function signerOf(method: VerificationMethod): Signer | null {
  const { kid } = method.publicKeyJwk;
  return kid == null ? null : makeSigner(kid, () => openKey(method));
}

/** The certificate says more than the bare numbers beside it: its dates and its scope. */
function openKey({ publicKeyJwk: jwk }: VerificationMethod): SignerKey | null {
  const [certificate] = jwk.x5c ?? [];
  if (certificate !== undefined) return keyOfCertificate(Buffer.from(certificate, 'base64'));
  const numbers = { crv: jwk.crv, x: jwk.x, y: jwk.y, n: jwk.n, e: jwk.e };
  return keyOfJwk(withoutNull(numbers), null);
}

function withoutNull<T extends Readonly<Record<string, string | null | undefined>>>(members: T) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value != null)) as {
    // `fromEntries` forgets the names; what the filter leaves out is optional in the result.
    readonly [K in keyof T]?: string;
  };
}

function signerDate({ publicKeyJwk: jwk }: VerificationMethod): number | null {
  const [certificate] = jwk.x5c ?? [];
  if (certificate === undefined) return null;
  const opened = readCertificate(Buffer.from(certificate, 'base64'));
  return opened === null ? null : datesOf(opened).notBefore;
}

function readInstant(text: string | null | undefined): number | null {
  const instant = Date.parse(text ?? '');
  return Number.isNaN(instant) ? null : instant;
}
