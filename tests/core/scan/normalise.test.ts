import { expect, test } from 'vitest';
import { normalise } from '../../../main/core/scan/normalise.ts';

const cleaned = (text: string) => {
  const result = normalise({ text, method: 'wedge' });
  return result.ok ? result.value : result.failure.code;
};

test.each([
  ['a carriage return and a line feed', 'HC1:ABC\r\n'],
  ['a tab', 'HC1:ABC\t'],
  ['spaces at both ends', '  HC1:ABC '],
  ['a byte order mark', '\ufeffHC1:ABC'],
  ['the frame of a serial scanner', '\u0002HC1:ABC\u0003'],
  ['an AIM identifier', ']Q1HC1:ABC'],
  ['an AIM identifier behind a byte order mark', '\ufeff]Q3HC1:ABC\r'],
  ['an ECI identifier', ']Q2\\000026HC1:ABC'],
])('removes %s', (_, text) => {
  expect(cleaned(text)).toBe('HC1:ABC');
});

test('keeps the spaces inside, which are base45', () => {
  expect(cleaned('HC1:A  B C\r')).toBe('HC1:A  B C');
});

test('leaves a text alone that only begins like an AIM identifier', () => {
  expect(cleaned(']')).toBe(']');
  expect(cleaned(']é1HC1:')).toBe(']é1HC1:');
});

test('keeps a ZIP file as it is, control characters and all', () => {
  expect(cleaned('PK\u0003\u0004\u0000\r\n')).toBe('PK\u0003\u0004\u0000\r\n');
});

test('fails with SCAN_EMPTY when nothing is left', () => {
  expect(cleaned('')).toBe('SCAN_EMPTY');
  expect(cleaned(' \r\n')).toBe('SCAN_EMPTY');
  expect(cleaned(']Q1')).toBe('SCAN_EMPTY');
});

test('fails with SCAN_TOO_LONG beyond what a code can hold', () => {
  expect(cleaned('A'.repeat(4296))).toBe('A'.repeat(4296));
  expect(cleaned('A'.repeat(4297))).toBe('SCAN_TOO_LONG');
});

test.each(['\u0000', '\u001b', '\n', '\u007f', '\u0085'])(
  'fails with SCAN_CONTROL_CHARACTER on %j inside',
  (one) => {
    expect(cleaned(`HC1:A${one}B`)).toBe('SCAN_CONTROL_CHARACTER');
  },
);

test('leaves a ZIP behind an identifier every byte, also the NULs that it ends in', () => {
  const zip = 'PK\u0003\u0004\r\n\t\u0000\u0000';
  expect(cleaned(zip)).toBe(zip);
  expect(cleaned(`]Q1${zip}`)).toBe(zip);
  expect(cleaned(`\u0002]Q2\\000026${zip}`)).toBe(zip);
});
