/** What is known about the signature of a credential; fields are null where the screening did not get that far. */
export interface TrustFinding {
  readonly signature: 'valid' | 'invalid' | 'unknown-signer' | 'not-checked';
  readonly expired: boolean | null;
  readonly revoked: boolean | null;
  /** Identifier of the trust list that knew the signer, as its source states it; for the row. */
  readonly listVersion: string | null;
}

/** The finding of a screening that never reached a signature. */
export const nothingChecked: TrustFinding = {
  signature: 'not-checked',
  expired: null,
  revoked: null,
  listVersion: null,
};
