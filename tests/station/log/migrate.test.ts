import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations } from '../../../main/station/log/migrate.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { someInstant } from '../../fakes/admissions.ts';
import { failureOf, newLogFile, valueOf } from '../../fakes/log-file.ts';
import { writeVersionOne } from '../../fakes/version-one-log.ts';

test('a log of version 1 is brought up to date with its rows, its chain and who still waits', () => {
  const file = newLogFile();
  writeVersionOne(file);
  const log = valueOf(openLog(file));
  expect(valueOf(log.checkAll()).sequence).toBe(5);
  expect(valueOf(log.enteredSince(someInstant - 1))).toBe(2);
  expect(valueOf(log.undecided(0)).map(({ sequence }) => sequence)).toEqual([3]);
  expect(valueOf(log.recent(10)).map(({ decision }) => decision)).toEqual([null, 'let-in', 'machine']);
  log.close();
});

test('a step that fails leaves the version before it whole, and is taken again', () => {
  const db = new Database(newLogFile());
  const [first, second] = migrations;
  if (first === undefined || second === undefined) throw new Error('there are two steps');
  expect(() =>
    migrate(db, [first, 'CREATE TABLE half (way INTEGER) STRICT; SELECT * FROM absent']),
  ).toThrow();
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0);
  expect(valueOf(migrate(db))).toBe(2);
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
