import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Admission, WrittenAdmission } from '../../../main/core/admission/admission.ts';
import { mergedPresence } from '../../../main/core/admission/merged-presence.ts';
import { PresenceLedger } from '../../../main/core/admission/presence-ledger.ts';
import {
  dayClosedRow,
  exceptionRow,
  exitMissingRow,
  exitRow,
  overnightRow,
} from '../../../main/station/presence/presence-rows.ts';
import { guardDecisionRow } from '../../../main/station/rows.ts';
import { someAdmission, someInstant, waitingAdmission } from '../../fakes/admissions.ts';

const minute = 60_000;
const by = { guard: 'g1' };
const at = (minutes: number, point = 'front') => ({
  at: someInstant + minutes * minute,
  clockIsDoubtful: false,
  point,
});

function written(rows: readonly Admission[]): readonly WrittenAdmission[] {
  return rows.map((row, index) => ({ ...row, sequence: index + 1, decision: null }));
}
function merged(stations: Readonly<Record<string, readonly Admission[]>>) {
  return mergedPresence(
    Object.entries(stations).map(([station, rows]) => ({ station, rows: written(rows) })),
  );
}
const entry = (minutes: number, subjectKey: string | null) =>
  someAdmission({}, { at: someInstant + minutes * minute, subjectKey });
const exit = (minutes: number, subjectKey: string | null) =>
  exitRow(at(minutes), { method: 'serial', subjectKey });

describe('presence over several points', () => {
  test('lets somebody leave by another point than by which they came', () => {
    const presence = merged({ a: [entry(0, 'k1'), entry(1, 'k2')], b: [exit(5, 'k1')] });
    expect(presence.stays().map(({ subjectKey }) => subjectKey)).toEqual(['k2']);
  });

  test('goes by time and not by which log comes first', () => {
    const [a, b] = [[exit(5, 'k1')], [entry(0, 'k1')]];
    expect(merged({ a, b }).count().inside).toBe(0);
    expect(merged({ a: b, b: a }).count().inside).toBe(0);
  });

  test('leaves the rows of a point in their order where its clock was set back', () => {
    const presence = merged({ a: [entry(10, 'k1'), exit(2, 'k1')], b: [entry(5, 'k2')] });
    expect(presence.stays().map(({ subjectKey }) => subjectKey)).toEqual(['k2']);
  });

  test('takes a decision for the person of its own point, though numbers are the same everywhere', () => {
    const waiting = { ...waitingAdmission(), personal: { ...waitingAdmission().personal, subjectKey: 'k1' } };
    const presence = merged({
      a: [waiting, guardDecisionRow(at(1), 1, 'let-in', by)],
      b: [entry(0, 'k2'), exitRow(at(3), { method: 'guard', concerns: 1 })],
    });
    expect(presence.stays().map(({ subjectKey }) => subjectKey)).toEqual(['k1']);
  });

  test('counts somebody whose own row nobody has brought as somebody unknown', () => {
    const presence = merged({ a: [guardDecisionRow(at(1), 7, 'let-in', by)] });
    expect(presence.count()).toMatchObject({ inside: 1, anonymous: 1 });
  });

  test('closes the day of a point for those who came in by it', () => {
    const close = dayClosedRow(at(60), null, by);
    const presence = merged({ a: [entry(0, 'k1'), close], b: [entry(0, 'k2')] });
    expect(presence.stays().map(({ subjectKey }) => subjectKey)).toEqual(['k2']);
    const both = merged({ a: [entry(0, 'k1'), close], b: [entry(0, 'k2'), entry(1, null), close] });
    expect(both.count()).toMatchObject({ inside: 0, unexplainedTouches: 0 });
  });

  test('keeps who stays over night by the word of the point, whatever the others close', () => {
    const own = new PresenceLedger();
    const [first] = written([entry(0, 'k1')]);
    const { began } = first === undefined ? { began: null } : own.take(first);
    if (began === null) throw new Error('nobody came in');
    const a = [entry(0, 'k1'), overnightRow(at(59), began, by), dayClosedRow(at(60), 2, by)];
    const presence = merged({ a, b: [entry(0, 'k2'), dayClosedRow(at(61), null, by)] });
    expect(presence.stays().map(({ subjectKey }) => subjectKey)).toEqual(['k1']);
  });

  test('is not shaken by an exit that a point missed and another one saw', () => {
    const a = [entry(0, 'k1'), exitMissingRow(at(60), 1, by)];
    expect(merged({ a, b: [exit(30, 'k1')] }).count().inside).toBe(0);
  });

  test('is that of one log, however its people are spread over points', () => {
    const step = fc.record({
      key: fc.constantFrom('k1', 'k2', 'k3', null),
      isExit: fc.boolean(),
      station: fc.constantFrom('a', 'b', 'c'),
      isWaved: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rows = steps.map(({ key, isExit, isWaved }, minutes) => {
          if (isExit) return exit(minutes, key);
          return isWaved ? exceptionRow(at(minutes), 'waved-through', by) : entry(minutes, key);
        });
        const single = new PresenceLedger();
        for (const row of written(rows)) single.take(row);
        const spread = Object.fromEntries(
          ['a', 'b', 'c'].map((station) => [station, rows.filter((_, at) => steps[at]?.station === station)]),
        );
        const many = merged(spread);
        expect(many.count()).toEqual(single.count());
        expect(many.stays().map(({ subjectKey }) => subjectKey)).toEqual(
          single.stays().map(({ subjectKey }) => subjectKey),
        );
      }),
      { numRuns: 300 },
    );
  });
});
