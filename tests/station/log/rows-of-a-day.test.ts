import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Admission } from '../../../main/core/admission/admission.ts';
import type { AdmissionLog } from '../../../main/station/log/admission-log.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import {
  dayClosedRow,
  exceptionRow,
  exitRow,
  otherDoorRow,
  overnightRow,
  shiftRow,
} from '../../../main/station/presence/presence-rows.ts';
import { someAdmission, someDecision, someInstant, waitingAdmission } from '../../fakes/admissions.ts';
import { newLogFile, valueOf } from '../../fakes/log-file.ts';
import { someStay } from '../../fakes/presence.ts';

const minute = 60_000;
const by = { guard: 'g1' };
let log: AdmissionLog;

beforeEach(() => {
  log = valueOf(openLog(newLogFile()));
  onTestFinished(() => log.close());
});

const place = (minutes: number, point = 'front', clockIsDoubtful = false) => ({
  at: someInstant + minutes * minute,
  clockIsDoubtful,
  point,
});
const record = (...rows: readonly Admission[]) => rows.map((row) => valueOf(log.record(row)).sequence);
const came = (minutes: number, subjectKey: string) =>
  someAdmission({}, { at: someInstant + minutes * minute, subjectKey });
const sequences = (rows: readonly { readonly sequence: number }[]) => rows.map(({ sequence }) => sequence);

test('passages are people both ways and exceptions, newest first, with who did it', () => {
  record(came(0, 'a'), shiftRow(place(1), 'began', 'g1'), exceptionRow(place(2), 'waved-through', by));
  record(exitRow(place(3), { method: 'touch' }, by));
  const passages = valueOf(log.askDay((days) => days.passages(2)));
  expect(passages.map(({ plain }) => [plain.kind, plain.direction, plain.method])).toEqual([
    ['admission', 'out', 'touch'],
    ['exception', 'in', 'waved-through'],
  ]);
  expect(passages.map(({ personal, decision }) => [personal?.guard, decision])).toEqual([
    ['g1', null],
    ['g1', null],
  ]);
});

test("a person's passages are those since an instant, oldest first, and nobody else's", () => {
  record(came(0, 'a'), came(1, 'a'), came(2, 'b'), exitRow(place(3), { method: 'wedge', subjectKey: 'a' }));
  const since = someInstant + minute;
  expect(sequences(valueOf(log.askDay((days) => days.passagesOf('a', since))))).toEqual([2, 4]);
});

test('exceptions are those of the span, its end not included', () => {
  record(...[0, 1, 2].map((minutes) => exceptionRow(place(minutes), 'tailgating', by)), came(1, 'a'));
  const found = valueOf(
    log.askDay((days) => days.exceptions(someInstant + minute, someInstant + 2 * minute)),
  );
  expect(sequences(found)).toEqual([2]);
});

test('counts put together what is alike, with the people it stands for', () => {
  record(came(0, 'a'), came(1, 'b'), waitingAdmission(someInstant + minute), came(60, 'late'));
  record(someDecision(3, 'let-in', someInstant + 2 * minute));
  record(exceptionRow(place(3), 'waved-through', by, { people: 4, personClass: 'visitor' }));
  const counts = valueOf(log.askDay((days) => days.counts(someInstant, someInstant + 60 * minute)));
  const short = counts.map(({ kind, shown, outcome, method, what, rows, people }) =>
    [kind, shown, outcome, method, what, rows, people].join(' '),
  );
  expect(short.sort()).toEqual([
    'admission green green wedge  2 2',
    'admission yellow yellow wedge  1 1',
    'exception   waved-through waved-through 1 4',
    'guard-decision   guard let-in 1 1',
  ]);
});

test('somebody who is waved through went in, and an exit never did', () => {
  record(exceptionRow(place(0), 'waved-through', by, { people: 4 }), exitRow(place(1), { method: 'touch' }));
  record(exceptionRow(place(2), 'refused-scan', by));
  expect(valueOf(log.enteredSince(someInstant))).toBe(4);
  expect(valueOf(log.enteredSince(someInstant - 1))).toBe(4);
});

test('shifts come with the one before the span, which says who was on duty', () => {
  record(shiftRow(place(-600), 'began', 'g0'), shiftRow(place(-60), 'handed-over', 'g1'), came(0, 'a'));
  record(shiftRow(place(-5, 'back'), 'began', 'g2'), shiftRow(place(5), 'ended', 'g1'));
  const shifts = valueOf(log.askDay((days) => days.shifts(someInstant, 'front')));
  expect(shifts.map(({ plain, personal }) => [plain.what, personal?.guard])).toEqual([
    ['handed-over', 'g1'],
    ['ended', 'g1'],
  ]);
});

test('events of other doors are all there', () => {
  record(otherDoorRow(place(0, 'back'), 'opened', { guard: 'g1', note: 'goods' }), came(1, 'a'));
  const [event] = valueOf(log.askDay((days) => days.otherDoors()));
  expect([event?.plain.point, event?.plain.what, event?.personal?.note]).toEqual(['back', 'opened', 'goods']);
});

describe('the open day', () => {
  const openDay = () => sequences(valueOf(log.askDay((days) => days.openDay(someInstant))));

  test('begins with the first row since the instant where no day was ever closed', () => {
    expect(openDay()).toEqual([]);
    record(came(-1, 'yesterday'), came(0, 'a'), came(1, 'b'));
    expect(openDay()).toEqual([2, 3]);
  });

  test('begins where the last day was closed, whatever the clock said then', () => {
    record(came(0, 'a'), dayClosedRow(place(600, 'front', true), null, by), came(-900, 'b'));
    expect(openDay()).toEqual([2, 3]);
  });

  test('begins with those who stayed over night', () => {
    const [entry = 0] = record(came(0, 'a'));
    const [stays = 0] = record(overnightRow(place(599), someStay({ entry }), by), came(600, 'b'));
    record(dayClosedRow(place(601), stays, by));
    expect(openDay()).toEqual([2, 3, 4]);
  });
});

test('the head is the newest row', () => {
  expect(valueOf(log.head()).sequence).toBe(0);
  record(came(0, 'a'));
  expect(valueOf(log.head())).toEqual(valueOf(log.checkAll()));
});
