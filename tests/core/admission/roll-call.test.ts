import { expect, test } from 'vitest';
import type { Admission } from '../../../main/core/admission/admission.ts';
import { PresenceLedger } from '../../../main/core/admission/presence-ledger.ts';
import { RollCall } from '../../../main/core/admission/roll-call.ts';
import { exceptionRow, exitRow, rollCallRow } from '../../../main/station/presence/presence-rows.ts';
import { someAdmission, someInstant } from '../../fakes/admissions.ts';

const by = { guard: 'g1' };
const place = { at: someInstant + 60_000, clockIsDoubtful: false, point: 'front' };
const comes = (subjectKey: string | null) => someAdmission({}, { subjectKey });
const waved = exceptionRow(place, 'waved-through', by, { people: 4 });
const began = rollCallRow(place, 'began', by);

function callAfter(...rows: readonly Admission[]) {
  const ledger = new PresenceLedger();
  const call = new RollCall();
  rows.forEach((admission, index) => {
    const row = { sequence: index + 1, ...admission, decision: null };
    call.take(row, ledger, ledger.take(row));
  });
  const state = call.state();
  const states = state?.people.map((person) => person.state);
  return { state, states, safe: state?.anonymous.safe };
}

test('there is none before it begins and after it ended', () => {
  expect(callAfter(comes('a')).state).toBe(null);
  expect(callAfter(comes('a'), began, rollCallRow(place, 'ended', by)).state).toBe(null);
});

test('everybody inside is looked for, and the anonymous are a number', () => {
  const { state, states } = callAfter(comes('a'), comes('b'), waved, comes(null), began);
  expect(states).toEqual(['missing', 'missing']);
  expect(state).toMatchObject({ began: place.at, anonymous: { inside: 5, safe: 0 } });
});

test('who was found is safe until the guard takes it back', () => {
  const found = [comes('a'), comes('b'), began, rollCallRow(place, 'safe', by, { entry: 2 })];
  expect(callAfter(...found).states).toEqual(['missing', 'safe']);
  expect(callAfter(...found, rollCallRow(place, 'not-found-after-all', by, { entry: 2 })).states).toEqual([
    'missing',
    'missing',
  ]);
});

test('who leaves by the door stays on the list, as gone', () => {
  const left = exitRow(place, { method: 'wedge', subjectKey: 'a' });
  expect(callAfter(comes('a'), comes('b'), began, left).states).toEqual(['left', 'missing']);
});

test('who comes in while it goes on is looked for too', () => {
  const { state, states } = callAfter(comes('a'), began, comes('b'), waved);
  expect(states).toEqual(['missing', 'missing']);
  expect(state?.anonymous.inside).toBe(4);
});

test('the anonymous are found by numbers, by touches on the way out, never more than there are', () => {
  const found = (people: number) => rollCallRow(place, 'safe', by, { people });
  const touch = exitRow(place, { method: 'touch' });
  expect(callAfter(waved, began, found(2)).safe).toBe(2);
  expect(callAfter(waved, began, found(2), touch).safe).toBe(3);
  expect(callAfter(waved, began, found(9)).safe).toBe(4);
  const takenBack = rollCallRow(place, 'not-found-after-all', by, { people: 1 });
  expect(callAfter(waved, began, found(2), takenBack).safe).toBe(1);
});

test('a second one begins with nobody found', () => {
  const rows = [comes('a'), began, rollCallRow(place, 'safe', by, { entry: 1 }), began];
  expect(callAfter(...rows).states).toEqual(['missing']);
});
