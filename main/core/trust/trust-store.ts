import type { Revocations } from './revocation.ts';
import { noRevocations } from './revocation.ts';
import type { Signer } from './signer.ts';
import type { TrustList } from './trust-list.ts';

/** A signer and the list that names it. */
export interface ListedSigner {
  readonly signer: Signer;
  readonly list: TrustList;
}

/** All that a station trusts. */
export interface TrustStore {
  readonly lists: readonly TrustList[];
  readonly revocations: Revocations;
  /**
   * Finds every signer that a credential may have been signed by, from the newest list to the oldest: a key
   * identifier can collide, so each must be tried (hcert-spec, "Key Identifier").
   *
   * @returns possibly empty; empty means an unknown signer, not a forged signature.
   */
  readonly signersWith: (keyId: string) => readonly ListedSigner[];
}

const nobody: readonly ListedSigner[] = [];

/** Makes the store of some lists. */
export function makeTrustStore(
  lists: readonly TrustList[],
  revocations: Revocations = noRevocations,
): TrustStore {
  const byKeyId = new Map<string, ListedSigner[]>();
  for (const list of newestFirst(lists)) {
    for (const signer of list.signers) {
      const known = byKeyId.get(signer.keyId);
      if (known === undefined) byKeyId.set(signer.keyId, [{ signer, list }]);
      else known.push({ signer, list });
    }
  }
  return { lists, revocations, signersWith: (keyId) => byKeyId.get(keyId) ?? nobody };
}

/** The two worlds of signers: neither can sign for the other. */
export interface TrustStores {
  /** Who signs health certificates. */
  readonly certificates: TrustStore;
  /** Which offices sign passes. */
  readonly passes: TrustStore;
}

/** Makes the stores of lists that were read together; the revocations speak of certificates and passes alike. */
export function makeTrustStores(lists: readonly TrustList[], revocations?: Revocations): TrustStores {
  const [passes, certificates] = [true, false].map((ofPasses) =>
    makeTrustStore(
      lists.filter(({ format }) => (format === 'office-pass-keys') === ofPasses),
      revocations,
    ),
  ) as [TrustStore, TrustStore];
  return { certificates, passes };
}

function newestFirst(lists: readonly TrustList[]): readonly TrustList[] {
  return lists.toSorted((a, b) => (b.datedAt ?? 0) - (a.datedAt ?? 0));
}
