import { expect, test } from 'vitest';
import { placesOf } from '../../main/station/terminal.ts';

test('a bug is told by its kind and its places, never by its message', () => {
  const places = placesOf(new TypeError('HC1:NCF\nSITI CONTOH'));
  expect(places).toMatch(/^TypeError\n\s+at .*terminal\.test\.ts/);
  expect(places).not.toMatch(/HC1|SITI/);
  expect(placesOf('SITI CONTOH')).toBe('string');
});
