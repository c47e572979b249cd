import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../main/core/canonical-json.ts';

describe('the canonical text of a value', () => {
  test('does not depend on the order in which members were written', () => {
    expect(canonicalJson({ b: 1, a: [true, 'x'] })).toBe('{"a":[true,"x"],"b":1}');
    expect(canonicalJson({ a: [true, 'x'], b: 1 })).toBe('{"a":[true,"x"],"b":1}');
  });

  test('leaves out members that are null, at any depth, and keeps them in lists', () => {
    expect(canonicalJson({ a: null, e: undefined, b: { c: null, d: [null] } })).toBe('{"b":{"d":[null]}}');
  });

  test('sorts by UTF-16 code units as RFC 8785 shows', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object).toSorted()).toHaveLength(7);
    expect(canonicalJson(value).match(/(?<=:)\d/g)).toEqual(['2', '4', '6', '7', '1', '5', '3']);
  });

  test('writes half a surrogate pair as the database keeps it', () => {
    expect(canonicalJson('a\ud800')).toBe('"a\ufffd"');
  });

  test.each([Number.NaN, Infinity, -Infinity])('refuses the number %d', (number) => {
    expect(() => canonicalJson({ elapsedMs: number })).toThrow(RangeError);
  });

  test('is JSON that reads back as the value, whatever it holds', () => {
    const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => !hasNullMember(value));
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text) as never)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(wellFormed(value)));
      }),
    );
  });
});

/** fast-check's values may hold half pairs and keys such as __proto__; both go through JSON unchanged. */
function wellFormed(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? member.toWellFormed() : member,
  );
}

function hasNullMember(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, member]) =>
      (member === null && !Array.isArray(value)) || !key.isWellFormed() || hasNullMember(member),
  );
}
