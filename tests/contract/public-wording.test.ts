import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { publicLines, publicWording, widthInEms } from '../../preload/contract/public-wording.ts';

const big = (text: string) => v.is(publicLines.entries.big, text);
const small = (text: string) => v.is(publicLines.entries.small, text);

describe("a policy's sentence for the public", () => {
  test('may have a word of 7 ems and none longer', () => {
    expect(widthInEms('RRRRRRRRRR')).toBeCloseTo(7);
    expect(big('RRRRRRRRRR')).toBe(true);
    expect(big('RRRRRRRRRRI')).toBe(false);
  });

  test('may take three lines and no fourth', () => {
    expect(big('SILAKAN MENDAFTAR PELAYANAN')).toBe(true);
    expect(big('SILAKAN MENDAFTAR PELAYANAN TERPADU')).toBe(false);
  });

  test.each(['', ' ', 'KE  LOKET', ' KE LOKET'])('is not %j: no word of it is nothing', (text) => {
    expect(big(text)).toBe(false);
  });

  test('may not have a letter that the font may not have, where it would be too wide', () => {
    expect(big('漢字漢字漢字漢')).toBe(true);
    expect(big('漢字漢字漢字漢字')).toBe(false);
  });
});

describe('its second line', () => {
  test('may take two lines and no third', () => {
    expect(small('Pendaftaran dilayani di loket nomor satu')).toBe(true);
    expect(small('Pendaftaran dilayani di loket nomor satu, dua dan tiga')).toBe(false);
  });
});

describe('the words of a policy', () => {
  const lines = { big: 'KE LOKET', small: 'Terima kasih' };

  test('count as none in the language in which they do not fit', () => {
    expect(v.parse(publicWording, { id: { ...lines, big: 'PERTANGGUNGJAWABAN' }, en: lines })).toEqual({
      id: null,
      en: lines,
    });
  });

  test('never break the contract, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (id, en) => v.is(publicWording, { id, en })),
      { numRuns: 500 },
    );
  });
});
