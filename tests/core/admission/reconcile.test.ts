import { expect, test } from 'vitest';
import { reconciliation } from '../../../main/core/admission/reconcile.ts';
import { exceptionRow, exitRow, overnightRow } from '../../../main/station/presence/presence-rows.ts';
import { someAdmission, someInstant } from '../../fakes/admissions.ts';
import { numberedLedger, someStay } from '../../fakes/presence.ts';

const by = { guard: 'g1' };
const place = { at: someInstant, clockIsDoubtful: false, point: 'front' };
const comes = (subjectKey: string, at = someInstant) => someAdmission({}, { subjectKey, at });

test('an empty house leaves nothing to ask', () => {
  expect(reconciliation(numberedLedger().ledger)).toBe(null);
});

test('asks about everybody who was not noted going out, longest inside first', () => {
  const { ledger, take } = numberedLedger();
  [comes('late', someInstant + 1), comes('early'), exceptionRow(place, 'waved-through', by)].forEach(take);
  take(exitRow(place, { method: 'touch' }));
  take(exitRow(place, { method: 'touch' }));
  const found = reconciliation(ledger);
  expect(found?.forgotten.map(({ subjectKey }) => subjectKey)).toEqual(['early', 'late']);
  expect(found).toMatchObject({ unexplainedTouches: 1, anonymous: 0 });
});

test('asks about the anonymous alone, and not about those confirmed for the night', () => {
  const { ledger, take } = numberedLedger();
  [comes('a'), overnightRow(place, someStay(), by)].forEach(take);
  expect(reconciliation(ledger)).toBe(null);
  take(exceptionRow(place, 'waved-through', by));
  expect(reconciliation(ledger)).toEqual({ forgotten: [], unexplainedTouches: 0, anonymous: 1 });
});
