import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openInsideNames } from '../../../main/station/presence/inside-names.ts';
import { exitRow, rollCallRow } from '../../../main/station/presence/presence-rows.ts';
import { guardDecisionRow } from '../../../main/station/rows.ts';
import { someAdmission, waitingAdmission } from '../../fakes/admissions.ts';
import { filesWith } from '../../fakes/all-bytes.ts';
import { fakeClock, type FakeClock } from '../../fakes/fake-clock.ts';
import { presenceOn } from '../../fakes/kept-presence.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';
import { memoryLog, type MemoryLog } from '../../fakes/memory-log.ts';

const hour = 3_600_000;
const by = { guard: 'g1' };
let clock: FakeClock;
let log: MemoryLog;
let top: string;

beforeEach(() => {
  // 08:00 in Makassar.
  clock = fakeClock(Date.UTC(2022, 5, 1, 0));
  log = memoryLog();
  top = mkdtempSync(join(tmpdir(), 'ambang-presence-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
});

const start = () => presenceOn(log, openInsideNames(join(top, 'presence'), join(top, 'keys')), clock);
const comes = (subjectKey: string) => someAdmission({}, { at: clock.now(), subjectKey });
const whats = () => log.rows.map(({ plain }) => plain.what).filter((what) => what !== null);

test('who is inside and how they are called is the same after a restart', () => {
  const { write, keeper, place } = start();
  write(comes('a'), 'Penguji A');
  write(comes('b'), 'Penguji B');
  write(exitRow(place(), { method: 'wedge', subjectKey: 'a' }));
  const again = start().keeper;
  expect(again.ledger().stays()).toEqual(keeper.ledger().stays());
  expect([again.nameOf(1), again.nameOf(2)]).toEqual([null, { name: 'Penguji B', unit: null }]);
});

test('the name of somebody who waits is in memory until the guard lets the person in', () => {
  const { write, keeper, place } = start();
  write({ ...waitingAdmission(), plain: { ...waitingAdmission().plain, direction: 'in' } }, 'Penguji A');
  expect([keeper.nameOf(1), filesWith(top, 'Penguji')]).toEqual([null, []]);
  write(guardDecisionRow(place(), 1, 'let-in', by));
  expect(keeper.nameOf(1)?.name).toBe('Penguji A');
});

test('the name of somebody who is turned away is forgotten', () => {
  const { write, keeper, place } = start();
  write(waitingAdmission(), 'Penguji A');
  write(guardDecisionRow(place(), 1, 'turned-away', by));
  keeper.heard({ sequence: 3, ...guardDecisionRow(place(), 1, 'let-in', by), decision: null });
  expect([keeper.nameOf(1), keeper.nameOf(3)]).toEqual([null, null]);
});

test('a row that the log did not take changes nothing', () => {
  const { keeper } = start();
  log.breakWith('LOG_WRITE_FAILED');
  expect(failureOf(keeper.write(comes('a')))?.code).toBe('LOG_WRITE_FAILED');
  expect(keeper.ledger().count().inside).toBe(0);
});

test('somebody who is not inside can neither be gone nor stay', () => {
  const { keeper } = start();
  expect(failureOf(keeper.confirmGone(7, by))?.code).toBe('GUARD_STAY_UNKNOWN');
  expect(failureOf(keeper.keepOvernight(7, by))?.code).toBe('GUARD_STAY_UNKNOWN');
  expect(log.rows).toEqual([]);
});

test('a roll call and its ticks are the same after a restart', () => {
  const { write, keeper, place } = start();
  write(comes('a'), 'Penguji A');
  write(comes('b'), 'Penguji B');
  write(rollCallRow(place(), 'began', by));
  write(rollCallRow(place(), 'safe', by, { entry: 2 }));
  expect(keeper.rollCall()?.people.map(({ state }) => state)).toEqual(['missing', 'safe']);
  expect(start().keeper.rollCall()).toEqual(keeper.rollCall());
});

describe('the day', () => {
  test('is closed by the guard: a row for everybody who forgot to scan out, and one for the close', () => {
    const { write, keeper } = start();
    write(comes('a'), 'Penguji A');
    write(comes('b'), 'Penguji B');
    valueOf(keeper.keepOvernight(2, by));
    const key = readFileSync(join(top, 'keys', 'inside.key'));
    valueOf(keeper.closeDay(by));
    expect(readFileSync(join(top, 'keys', 'inside.key')).equals(key)).toBe(false);
    expect(whats()).toEqual(['stays-overnight', 'exit-missing', 'stays-overnight', 'day-closed']);
    expect(log.rows.slice(2).map(({ personal }) => personal?.guard)).toEqual(['g1', 'g1', 'g1', 'g1']);
    expect([keeper.nameOf(1), keeper.nameOf(2)?.name]).toEqual([null, 'Penguji B']);
    expect(start().keeper.ledger().stays()).toEqual(keeper.ledger().stays());
  });

  test('closes by itself at four in the morning, and once', () => {
    const { write, keeper } = start();
    write(comes('a'), 'Penguji A');
    clock.advance(20 * hour - 1);
    valueOf(keeper.minutePassed());
    expect(keeper.ledger().count().inside).toBe(1);
    clock.advance(1);
    valueOf(keeper.minutePassed());
    valueOf(keeper.minutePassed());
    expect(whats()).toEqual(['exit-missing', 'day-closed']);
    expect(log.rows.at(-1)?.personal?.guard).toBe(null);
  });

  test('that ended while the station was off is closed at the start', () => {
    start().write(comes('a'), 'Penguji A');
    clock.advance(30 * hour);
    const { keeper } = start();
    expect([keeper.ledger().count().inside, keeper.nameOf(1)]).toEqual([0, null]);
    expect(whats()).toEqual(['exit-missing', 'day-closed']);
  });

  test('that a guard closed in the evening is not closed again under those of the morning', () => {
    const { write, keeper } = start();
    write(comes('a'));
    clock.advance(10 * hour);
    valueOf(keeper.closeDay(by));
    clock.advance(14 * hour);
    write(comes('b'), 'Penguji B');
    clock.advance(hour);
    const again = start().keeper;
    expect([again.ledger().count().inside, again.nameOf(4)?.name]).toEqual([1, 'Penguji B']);
  });

  test('that is closed late keeps those who came in since four', () => {
    const { write, keeper } = start();
    write(comes('a'));
    clock.advance(24 * hour);
    clock.doubt(true);
    write(comes('b'), 'Penguji B');
    clock.doubt(false);
    valueOf(keeper.minutePassed());
    expect(
      keeper
        .ledger()
        .stays()
        .map(({ subjectKey }) => subjectKey),
    ).toEqual(['b']);
    expect(start().keeper.nameOf(2)?.name).toBe('Penguji B');
  });

  test('is not closed by a clock that is in doubt', () => {
    const { write, keeper } = start();
    write(comes('a'));
    clock.advance(30 * hour);
    clock.doubt(true);
    valueOf(keeper.minutePassed());
    expect(keeper.ledger().count().inside).toBe(1);
  });

  test('that was half closed when the log failed is closed again', () => {
    const { write, keeper } = start();
    write(comes('a'));
    valueOf(keeper.keepOvernight(1, by));
    write(comes('b'));
    // The rows that a kill in mid-close leaves: b was ended, the day was not.
    valueOf(keeper.confirmGone(3, by));
    const again = start();
    valueOf(again.keeper.closeDay(by));
    expect(
      again.keeper
        .ledger()
        .stays()
        .map(({ subjectKey }) => subjectKey),
    ).toEqual(['a']);
  });

  test('begins anew with who stayed, night after night as long as a guard says so', () => {
    const { write, keeper } = start();
    write(comes('a'), 'Penguji A');
    valueOf(keeper.keepOvernight(1, by));
    clock.advance(20 * hour);
    valueOf(keeper.minutePassed());
    expect([keeper.ledger().count().inside, keeper.nameOf(1)?.name]).toEqual([1, 'Penguji A']);
    expect(keeper.ledger().stay(1)?.overnight).toBe(3);
  });
});
