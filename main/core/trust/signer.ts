import { Buffer } from 'node:buffer';
import type { KeyObject } from 'node:crypto';
import type { Evidence } from '../credential/credential.ts';
import type { InstantMs } from '../units.ts';
import type { KeyStrength } from './key-strength.ts';

/** What a signer may sign; null allows every kind. */
export type SignerScope = ReadonlySet<Evidence['kind']> | null;

/** A document signer's key with the limits that its certificate or its list puts on it. */
export interface SignerKey {
  readonly publicKey: KeyObject;
  readonly strength: KeyStrength;
  readonly scope: SignerScope;
  /** Dates of the certificate; null where the list gives a bare key. */
  readonly notBefore: InstantMs | null;
  readonly notAfter: InstantMs | null;
  /** Who holds the key, in words; set by lists whose credentials do not say it themselves. */
  readonly holder?: string;
}

/** One entry of a trust list: a document signer (DSC) or a bare key. */
export interface Signer {
  /** Key identifier, base64. Truncated hashes collide, so it finds candidates and proves nothing. */
  readonly keyId: string;
  /** Opens the key, once: importing all the keys of a list at the start would take longer than the start may. */
  readonly openKey: () => SignerKey | null;
}

/** Makes a signer whose key is opened at its first use; `open` gives null for a key that can't be read. */
export function makeSigner(keyId: string, open: () => SignerKey | null): Signer {
  let opened: SignerKey | null | undefined;
  return {
    keyId: canonicalBase64(keyId),
    openKey: () => {
      if (opened === undefined) opened = open();
      return opened;
    },
  };
}

/** One spelling for one identifier: lists write it with and without padding, in both alphabets. */
function canonicalBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('base64');
}
