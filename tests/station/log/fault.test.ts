import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { admissionLogOn, type AdmissionLog } from '../../../main/station/log/admission-log.ts';
import { connect } from '../../../main/station/log/connection.ts';
import { migrate } from '../../../main/station/log/migrate.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { endsTheConnection, sqliteFailure } from '../../../main/station/log/sqlite-failure.ts';
import { someAdmission } from '../../fakes/admissions.ts';
import { fillLog, repeated } from '../../fakes/filled-log.ts';
import { failureOf, newLogFile, valueOf } from '../../fakes/log-file.ts';

/** A log on a connection that the test may spoil, and how often it let go of the right to write. */
function spoiledLog(file: string, spoil: (db: Database.Database) => void) {
  const db = connect(file);
  valueOf(migrate(db));
  spoil(db);
  const seen = { releases: 0 };
  return { log: admissionLogOn(db, () => (seen.releases += 1)), db, seen };
}

/** Records until a row is refused; gives how many were acknowledged. */
function recordUntilRefused(log: AdmissionLog): number {
  for (let count = 0; count < 10_000; count += 1) {
    if (!log.record(someAdmission()).ok) return count;
  }
  throw new Error('no row was refused');
}

/** Overwrites all of a file but its first page. */
function scribbleOver(file: string): void {
  const handle = openSync(file, 'r+');
  const { size } = fstatSync(handle);
  writeSync(handle, Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
  closeSync(handle);
}

describe('a full disk', () => {
  test('refuses the row with its code, closes the log and keeps every acknowledged row', () => {
    const file = newLogFile();
    const { log, db, seen } = spoiledLog(file, (spoilt) => spoilt.pragma('max_page_count = 40'));
    const acknowledged = recordUntilRefused(log);
    expect(acknowledged).toBeGreaterThan(50);
    expect(failureOf(log.record(someAdmission()))).toEqual({ code: 'LOG_FULL', seen: 'SQLITE_FULL' });
    expect(failureOf(log.recent(1))?.code).toBe('LOG_FULL');
    expect([db.open, seen.releases]).toEqual([false, 1]);

    const again = valueOf(openLog(file));
    expect(valueOf(again.checkAll()).sequence).toBe(acknowledged);
    expect(valueOf(again.record(someAdmission())).sequence).toBe(acknowledged + 1);
    again.close();
  });
});

describe('a file that is damaged while it is open', () => {
  const damaged = () => {
    const file = newLogFile();
    fillLog(file, repeated(500, someAdmission()));
    const made = spoiledLog(file, (db) => db.pragma('cache_size = 1'));
    made.db.pragma('wal_checkpoint(TRUNCATE)');
    scribbleOver(file);
    made.db.pragma('shrink_memory');
    return { ...made, file };
  };

  test('refuses the next row and closes the log', () => {
    const { log, db, seen, file } = damaged();
    expect(failureOf(log.record(someAdmission()))?.code).toBe('LOG_DAMAGED');
    expect([db.open, seen.releases]).toEqual([false, 1]);
    expect(failureOf(openLog(file))?.code).toBe('LOG_DAMAGED');
  });

  test('is found by a read as well', () => {
    const { log, db } = damaged();
    expect(failureOf(log.recent(10))?.code).toBe('LOG_DAMAGED');
    expect(db.open).toBe(false);
    expect(failureOf(log.record(someAdmission()))?.code).toBe('LOG_DAMAGED');
  });
});

test('a row that does not fit the table is refused, and the log goes on', () => {
  const log = valueOf(openLog(newLogFile()));
  expect(failureOf(log.record(someAdmission({ hour: 0.5 })))).toEqual({
    code: 'LOG_WRITE_FAILED',
    seen: 'SQLITE_CONSTRAINT_DATATYPE',
  });
  expect(valueOf(log.record(someAdmission())).sequence).toBe(1);
  log.close();
});

test('a table that is gone is a failure of reading', () => {
  const { log, db } = spoiledLog(newLogFile(), () => undefined);
  db.exec('DROP TABLE undecided');
  expect(failureOf(log.undecided(0))).toEqual({ code: 'LOG_READ_FAILED', seen: 'SQLITE_ERROR' });
  log.close();
});

describe('an error of SQLite', () => {
  const error = (code: string) => new Database.SqliteError('no matter', code);

  test.each([
    ['SQLITE_FULL', 'LOG_FULL', true],
    ['SQLITE_IOERR_FSYNC', 'LOG_WRITE_FAILED', true],
    ['SQLITE_IOERR', 'LOG_WRITE_FAILED', true],
    ['SQLITE_CORRUPT', 'LOG_DAMAGED', true],
    ['SQLITE_CORRUPT_INDEX', 'LOG_DAMAGED', true],
    ['SQLITE_NOTADB', 'LOG_DAMAGED', true],
    ['SQLITE_READONLY_DBMOVED', 'LOG_WRITE_FAILED', true],
    ['SQLITE_BUSY', 'LOG_WRITE_FAILED', false],
    ['SQLITE_CONSTRAINT', 'LOG_WRITE_FAILED', false],
  ])('%s is %s', (sqliteCode, code, ends) => {
    expect(sqliteFailure(error(sqliteCode), 'LOG_WRITE_FAILED')).toEqual({ code, seen: sqliteCode });
    expect(endsTheConnection(error(sqliteCode))).toBe(ends);
  });

  test('is told from a bug, which is thrown on', () => {
    expect(() => sqliteFailure(new TypeError('a bug'), 'LOG_WRITE_FAILED')).toThrow('a bug');
    expect(endsTheConnection(new TypeError('a bug'))).toBe(false);
  });
});
