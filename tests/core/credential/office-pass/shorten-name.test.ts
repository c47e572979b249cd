import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenName } from '../../../../main/core/credential/office-pass/shorten-name.ts';

const name = 'Hj. Siti Nur Aisyah Rahmawati, S.Pd.';

test.each([
  [30, 'SITI NUR AISYAH RAHMAWATI'],
  [25, 'SITI NUR AISYAH RAHMAWATI'],
  [24, 'SITI NUR A RAHMAWATI'],
  [19, 'SITI N A RAHMAWATI'],
  [17, 'SITI N RAHMAWATI'],
  [15, 'SITI RAHMAWATI'],
  [13, 'SITI R'],
  [5, 'SITI'],
  [3, 'SIT'],
  [0, ''],
])('a name in %i symbols', (room, shortened) => {
  expect(shortenName(name, room)).toBe(shortened);
});

test('a single name stays whole as long as it can', () => {
  expect([9, 5].map((room) => shortenName('Suhartono', room))).toEqual(['SUHARTONO', 'SUHAR']);
});

test('whatever the name, it fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 40 }), (any, room) => {
      expect(shortenName(any, room).length).toBeLessThanOrEqual(room);
    }),
  );
});
