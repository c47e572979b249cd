/** The signature algorithms that hcert-spec allows, by their COSE names (RFC 9053, section 2.1; RFC 8230). */
export type SignatureAlgorithm = 'ES256' | 'PS256';

/** Ed25519, by its COSE name (RFC 9053, section 2.2): what office passes are signed with, and nothing else. */
export type PassAlgorithm = 'EdDSA';

/**
 * A well-formed container: taken apart once, nothing in it believed yet. Its payload stays closed until the
 * trust stage has found the signature good. Later formats are further members.
 */
export interface ParsedCredential {
  readonly format: 'hcert' | 'office-pass';
  readonly algorithm: SignatureAlgorithm | PassAlgorithm;
  /** Key identifier, base64; null where the signer left it out. Not security-critical, and it may collide. */
  readonly keyId: string | null;
  /** The bytes that the signature covers (RFC 9052, section 4.4; for a pass its context and its body). */
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  /** Part of `signedBytes`; not to be decoded before the signature is judged. */
  readonly payload: Uint8Array;
}
