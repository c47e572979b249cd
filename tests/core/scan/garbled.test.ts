import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restoreGarbled } from '../../../main/core/scan/garbled.ts';
import { layouts } from '../../../main/core/scan/layouts.ts';
import { normalise } from '../../../main/core/scan/normalise.ts';
import { readTestdata } from '../../fakes/shared-testdata.ts';

const us = layouts['us'] ?? ['', ''];
const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Types a text on the keys of a US keyboard under another layout, as a program that keeps dead keys' marks would. */
function garble(text: string, layout: string, hasCapsLock = false): string {
  const typed = Array.from(text, (character) => {
    const level = us[0].includes(character) ? 0 : 1;
    const place = us[level].indexOf(character);
    const [lower = '', upper = ''] = (layouts[layout] ?? us).map((row) => row[place]);
    const swaps = hasCapsLock && lower !== upper && lower.toUpperCase() === upper;
    return (level === 1) !== swaps ? upper : lower;
  });
  // A dead key's mark goes onto the character behind it; where the two make no letter, X11 gives neither.
  return typed
    .join('')
    .replaceAll(/([\u0300-\u036f])(.)/gu, (_pair, mark: string, next: string) =>
      (next + mark).normalize('NFC'),
    )
    .replaceAll(/.[\u0300-\u036f]/gu, '');
}

function restored(text: string): string {
  const scanned = normalise({ text, method: 'typed' });
  if (!scanned.ok) return scanned.failure.code;
  const result = restoreGarbled(scanned.value);
  return result.ok ? result.value : result.failure.code;
}

const certificates = (
  readTestdata('eu-dcc-quality-assurance/cases.json') as readonly { readonly hc1: string }[]
)
  .map(({ hc1 }) => hc1)
  .slice(0, 5);
const hasDeadKeys = (name: string) =>
  [...base45].some((one) => /[\u0300-\u036f]/.test(garble(`${one}A`, name).normalize('NFD')));
const names = Object.keys(layouts).filter((name) => name !== 'gr' && name !== 'vn');

describe('a certificate that another program garbled', () => {
  test.each(names.filter((name) => !hasDeadKeys(name)))(
    'under the layout %s is exact again, with Caps Lock too unless several codes can be meant',
    (layout) => {
      for (const certificate of certificates) {
        expect(restored(garble(certificate, layout))).toBe(certificate);
        expect([certificate, 'SCAN_GARBLED']).toContain(restored(garble(certificate, layout, true)));
      }
    },
  );

  test.each(names.filter(hasDeadKeys))(
    'under the layout %s, which has dead keys, is exact again where they swallowed nothing',
    (layout) => {
      for (const certificate of certificates) {
        const whole = certificate.replaceAll(/(?<=....)[^0-9A-Z]([^A]|$)/g, 'A');
        expect([whole, 'SCAN_GARBLED']).toContain(restored(garble(whole, layout)));
      }
    },
  );

  test('with Caps Lock under a US layout is exact again', () => {
    for (const certificate of certificates)
      expect(restored(garble(certificate, 'us', true))).toBe(certificate);
  });

  test('keeps its symbology mark out of the way', () => {
    const [certificate = ''] = certificates;
    expect(restored(garble(`]Q1${certificate}`, 'fr'))).toBe(certificate);
  });

  test('of which a dead key swallowed a part is named to the guard', () => {
    const [certificate = ''] = certificates;
    const lossy = garble(certificate, 'fr')
      .replace(garble('%', 'fr'), '~')
      .replaceAll(garble('+', 'fr'), '\u20ac');
    expect(restored(lossy)).toBe('SCAN_GARBLED');
  });
});

test('a SMART Health Card that another program garbled is exact again', () => {
  const card = `shc:/${'5676290952432060346029243740446031222959532654603460292540772804336028'.repeat(3)}`;
  for (const layout of ['fr', 'cz', 'us(dvorak)', 'ru']) expect(restored(garble(card, layout))).toBe(card);
});

describe('any other text', () => {
  test('is given as it is: numbers above all', () => {
    const numbers = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF-'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(numbers, (number) => {
        expect(restored(number)).toBe(number.trim());
      }),
    );
    expect(restored('https://example.org/a-long-address?with=parts')).toBe(
      'https://example.org/a-long-address?with=parts',
    );
  });

  test('that is a whole code is never touched', () => {
    for (const certificate of certificates) expect(restored(certificate)).toBe(certificate);
  });

  test('never throws, and a restored text is a code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const scanned = normalise({ text, method: 'typed' });
        if (!scanned.ok) return;
        const result = restoreGarbled(scanned.value);
        if (result.ok && result.value !== scanned.value) expect(result.value).toMatch(/^(HC1:|shc:\/)/);
      }),
    );
  });
});
