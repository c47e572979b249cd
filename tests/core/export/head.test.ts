import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeText, readCodeText } from '../../../main/core/export/code-text.ts';
import {
  agrees,
  headBytes,
  headCode,
  isHeadOf,
  readHeadCode,
  type Head,
  type SignedHead,
} from '../../../main/core/export/head.ts';
import { identityOf } from '../../../main/core/export/station-identity.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const station = identityOf(publicKey);
const head: Head = { station: station.id, sequence: 7, hash: 'ab'.repeat(32), at: 1000, program: '0.1.0' };
const signed = (what: Head): SignedHead => ({
  ...what,
  signature: sign(null, headBytes(what), privateKey).toString('base64'),
});

describe('a signed head', () => {
  test('is the one that the station signed', () => {
    expect(isHeadOf(station, signed(head))).toBe(true);
  });

  test.each([
    { sequence: 8 },
    { hash: 'ac'.repeat(32) },
    { at: 1001 },
    { program: '0.1.1' },
    { station: '0'.repeat(16) },
  ])('with %j is none', (different) => {
    expect(isHeadOf(station, { ...signed(head), ...different })).toBe(false);
  });

  test('of another station is none, even where that one signed it with this id', () => {
    const other = identityOf(generateKeyPairSync('ed25519').publicKey);
    expect(isHeadOf(other, signed(head))).toBe(false);
    expect(isHeadOf({ ...other, id: station.id }, signed(head))).toBe(false);
  });
});

describe('a head code', () => {
  test('has four groups of four characters that no hand mistakes', () => {
    expect(headCode(head)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('differs where station, sequence or hash do, and not with the instant', () => {
    const codes = [
      head,
      { ...head, sequence: 8 },
      { ...head, hash: 'ac'.repeat(32) },
      { ...head, station: '0' },
    ];
    expect(new Set(codes.map(headCode)).size).toBe(4);
    const later: Head = { ...head, at: 5 };
    expect(headCode(later)).toBe(headCode(head));
  });

  test('is recognised as a hand wrote it down', () => {
    const code = headCode(head);
    const careless = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const read = readHeadCode(` 7: ${careless} `);
    if (read === null) throw new Error('not read');
    expect(agrees(read, station.id, head.hash)).toBe(true);
    expect(agrees(read, station.id, 'ac'.repeat(32))).toBe(false);
  });

  test.each([
    '',
    '7',
    '7:',
    'x:AAAA-AAAA-AAAA-AAAA',
    '7:AAAA-AAAA-AAAA-AAA',
    '7:AAAA-AAAA-AAAA-AAAAA',
    '7:AAAA-AAAA-AAAA-AAA!',
  ])('is not %j', (typed) => {
    expect(readHeadCode(typed)).toBeNull();
  });

  test('never makes its reader throw', () => {
    fc.assert(fc.property(fc.string(), (typed) => readHeadCode(typed) === null || typed.length > 16));
  });
});

describe('the text of a code', () => {
  test('holds the bits in their order, five a character', () => {
    expect(codeText(Buffer.from([0b00001_000, 0b10_00011_0, 0b0100_0000]), 4)).toBe('1234');
    expect(codeText(Buffer.alloc(10, 0xff), 16)).toBe('Z'.repeat(16));
  });

  test('is read as it was written', () => {
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(bytes, (some) => {
        const code = codeText(some, 16);
        expect(readCodeText(code.toLowerCase())).toBe(code);
      }),
    );
  });
});
