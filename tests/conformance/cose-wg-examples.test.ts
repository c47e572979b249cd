import { Buffer } from 'node:buffer';
import { createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseCoseSign1, sigStructure } from '../../main/core/credential/hcert/cose-sign1.ts';
import { readTestdata } from '../fakes/shared-testdata.ts';
import { expectOnlyKnownDeviations } from './known-deviations.ts';

interface IndexEntry {
  readonly file: string;
  readonly fail: boolean;
}

interface Example {
  readonly input: {
    readonly sign0?: { readonly key: PublicKeyOfExample; readonly external?: string };
  };
  readonly output: { readonly cbor: string };
}

interface PublicKeyOfExample {
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly x_hex?: string;
  readonly y_hex?: string;
}

function publicKeyOf(key: PublicKeyOfExample) {
  const { kty, crv } = key;
  const x = key.x ?? fromHex(key.x_hex);
  const y = key.y ?? fromHex(key.y_hex);
  return createPublicKey({ key: { kty, crv, x, y } as JsonWebKey, format: 'jwk' });
}

function fromHex(hex = ''): string {
  return Buffer.from(hex, 'hex').toString('base64url');
}

/** True when the message is well-formed for us and the example's key has signed it. */
function verifies(file: string): boolean {
  const { input, output } = readTestdata(`cose-wg-examples/${file}`) as Example;
  const message = parseCoseSign1(Buffer.from(output.cbor, 'hex'));
  if (!message.ok || input.sign0 === undefined) return false;
  const key = publicKeyOf(input.sign0.key);
  const bytes = sigStructure(message.value, Buffer.from(input.sign0.external ?? '', 'hex'));
  return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, message.value.signature);
}

test('judges the COSE_Sign1 examples of the COSE working group as they say', () => {
  const index = readTestdata('cose-wg-examples/cases_sign1.json') as readonly IndexEntry[];
  expect(index.length).toBeGreaterThanOrEqual(9);
  const differences = index.filter(({ file, fail }) => verifies(file) === fail);
  expectOnlyKnownDeviations(
    'cose-wg-examples',
    differences.map(({ file }) => `${file} verify`),
  );
});
