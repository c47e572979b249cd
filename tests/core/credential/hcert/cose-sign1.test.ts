import { Buffer } from 'node:buffer';
import { encode, Tag } from 'cbor2';
import { describe, expect, test } from 'vitest';
import { parseCoseSign1, sigStructure } from '../../../../main/core/credential/hcert/cose-sign1.ts';
import { coseOf, practiceSigner } from '../../../fakes/practice-issuer.ts';

const signer = practiceSigner();
const array = coseOf(signer).subarray(1);
const [cwtTag, sign1Tag] = [[0xd8, 61], [0xd2]];

describe('the wrapping', () => {
  test.each([
    ['bare', []],
    ['tag 18', sign1Tag],
    ['tag 61 around tag 18', [...cwtTag, ...sign1Tag]],
    ['tag 61 around the bare array', cwtTag],
  ])('may be %s', (_, tags) => {
    expect(parseCoseSign1(Uint8Array.of(...tags, ...array)).ok).toBe(true);
  });

  test.each([
    ['tag 18 around tag 61', [...sign1Tag, ...cwtTag]],
    ['tag 18 twice', [...sign1Tag, ...sign1Tag]],
    ['the tag of a date', [0xc0]],
  ])('may not be %s', (_, tags) => {
    expect(parseCoseSign1(Uint8Array.of(...tags, ...array))).toMatchObject({
      failure: { code: 'PARSE_COSE' },
    });
  });
});

describe('the key identifier', () => {
  const keyIdOf = (protectedId: unknown, unprotectedId: unknown) => {
    const header = (id: unknown) => (id === null ? [] : ([[4, id]] as const));
    const message = parseCoseSign1(
      coseOf(signer, {
        protectedHeader: new Map<number, unknown>([[1, -7], ...header(protectedId)]),
        unprotectedHeader: new Map(header(unprotectedId)),
      }),
    );
    return message.ok && message.value.keyId !== null ? [...message.value.keyId] : null;
  };

  test('is taken from the protected header first', () => {
    expect(keyIdOf(new Uint8Array([1]), new Uint8Array([2]))).toEqual([1]);
  });

  test('is taken from the unprotected header where the protected one has none', () => {
    expect(keyIdOf(null, new Uint8Array([2]))).toEqual([2]);
  });

  test('may be absent', () => {
    expect(keyIdOf(null, null)).toBe(null);
  });

  test.each([1, 2, 8, 9, 32])('may have %i bytes', (length) => {
    expect(keyIdOf(new Uint8Array(length).fill(7), null)).toHaveLength(length);
  });
});

describe('the bytes that are signed', () => {
  const message = (protectedBytes: Uint8Array, payload: Uint8Array) => ({
    algorithm: 'ES256' as const,
    keyId: null,
    protectedBytes,
    payload,
    signature: new Uint8Array(0),
  });

  test.each([0, 23, 24, 255, 256, 16_384])(
    'are the Sig_structure of RFC 9052 for a payload of %i bytes',
    (size) => {
      const header = encode(new Map([[1, -7]]));
      const bytes = sigStructure(message(header, new Uint8Array(size)), new Uint8Array([9]));
      const structure = ['Signature1', header, new Uint8Array([9]), new Uint8Array(size)];
      expect(Buffer.compare(bytes, encode(structure))).toBe(0);
    },
  );
});

test('refuses a critical header that it does not know', () => {
  const header = new Map<number, unknown>([
    [1, -7],
    [2, [15]],
  ]);
  expect(parseCoseSign1(coseOf(signer, { protectedHeader: header }))).toMatchObject({
    failure: { code: 'PARSE_COSE' },
  });
});

test('refuses a message of several signers', () => {
  expect(parseCoseSign1(encode(new Tag(98, [])))).toMatchObject({ failure: { code: 'PARSE_CBOR' } });
});
