declare const signed: unique symbol;

/**
 * Bytes whose signature was found good. Only `verifySignature` of the trust stage makes them, and content is
 * read from nothing else: what is signed is what is used.
 */
export type SignedBytes = Uint8Array & { readonly [signed]: true };
