import { Buffer } from 'node:buffer';
import { encode } from 'cbor2';
import { describe, expect, test } from 'vitest';
import {
  contentsOfTag,
  decodeCbor,
  entryOf,
  isCborMap,
} from '../../../../main/core/credential/hcert/cbor.ts';

const decoded = (hex: string) => decodeCbor(new Uint8Array(Buffer.from(hex, 'hex')));
const refusal = (seen: string) => ({ ok: false, failure: { code: 'PARSE_CBOR', seen } });

describe('limits, from both sides', () => {
  const nested = (levels: number) => `${'81'.repeat(levels)}00`;

  test('nests sixteen deep', () => {
    expect(decoded(nested(16)).ok).toBe(true);
    expect(decoded(nested(17))).toEqual(refusal('nested too deeply'));
  });

  test('holds 4,096 items', () => {
    expect(decodeCbor(encode(Array.from({ length: 4_095 }, () => 0))).ok).toBe(true);
    expect(decodeCbor(encode(Array.from({ length: 4_096 }, () => 0)))).toEqual(refusal('too many items'));
  });

  test('holds texts of 4,096 bytes', () => {
    expect(decodeCbor(encode('a'.repeat(4_096))).ok).toBe(true);
    expect(decodeCbor(encode('a'.repeat(4_097)))).toEqual(refusal('text too long'));
  });

  test('counts the items of endless strings and arrays too', () => {
    expect(decoded(`5f${'40'.repeat(5_000)}ff`)).toEqual(refusal('too many items'));
    expect(decoded(`9f${'00'.repeat(5_000)}ff`)).toEqual(refusal('too many items'));
  });
});

test('reads items without a length', () => {
  expect(decoded('5f420102420304ff')).toMatchObject({ value: Buffer.from([1, 2, 3, 4]) });
  expect(decoded('7f657374726561646d696e67ff')).toEqual({ ok: true, value: 'streaming' });
  expect(decoded('9f0102ff')).toEqual({ ok: true, value: [1, 2] });
  expect(decoded('bf616101ff')).toEqual({ ok: true, value: { a: 1 } });
});

test('makes an object of texts and a map of other labels', () => {
  expect(decoded('a2616101616202')).toEqual({ ok: true, value: { a: 1, b: 2 } });
  expect(decoded('a20102616203')).toEqual({
    ok: true,
    value: new Map<unknown, unknown>([
      [1, 2],
      ['b', 3],
    ]),
  });
  expect(decoded('a26161010203')).toEqual({
    ok: true,
    value: new Map<unknown, unknown>([
      ['a', 1],
      [2, 3],
    ]),
  });
});

test.each([
  ['a duplicate number', 'a201020103'],
  ['a duplicate text', 'a2616101616102'],
  ['a duplicate text behind a number', 'a361610102036161ff'.replace('ff', '04')],
  ['a number as integer and as float', 'a20102f93c0003'],
])('refuses %s as key', (_, hex) => {
  expect(decoded(hex)).toEqual(refusal('a key comes twice'));
});

test('keeps integers beyond 2^53 exact', () => {
  expect(decoded('1bffffffffffffffff')).toEqual({ ok: true, value: 2n ** 64n - 1n });
  expect(decoded('3bffffffffffffffff')).toEqual({ ok: true, value: -(2n ** 64n) });
  expect(decoded('1b001fffffffffffff')).toEqual({ ok: true, value: Number.MAX_SAFE_INTEGER });
});

test('leaves tags closed, for the reader of the value to open', () => {
  const value = decoded('c0623233');
  expect(value.ok && contentsOfTag(value.value, 0)?.contents).toBe('23');
  expect(value.ok && contentsOfTag(value.value, 1)).toBe(null);
  expect(contentsOfTag('23', 0)).toBe(null);
});

test('looks labels up in maps only', () => {
  expect(entryOf(new Map([[4, 'x']]), 4)).toBe('x');
  expect(entryOf({ 4: 'x' }, 4)).toBe(undefined);
  expect([new Map(), {}].every(isCborMap)).toBe(true);
  expect([null, 1, [], new Uint8Array(0)].some(isCborMap)).toBe(false);
});
