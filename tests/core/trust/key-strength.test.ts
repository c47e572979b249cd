import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { strengthOf } from '../../../main/core/trust/key-strength.ts';
import { readTrustLists } from '../../../main/core/trust/lists/read-trust-lists.ts';
import { makeTrustStore } from '../../../main/core/trust/trust-store.ts';
import { judgeText } from '../../fakes/judge-text.ts';
import {
  practiceClaims,
  practiceInstant,
  practiceSigner,
  rsaKeys,
  textOfClaims,
} from '../../fakes/practice-issuer.ts';

const ecKeys = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });

test.each([
  ['prime256v1', { algorithm: 'ES256', isStrong: true }],
  ['secp224r1', { algorithm: 'ES256', isStrong: false }],
  ['secp384r1', { algorithm: null, isStrong: false }],
  ['secp256k1', { algorithm: null, isStrong: false }],
])('knows what a key on the curve %s is good for', (curve, strength) => {
  expect(strengthOf(ecKeys(curve).publicKey)).toEqual(strength);
});

test('asks for 2,048 bits of RSA', () => {
  expect(strengthOf(rsaKeys(2048).publicKey)).toEqual({ algorithm: 'PS256', isStrong: true });
  expect(strengthOf(rsaKeys(2040).publicKey)).toEqual({ algorithm: 'PS256', isStrong: false });
});

test('has no use for other kinds of keys', () => {
  expect(strengthOf(generateKeyPairSync('ed25519').publicKey)).toEqual({ algorithm: null, isStrong: false });
});

describe('a signer', () => {
  const judgedBy = (keys: ReturnType<typeof ecKeys>) => {
    const signer = practiceSigner({ keys });
    const { lists } = readTrustLists([{ name: 'signer.der', bytes: signer.certificate }]);
    return judgeText(textOfClaims(signer, practiceClaims()), makeTrustStore(lists), practiceInstant);
  };

  test('on a curve below 256 bits has a valid signature and is too weak', () => {
    expect(judgedBy(ecKeys('secp224r1'))).toMatchObject({
      codes: ['TRUST_KEY_TOO_WEAK'],
      finding: { signature: 'valid' },
    });
  });

  test.each(['secp384r1', 'secp256k1'])('on the curve %s cannot have signed with ES256', (curve) => {
    expect(judgedBy(ecKeys(curve)).codes).toEqual(['TRUST_SIGNATURE_WRONG']);
  });

  test('with a key for PSS alone may sign with PS256, if the key is bound to SHA-256', () => {
    const pssKeys = (hashAlgorithm: string) =>
      generateKeyPairSync('rsa-pss', {
        modulusLength: 2048,
        hashAlgorithm,
        mgf1HashAlgorithm: hashAlgorithm,
      });
    expect(judgedBy(pssKeys('sha256')).codes).toEqual([]);
    expect(strengthOf(pssKeys('sha512').publicKey)).toEqual({ algorithm: null, isStrong: true });
  });
});
