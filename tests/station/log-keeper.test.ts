import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../main/core/reason-codes.ts';
import { failure } from '../../main/core/reason-codes.ts';
import type { Result } from '../../main/core/result.ts';
import { fail, ok } from '../../main/core/result.ts';
import { createLogKeeper } from '../../main/station/log-keeper.ts';
import type { AdmissionLog } from '../../main/station/log/admission-log.ts';
import { guardDecisionRow, stationEventRow } from '../../main/station/rows.ts';
import { memoryLog } from '../fakes/memory-log.ts';
import type { MemoryLog } from '../fakes/memory-log.ts';

const row = stationEventRow({ at: 0, clockIsDoubtful: false, point: 'A' }, 'station-started');
let heard: string[] = [];
let next: Result<AdmissionLog, Failure>;

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function keep(first: Result<AdmissionLog, Failure>) {
  next = first;
  const keeper = createLogKeeper({
    open: () => next,
    broken: ({ code }) => heard.push(code),
    repaired: () => heard.push('repaired'),
  });
  keeper.open();
  return keeper;
}

function brokenLog(): MemoryLog {
  const log = memoryLog();
  log.breakWith('LOG_WRITE_FAILED');
  return log;
}

describe('a log over the run of a station', () => {
  test('never uses a connection again after a failed write', () => {
    const log = brokenLog();
    const keeper = keep(ok(log));
    expect(keeper.record(row)).toMatchObject({ failure: { code: 'LOG_WRITE_FAILED' } });
    expect(log.isClosed()).toBe(true);
    log.breakWith(null);
    expect(keeper.record(row).ok).toBe(false);
    expect(keeper.trouble()?.code).toBe('LOG_WRITE_FAILED');
  });

  test('is opened anew every five seconds until it holds', () => {
    const keeper = keep(fail(failure('LOG_BUSY')));
    vi.advanceTimersByTime(5000);
    expect(heard).toEqual(['LOG_BUSY', 'LOG_BUSY']);
    next = ok(memoryLog());
    vi.advanceTimersByTime(5000);
    expect(heard).toEqual(['LOG_BUSY', 'LOG_BUSY', 'repaired']);
    expect(keeper.trouble()).toBeNull();
    expect(keeper.record(row).ok).toBe(true);
  });

  test('is not broken by a decision about nobody', () => {
    const keeper = keep(ok(memoryLog()));
    const nobody = guardDecisionRow({ at: 0, clockIsDoubtful: false, point: 'A' }, 7, 'let-in');
    expect(keeper.record(nobody)).toMatchObject({ failure: { code: 'GUARD_ADMISSION_UNKNOWN' } });
    expect(keeper.trouble()).toBeNull();
  });

  test('answers questions with what was given for the time that it is broken', () => {
    expect(keep(fail(failure('LOG_DAMAGED'))).ask((log) => log.enteredSince(0), -1)).toBe(-1);
    expect(keep(ok(memoryLog())).ask((log) => log.enteredSince(0), -1)).toBe(0);
  });

  test('is broken by a question that it cannot answer', () => {
    const keeper = keep(ok({ ...memoryLog(), enteredSince: () => fail(failure('LOG_READ_FAILED')) }));
    expect(keeper.ask((log) => log.enteredSince(0), -1)).toBe(-1);
    expect(keeper.trouble()?.code).toBe('LOG_READ_FAILED');
  });

  test('is left in peace once closed', () => {
    const keeper = keep(fail(failure('LOG_BUSY')));
    keeper.close();
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual(['LOG_BUSY']);
  });
});
