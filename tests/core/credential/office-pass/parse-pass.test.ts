import fc from 'fast-check';
import encodeQR from 'qr';
import { describe, expect, test } from 'vitest';
import { encodeBase45 } from '../../../../main/core/credential/hcert/base45.ts';
import { longestPassBytes } from '../../../../main/core/credential/office-pass/office-pass.ts';
import { parsePass } from '../../../../main/core/credential/office-pass/parse-pass.ts';
import { practiceOffice, practicePass } from '../../../fakes/office-passes.ts';

const context = 'AMB1:';
const encodedOf = (text: string) => text.slice(context.length);

describe('a pass taken apart', () => {
  test('names its key, and covers its context with the signature', () => {
    const parsed = parsePass(encodedOf(practicePass().text));
    if (!parsed.ok) throw new Error(parsed.failure.code);
    const { format, algorithm, keyId, signedBytes, payload, signature } = parsed.value;
    expect([format, algorithm, signature.length]).toEqual(['office-pass', 'EdDSA', 64]);
    expect(keyId).toBe(Buffer.from(practiceOffice.keyId).toString('base64'));
    expect(Buffer.from(signedBytes)).toEqual(Buffer.concat([Buffer.from(context), payload]));
  });

  test.each([
    ['of the longest length', longestPassBytes, true],
    ['a byte longer', longestPassBytes + 1, false],
    ['with a key identifier and one byte of body more', 64 + 5, true],
    ['with no more than a key identifier', 64 + 4, false],
    ['of nothing', 0, false],
  ])('is well-formed %s: %i bytes, %s', (_what, length, isWellFormed) => {
    const parsed = parsePass(encodeBase45(new Uint8Array(length)));
    expect(parsed.ok ? true : parsed.failure.code).toBe(isWellFormed || 'PARSE_OFFICE_PASS');
  });

  test('gives a pass or a code, and never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const parsed = parsePass(text);
        if (!parsed.ok) expect(['PARSE_BASE45', 'PARSE_OFFICE_PASS']).toContain(parsed.failure.code);
      }),
    );
  });
});

describe('the code of a pass on paper', () => {
  const long = practicePass({ name: 'Muhammad Abdurrahman Nasution Hutagalung', unit: 'SEKRETARIA' }).text;
  const modules = (text: string) =>
    encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 }).length - 2;

  test('has 45 modules at level M at most, 0.67 mm each in a symbol of 30 mm', () => {
    expect(long.length).toBeGreaterThan(160);
    expect(modules(long)).toBe(45);
    expect(modules(long.padEnd(178, 'A'))).toBe(45);
    expect(modules(long.padEnd(179, 'A'))).toBe(49);
  });
});
