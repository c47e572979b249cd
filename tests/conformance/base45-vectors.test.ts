import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from '../../main/core/credential/hcert/base45.ts';
import { readTestdata } from '../fakes/shared-testdata.ts';

interface Vectors {
  readonly valid: readonly { readonly ascii?: string; readonly hex?: string; readonly base45: string }[];
  readonly invalid: readonly { readonly base45: string; readonly why: string }[];
}

// The suite's own index; its form is stated in its SOURCE.md.
const { valid, invalid } = readTestdata('base45-vectors/vectors.json') as Vectors;

describe('the vectors of RFC 9285', () => {
  test.each(valid)('decodes and encodes $base45', ({ ascii, hex, base45 }) => {
    const bytes = ascii === undefined ? Buffer.from(hex ?? '', 'hex') : Buffer.from(ascii);
    expect(decodeBase45(base45)).toEqual({ ok: true, value: new Uint8Array(bytes) });
    expect(encodeBase45(bytes)).toBe(base45);
  });

  test.each(invalid)('refuses $base45: $why', ({ base45 }) => {
    expect(decodeBase45(base45)).toMatchObject({ failure: { code: 'PARSE_BASE45' } });
  });
});
