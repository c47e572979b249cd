import { expect, test } from 'vitest';
import type { CalledPerson } from '../../../main/core/admission/roll-call.ts';
import { rollCallList } from '../../../main/station/presence/roll-call-list.ts';
import { someInstant } from '../../fakes/admissions.ts';
import { someStay } from '../../fakes/presence.ts';

const called = (entry: number, said: Partial<CalledPerson> = {}): CalledPerson => ({
  ...someStay({ entry }),
  state: 'missing',
  ...said,
});
const nobody = { inside: 0, safe: 0 };

test('people stand by unit and name, the unknown last', () => {
  const names = new Map([
    [1, { name: 'Penguji Budi', unit: 'Bagian Umum' }],
    [2, { name: 'penguji Ani', unit: 'Bagian Umum' }],
    [3, { name: 'Penguji Citra', unit: null }],
    [4, { name: 'Penguji Dewi', unit: 'Bagian 2' }],
  ]);
  const people = [1, 2, 3, 4, 5].map((entry) => called(entry)).concat(called(6, { unit: 'Bagian Umum' }));
  const list = rollCallList(
    { began: someInstant, people, anonymous: nobody },
    (entry) => names.get(entry) ?? null,
  );
  expect(list.units.map(({ unit, people: lines }) => [unit, lines.map(({ entry }) => entry)])).toEqual([
    ['Bagian 2', [4]],
    ['Bagian Umum', [2, 1, 6]],
    [null, [3, 5]],
  ]);
});

test('missing are those not found and not gone, with their companions and the anonymous', () => {
  const people = [called(1, { people: 3 }), called(2, { state: 'safe' }), called(3, { state: 'left' })];
  const state = { began: someInstant, people, anonymous: { inside: 5, safe: 1 } };
  expect(rollCallList(state, () => null).missing).toBe(7);
});

test('two thousand people are listed within two seconds', () => {
  const people = Array.from({ length: 2000 }, (_, entry) => called(entry));
  const nameOf = (entry: number) => ({
    name: `Penguji ${String((entry * 7919) % 2003)}`,
    unit: `Bagian ${String(entry % 40)}`,
  });
  const start = performance.now();
  const list = rollCallList({ began: someInstant, people, anonymous: nobody }, nameOf);
  expect(performance.now() - start).toBeLessThan(2000);
  expect([list.units.length, list.missing]).toEqual([40, 2000]);
});
