import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations } from '../../../main/station/log/migrate.ts';
import { connect } from '../../../main/station/log/connection.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { someInstant } from '../../fakes/admissions.ts';
import { failureOf, newLogFile, valueOf } from '../../fakes/log-file.ts';
import { writeOldLog } from '../../fakes/old-log.ts';

test.each([1, 2])(
  'a log of version %i is brought up to date with its rows and who still waits',
  (version) => {
    const file = newLogFile();
    const head = writeOldLog(file, version);
    const log = valueOf(openLog(file));
    expect(valueOf(log.checkAll())).toEqual({ ...head, hash: Buffer.from(head.hash) });
    expect(valueOf(log.enteredSince(someInstant - 1))).toBe(2);
    expect(valueOf(log.undecided(0)).map(({ sequence }) => sequence)).toEqual([3]);
    expect(valueOf(log.recent(10)).map(({ decision }) => decision)).toEqual([null, 'let-in', 'machine']);
    const row = valueOf(log.read(1));
    expect([row?.plain.people, row?.personal?.guard, row?.personal?.note]).toEqual([null, null, null]);
    log.close();
  },
);

test('a log that is brought up to date refers to nothing that is absent, and is as append-only as a new one', () => {
  const schemaOf = (db: Database.Database) =>
    db.prepare('SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name').all();
  const [oldFile, newFile] = [newLogFile(), newLogFile()];
  writeOldLog(oldFile, 2);
  const [old, fresh] = [connect(oldFile), connect(newFile)];
  [old, fresh].forEach((db) => migrate(db));
  expect(old.pragma('foreign_key_check')).toEqual([]);
  expect(old.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(schemaOf(old)).toEqual(schemaOf(fresh));
  expect(() => old.exec('DELETE FROM admission')).toThrow('never deleted');
  [old, fresh].forEach((db) => db.close());
});

test('a step that fails leaves the version before it whole, and is taken again', () => {
  const db = new Database(newLogFile());
  const [first = '', ...later] = migrations;
  expect(() =>
    migrate(db, [first, 'CREATE TABLE half (way INTEGER) STRICT; SELECT * FROM absent']),
  ).toThrow();
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0);
  expect(valueOf(migrate(db))).toBe(later.length + 1);
  db.close();
});

test('an up-to-date log is left alone', () => {
  const db = new Database(newLogFile());
  migrate(db);
  const changes = db.pragma('schema_version', { simple: true });
  expect(valueOf(migrate(db))).toBe(migrations.length);
  expect(db.pragma('schema_version', { simple: true })).toBe(changes);
  db.close();
});

test('every table is strict', () => {
  const db = new Database(newLogFile());
  migrate(db);
  const lax = db
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict`)
    .pluck()
    .all();
  expect(lax).toEqual(['sqlite_schema']);
  db.close();
});

test('a database of another program with our version number is refused', () => {
  const db = new Database(newLogFile());
  db.pragma('user_version = 2');
  expect(failureOf(migrate(db))?.code).toBe('LOG_OPEN_FAILED');
  db.close();
});
