import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../main/core/reason-codes.ts';
import { failure } from '../../main/core/reason-codes.ts';
import type { Result } from '../../main/core/result.ts';
import { fail, ok } from '../../main/core/result.ts';
import { createLogKeeper, type LogKeeperOptions } from '../../main/station/log-keeper.ts';
import type { AdmissionLog } from '../../main/station/log/admission-log.ts';
import type { SalvageReport } from '../../main/station/log/salvage/salvage.ts';
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

function keep(first: Result<AdmissionLog, Failure>, options: Partial<LogKeeperOptions> = {}) {
  next = first;
  const keeper = createLogKeeper({
    ...options,
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

describe('a log that is damaged', () => {
  const report: SalvageReport = {
    at: 0,
    because: 'LOG_DAMAGED',
    setAside: 'admissions.db.damaged',
    rows: 1,
    lost: [],
    personalFrom: null,
    personalLost: [],
    misfits: [],
    backups: [],
  };
  const salvaged = ({ setAside }: SalvageReport) => heard.push(setAside);

  test('is salvaged up to the last row of this run, and then goes on', async () => {
    const log = memoryLog();
    const asked: unknown[] = [];
    const salvage = (reason: Failure, reached: number) => {
      asked.push([reason.code, reached]);
      next = ok(memoryLog());
      return Promise.resolve(ok(report));
    };
    const keeper = keep(ok(log), { salvage, salvaged });
    keeper.record(row);
    log.breakWith('LOG_DAMAGED');
    keeper.record(row);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual([['LOG_DAMAGED', 1]]);
    expect(heard).toEqual(['repaired', 'LOG_DAMAGED', report.setAside, 'repaired']);
    expect(keeper.record(row).ok).toBe(true);
  });

  test('is salvaged once a run: what is damaged again needs a person', async () => {
    let times = 0;
    const salvage = () => {
      times += 1;
      return Promise.resolve(ok(report));
    };
    keep(fail(failure('LOG_DAMAGED')), { salvage, salvaged });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times).toBe(1);
    expect(heard.slice(0, 3)).toEqual(['LOG_DAMAGED', 'LOG_DAMAGED', 'LOG_DAMAGED']);
  });

  test.each([
    ['LOG_FULL', 3],
    ['LOG_OPEN_FAILED', 1],
  ] as const)('whose salvage failed with %s is tried %i times in 10 s', async (code, tries) => {
    let times = 0;
    const salvage = () => {
      times += 1;
      return Promise.resolve(fail(failure(code)));
    };
    keep(fail(failure('LOG_DAMAGED')), { salvage });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(times).toBe(tries);
  });

  test('may be found so by a check beside it', () => {
    const keeper = keep(ok(memoryLog()));
    keeper.doubt(failure('LOG_DAMAGED', 'row 7: hash'));
    keeper.doubt(failure('LOG_DAMAGED'));
    expect(keeper.trouble()).toEqual({ code: 'LOG_DAMAGED', seen: 'row 7: hash' });
    expect(heard).toEqual(['repaired', 'LOG_DAMAGED']);
  });
});

describe('a log on a disk that runs full', () => {
  function fullLog() {
    const log = memoryLog();
    log.breakWith('LOG_FULL');
    return log;
  }

  test('writes the row once more in the room of the reserve, and nobody waits', () => {
    const first = fullLog();
    const makeRoom = () => {
      next = ok(memoryLog());
      return true;
    };
    const keeper = keep(ok(first), { makeRoom });
    expect(keeper.record(row)).toMatchObject({ ok: true, value: { sequence: 1 } });
    expect(first.isClosed()).toBe(true);
    expect(heard).toEqual(['repaired', 'repaired']);
  });

  test('is broken where there is no reserve, or where it does not help', () => {
    expect(keep(ok(fullLog()), { makeRoom: () => false }).record(row).ok).toBe(false);
    expect(heard).toEqual(['repaired', 'LOG_FULL']);
    heard = [];
    const keeper = keep(ok(fullLog()), { makeRoom: () => true });
    next = ok(fullLog());
    expect(keeper.record(row)).toMatchObject({ failure: { code: 'LOG_FULL' } });
    expect(heard).toEqual(['repaired', 'repaired', 'LOG_FULL']);
    expect(keeper.trouble()?.code).toBe('LOG_FULL');
  });
});
