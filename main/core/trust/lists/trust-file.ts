import type { KeyObject } from 'node:crypto';

/** One file given as a trust source: nothing known of it but its name. */
export interface TrustFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A public key with which trust lists are signed; it comes with the station, not with the list. */
export interface TrustAnchor {
  readonly name: string;
  readonly key: KeyObject;
}
