/** The signature algorithms that hcert-spec allows, by their COSE names (RFC 9053, section 2.1; RFC 8230). */
export type SignatureAlgorithm = 'ES256' | 'PS256';

/**
 * A well-formed container: taken apart once, nothing in it believed yet. Its payload stays closed until the
 * trust stage has found the signature good. Later formats are further members.
 */
export interface ParsedCredential {
  readonly format: 'hcert';
  readonly algorithm: SignatureAlgorithm;
  /** Key identifier, base64; null where the signer left it out. Not security-critical, and it may collide. */
  readonly keyId: string | null;
  /** The bytes that the signature covers (RFC 9052, section 4.4). */
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  /** Part of `signedBytes`; not to be decoded before the signature is judged. */
  readonly payload: Uint8Array;
}
