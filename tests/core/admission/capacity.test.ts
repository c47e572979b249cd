import { expect, test } from 'vitest';
import { roomFor } from '../../../main/core/admission/capacity.ts';
import { someAdmission } from '../../fakes/admissions.ts';
import { numberedLedger } from '../../fakes/presence.ts';

function houseOf(visitors: number, employees: number) {
  const { ledger, take } = numberedLedger();
  const comes = (personClass: string) => take(someAdmission({ personClass }));
  for (let person = 0; person < visitors; person += 1) comes('visitor');
  for (let person = 0; person < employees; person += 1) comes('employee');
  return ledger;
}

const one = { personClass: 'visitor', people: 1 };

test('the one who reaches the limit goes in, the next one waits', () => {
  expect(roomFor(houseOf(9, 0), { people: 10 }, one)).toBe('room');
  expect(roomFor(houseOf(10, 0), { people: 10 }, one)).toBe('full');
});

test('those who come together find room together or not at all', () => {
  expect(roomFor(houseOf(7, 0), { people: 10 }, { ...one, people: 3 })).toBe('room');
  expect(roomFor(houseOf(8, 0), { people: 10 }, { ...one, people: 3 })).toBe('full');
});

test('a class that is full keeps out its own alone', () => {
  const capacity = { people: 10, perClass: { visitor: 2 } };
  expect(roomFor(houseOf(1, 3), capacity, one)).toBe('room');
  expect(roomFor(houseOf(2, 3), capacity, one)).toBe('class-full');
  expect(roomFor(houseOf(2, 3), capacity, { ...one, personClass: 'employee' })).toBe('room');
  expect(roomFor(houseOf(2, 3), capacity, { ...one, personClass: null })).toBe('room');
});

test('without a limit there is always room', () => {
  expect(roomFor(houseOf(50, 0), null, one)).toBe('room');
});
