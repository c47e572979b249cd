import { Buffer } from 'node:buffer';
import type { MintedSigner } from './mint-signer.ts';

/**
 * Gives the bytes of a trust list for signers made on the spot, in the form of WHO's trust network: a DID
 * document whose keys carry their certificates (smart-trust, concepts_did_gdhcn). Without a proof, its date
 * is that of its newest certificate.
 */
export function mintTrustList(signers: readonly MintedSigner[]): Uint8Array {
  const id = 'did:web:practice.invalid:v2:trustlist:DCC:XXA:DSC';
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
    id,
    controller: id,
    verificationMethod: signers.map((signer) => verificationMethod(id, signer)),
  };
  return new TextEncoder().encode(JSON.stringify(document));
}

function verificationMethod(controller: string, { keyId, certificate, publicKey }: MintedSigner) {
  const kid = Buffer.from(keyId).toString('base64');
  return {
    id: `${controller}#${encodeURIComponent(kid)}`,
    type: 'JsonWebKey2020',
    controller,
    publicKeyJwk: {
      ...publicKey.export({ format: 'jwk' }),
      kid,
      x5c: [Buffer.from(certificate).toString('base64')],
    },
  };
}
