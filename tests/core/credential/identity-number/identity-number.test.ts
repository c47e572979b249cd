import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  maskedNumber,
  readIdentityNumber,
} from '../../../../main/core/credential/identity-number/identity-number.ts';

const read = (text: string) => {
  const number = readIdentityNumber(text);
  return number.ok ? `${number.value.kind} ${number.value.text}` : number.failure.code;
};

describe('a number that people are known by', () => {
  test.each([
    ['with spaces', '6474 9901 0190 0001', 'nik 6474990101900001'],
    ['with dots', '64.74.99.010190.0001', 'nik 6474990101900001'],
    ['in full-width digits', '６４７４９９０１０１９００００１', 'nik 6474990101900001'],
    ['between the stars of Code 39', '*6474990101900001*', 'nik 6474990101900001'],
    ['behind its name', 'NIK: 6474990101900001', 'nik 6474990101900001'],
    ['as it is printed on letters', 'NIP. 19860926 201505 1 001', 'nip 198609262015051001'],
    ['of contract staff', 'NI PPPK 19860926 202221 1 001', 'nip 198609262022211001'],
    ['of before 2007', '131 110 468', 'old-nip 131110468'],
    ['behind the apostrophe of a spreadsheet', "'198609262015051001", 'nip 198609262015051001'],
    ['that an office gave itself', ' hon-012/2021 ', 'local HON-012/2021'],
    ['of few digits', '007', 'local 007'],
  ])('has one spelling: %s', (_how, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(['', '12', 'BUDI', '1'.repeat(25), 'A1', 'HON 012 #3', '--'])('is not %j', (text) => {
    expect(read(text)).toBe('PARSE_NUMBER');
  });

  test('reads as itself again, whatever it was read from, and never throws', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^ ?(NIP|NIK|NI PPPK)?[ .:]?[\d ./A-Z'*-]{1,30}$/),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = readIdentityNumber(text);
        if (once.ok) expect(readIdentityNumber(once.value.text)).toEqual(once);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['6474990101900001', '6474••••••••0001'],
    ['198609262015051001', '1986••••••••••1001'],
    ['131110468', '••••••468'],
    ['0071', '•••1'],
    ['007', '•••'],
  ])('shows no more of itself than it must', (text, masked) => {
    const number = readIdentityNumber(text);
    expect(number.ok && maskedNumber(number.value)).toBe(masked);
  });
});
