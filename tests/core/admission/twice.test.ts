import { expect, test } from 'vitest';
import { judgeTwice, typicalStayMs, type SecondUse } from '../../../main/core/admission/twice.ts';
import { someInstant } from '../../fakes/admissions.ts';
import { someStay } from '../../fakes/presence.ts';

const minute = 60_000;
const use = (inside: number, said: Partial<SecondUse> = {}): SecondUse => ({
  stay: someStay({ point: 'A' }),
  at: someInstant + inside,
  point: 'A',
  wasInterrupted: false,
  ...said,
});

test('soon after the entry it is a copy, at whatever point', () => {
  expect(judgeTwice(use(0))).toBe('already-inside');
  expect(judgeTwice(use(typicalStayMs - 1))).toBe('already-inside');
  expect(judgeTwice(use(typicalStayMs - 1, { point: 'B' }))).toBe('already-inside');
});

test('after a typical stay the exit is missing, and what is typical is for the site to say', () => {
  expect(judgeTwice(use(typicalStayMs))).toBe('exit-missing');
  expect(judgeTwice(use(59 * minute), 60 * minute)).toBe('already-inside');
  expect(judgeTwice(use(60 * minute), 60 * minute)).toBe('exit-missing');
});

test('after a start of the station it is the same passage for ten minutes, at the same point', () => {
  expect(judgeTwice(use(10 * minute, { wasInterrupted: true }))).toBe('scanned-again');
  expect(judgeTwice(use(10 * minute + 1, { wasInterrupted: true }))).toBe('already-inside');
  expect(judgeTwice(use(minute, { wasInterrupted: true, point: 'B' }))).toBe('already-inside');
});

test('of a stay over night the exit is missing, however soon', () => {
  expect(judgeTwice(use(minute, { stay: someStay({ overnight: 7 }) }))).toBe('exit-missing');
});

test('before the entry, by a clock that was set back, it is a copy', () => {
  expect(judgeTwice(use(-1, { wasInterrupted: true }))).toBe('already-inside');
});
