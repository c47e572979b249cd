import type { Credential } from './credential.ts';
import type { SignedBytes } from './signed-bytes.ts';

/** The claims around a certificate (RFC 8392). Times are seconds since 1970, fractions as the issuer wrote them. */
export interface CwtClaims {
  /** Mostly a country, but not always: `CNAM` stands for France, `CH BAG` for Switzerland. */
  readonly issuer: string | null;
  readonly issuedAtSeconds: number | null;
  readonly notBeforeSeconds: number | null;
  /** Ends the signature, not the evidence. */
  readonly expiresAtSeconds: number | null;
}

/** What the signed bytes say, for the trust stage. Only `credential` goes further. */
export interface CredentialContent {
  /** The very bytes that this was read from. */
  readonly payload: SignedBytes;
  readonly credential: Credential;
  readonly claims: CwtClaims;
  /**
   * Unique certificate identifiers exactly as signed, to compute revocation hashes from; of an office pass its
   * number. Regulation (EU) 2021/953 forbids to keep them: they end with the trust stage.
   */
  readonly uvcis: readonly string[];
}
