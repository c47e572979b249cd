import { describe, expect, test } from 'vitest';
import {
  awaitsGuard,
  hourOf,
  isEntry,
  isExit,
  peopleOf,
  settledBy,
} from '../../../main/core/admission/passage.ts';
import { someAdmission, someDecision } from '../../fakes/admissions.ts';

const shown = (colour: 'green' | 'yellow' | 'red', mode: 'advisory' | 'mandatory' = 'mandatory') =>
  someAdmission({ shown: colour, mode }).plain;
const noted = (direction: 'in' | 'out' | null) =>
  someAdmission({ kind: 'exception', what: 'tailgating', shown: null, direction }).plain;
const started = someAdmission({ kind: 'station-event', shown: null, what: 'station-started' }).plain;

describe('somebody went in', () => {
  test('when the machine showed green, in advisory mode too', () => {
    expect(isEntry(shown('green'))).toBe(true);
    expect(isEntry(shown('green', 'advisory'))).toBe(true);
  });

  test('when a guard let the person in, and not when a guard turned the person away', () => {
    expect(isEntry(someDecision(1, 'let-in').plain)).toBe(true);
    expect(isEntry(someDecision(1, 'turned-away').plain)).toBe(false);
  });

  test('not when yellow or red was shown, nor when it was an exit or no person at all', () => {
    expect(isEntry(shown('yellow'))).toBe(false);
    expect(isEntry(shown('red'))).toBe(false);
    expect(isEntry({ ...shown('green'), direction: 'out' })).toBe(false);
    expect(isEntry(started)).toBe(false);
  });

  test('when a guard noted an exception by which somebody went in, and not after any other', () => {
    expect(isEntry(noted('in'))).toBe(true);
    expect(isEntry(noted('out'))).toBe(false);
    expect(isEntry(noted(null))).toBe(false);
  });
});

describe('somebody went out', () => {
  test('when a row of a person or an exception says out', () => {
    expect(isExit({ ...shown('green'), direction: 'out', shown: null })).toBe(true);
    expect(isExit(noted('out'))).toBe(true);
  });

  test('not on the way in, and a correction is no exit', () => {
    expect(isExit(shown('green'))).toBe(false);
    expect(isExit(noted(null))).toBe(false);
    expect(isExit({ ...noted('out'), kind: 'presence-correction' })).toBe(false);
  });
});

test('a row counts one person unless it says otherwise', () => {
  expect(peopleOf(shown('green'))).toBe(1);
  expect(peopleOf({ ...shown('green'), people: 3 })).toBe(3);
});

describe('somebody waits for the guard', () => {
  test('when yellow or red was shown', () => {
    expect(awaitsGuard(shown('yellow'))).toBe(true);
    expect(awaitsGuard(shown('red'))).toBe(true);
  });

  test('not after green, and a decision or an event is nobody', () => {
    expect(awaitsGuard(shown('green'))).toBe(false);
    expect(awaitsGuard(someDecision(1, 'let-in').plain)).toBe(false);
    expect(awaitsGuard(started)).toBe(false);
  });
});

test('the machine settles green alone, a guard all else', () => {
  expect(settledBy(shown('green'), null)).toBe('machine');
  expect(settledBy(shown('yellow'), null)).toBe(null);
  expect(settledBy(shown('red'), 'turned-away')).toBe('turned-away');
  expect(settledBy(started, null)).toBe(null);
  expect(settledBy({ ...shown('green'), direction: 'out' }, null)).toBe(null);
});

test('an hour begins with its first millisecond', () => {
  expect(hourOf(3_600_000)).toBe(1);
  expect(hourOf(3_599_999)).toBe(0);
  expect(hourOf(-1)).toBe(-1);
});
