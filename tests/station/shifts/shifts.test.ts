import { writeFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { PresenceLedger } from '../../../main/core/admission/presence-ledger.ts';
import type { AdmissionLog } from '../../../main/station/log/admission-log.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { exceptionRow } from '../../../main/station/presence/presence-rows.ts';
import { readGuards, writeGuards, type Guard } from '../../../main/station/shifts/guard-list.ts';
import { createShiftDesk } from '../../../main/station/shifts/shift-desk.ts';
import { someAdmission, waitingAdmission } from '../../fakes/admissions.ts';
import { fakeClock, type FakeClock } from '../../fakes/fake-clock.ts';
import { failureOf, newLogFile, valueOf } from '../../fakes/log-file.ts';

const minute = 60_000;
const guard = (id: string, isActive = true): Guard => ({ id, name: 'Petugas Uji', isActive });
const guards = [guard('g1'), guard('g2'), guard('g3', false)];

let clock: FakeClock;
let log: AdmissionLog;
let list: string;

beforeEach(() => {
  clock = fakeClock();
  const file = newLogFile();
  list = join(dirname(file), 'guards.json');
  log = valueOf(openLog(file));
  onTestFinished(() => log.close());
  writeGuards(list, guards);
});

const place = (point = 'front') => ({ at: clock.now(), clockIsDoubtful: false, point });

const deskAt = (point = 'front') =>
  createShiftDesk({
    record: log.record,
    askDay: log.askDay,
    head: log.head,
    pending: () => {
      const found = log.undecided(0);
      return found.ok ? { ok: true, value: found.value.length } : found;
    },
    inside: () => new PresenceLedger().count(),
    guards: () => readGuards(list),
    place: () => place(point),
  });

describe('the watch', () => {
  test('is the one of the last shift row, over restarts', () => {
    const desk = deskAt();
    expect(valueOf(desk.onDuty())).toBe(null);
    expect(valueOf(desk.signIn('g1'))).toBe(null);
    expect(valueOf(deskAt().onDuty())).toEqual({ guard: 'g1', from: clock.now(), until: null });
    expect(valueOf(deskAt('back').onDuty())).toBe(null);
  });

  test('is not for somebody who is not on the list, or no longer', () => {
    expect(failureOf(deskAt().signIn('g9'))?.code).toBe('GUARD_NOT_ON_LIST');
    expect(failureOf(deskAt().signIn('g3'))?.code).toBe('GUARD_NOT_ON_LIST');
    expect(valueOf(log.head()).sequence).toBe(0);
  });

  test('cannot be ended or described when nobody is signed in', () => {
    expect(failureOf(deskAt().signOut())?.code).toBe('GUARD_NOT_ON_DUTY');
    expect(failureOf(deskAt().slip())?.code).toBe('GUARD_NOT_ON_DUTY');
  });

  test('leaves minutes without a guard between the end and the next sign-in', () => {
    const desk = deskAt();
    const open = clock.now();
    clock.advance(10 * minute);
    desk.signIn('g1');
    clock.advance(60 * minute);
    desk.signOut();
    clock.advance(5 * minute);
    desk.signIn('g2');
    clock.advance(30 * minute);
    expect(valueOf(desk.unguarded(open, clock.now())).total).toBe(15 * minute);
  });
});

test('the slip of a hand-over counts the watch that ends, at its point alone', () => {
  const desk = deskAt();
  log.record(someAdmission({}, { at: clock.now() }));
  clock.advance(minute);
  desk.signIn('g1');
  const from = clock.now();
  clock.advance(minute);
  const at = clock.now();
  log.record(someAdmission({}, { at }));
  log.record(someAdmission({ point: 'back' }, { at }));
  log.record(waitingAdmission(at));
  log.record(exceptionRow(place(), 'refused-scan', { guard: 'g1', note: 'no-reason' }));
  clock.advance(1);
  const slip = valueOf(desk.signIn('g2'));
  expect(slip).toMatchObject({
    point: 'front',
    guard: 'g1',
    from,
    until: at + 1,
    pending: 1,
    head: { sequence: 6 },
  });
  expect(slip?.figures).toMatchObject({
    entered: 1,
    judged: { green: 1, yellow: 1 },
    exceptions: { 'refused-scan': 1 },
  });
  expect(slip?.exceptions.map(({ personal }) => personal?.note)).toEqual(['no-reason']);
  expect(slip?.head.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(valueOf(desk.signOut()).figures.entered).toBe(0);
});

describe('the list of guards', () => {
  test('is empty where there is none', () => {
    expect(valueOf(readGuards(`${list}.absent`))).toEqual([]);
  });

  test('reads back as it was written', () => {
    expect(valueOf(readGuards(list))).toEqual(guards);
  });

  test.each([
    ['no JSON', 'guards'],
    ['no list', '{}'],
    ['an id with a space', JSON.stringify([guard('g 1')])],
    ['an id twice', JSON.stringify([guard('g1'), guard('g1')])],
    ['a guard without a name', JSON.stringify([{ ...guard('g1'), name: ' ' }])],
  ])('that holds %s is refused, and nobody can sign in', (_what, text) => {
    writeFileSync(list, text);
    expect(failureOf(readGuards(list))?.code).toBe('GUARD_LIST_UNREADABLE');
    expect(failureOf(deskAt().signIn('g1'))?.code).toBe('GUARD_LIST_UNREADABLE');
  });

  test('is never written as it would not be read', () => {
    expect(() => {
      writeGuards(list, [guard('g1'), guard('g1')]);
    }).toThrow();
    expect(valueOf(readGuards(list))).toEqual(guards);
  });
});
