import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTestCode, testCodes } from '../../../main/core/scan/test-card.ts';

const certificate = testCodes.find(({ id }) => id === 'qr-certificate') ?? testCodes[0];
const text = certificate?.text ?? '';

describe('the test card', () => {
  test('has codes that differ, and none that ends in what a reader would trim', () => {
    expect(new Set(testCodes.map((code) => code.text)).size).toBe(testCodes.length);
    for (const code of testCodes) expect(code.text).toBe(code.text.trim());
  });

  test('shows every character of base45 in its larger codes', () => {
    for (const code of testCodes.filter(({ text: all }) => all.length >= 60))
      expect(new Set(code.text)).toEqual(new Set('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'));
  });
});

describe('reading a code of the card', () => {
  test.each(testCodes)('knows $id when nothing is wrong', (code) => {
    expect(readTestCode(code.text)).toEqual({ code, wrongCharacters: 0, isCaseSwapped: false });
  });

  test('counts the characters that a wrong layout moved', () => {
    const moved = text.replaceAll('-', "'").replaceAll(':', 'M');
    expect(readTestCode(moved)).toEqual({
      code: certificate,
      wrongCharacters: [...text].filter((character) => '-:'.includes(character)).length,
      isCaseSwapped: false,
    });
  });

  test('tells letters of the other case from a wrong layout', () => {
    expect(readTestCode(text.toLowerCase())).toMatchObject({ code: certificate, isCaseSwapped: true });
  });

  test('still knows one with half of its characters in place, and not with one fewer', () => {
    const half = text.length / 2;
    const spoilt = (right: number) => text.slice(0, right) + '~'.repeat(text.length - right);
    expect(readTestCode(spoilt(half))).toMatchObject({ code: certificate, wrongCharacters: half });
    expect(readTestCode(spoilt(half - 1))).toBeNull();
  });

  test('takes no longer and no shorter text for it', () => {
    expect(readTestCode(`${text}A`)).toBeNull();
    expect(readTestCode(text.slice(1))).toBeNull();
  });

  test("never takes a person's number for a code of digits alone", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{13,14}$/), (number) => {
        const isOnCard = testCodes.some((code) => code.text === number);
        expect(readTestCode(number) !== null).toBe(isOnCard);
      }),
    );
    expect(readTestCode('2099999000068')).toBeNull();
  });

  test('takes no certificate for it, not even one of its length', () => {
    const unit = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 546, maxLength: 546 }), (rest) => {
        expect(readTestCode(`HC1:${rest}`)).toBeNull();
      }),
    );
  });
});
