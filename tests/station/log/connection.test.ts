import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkDurability, connect } from '../../../main/station/log/connection.ts';
import { newLogFile } from '../../fakes/log-file.ts';

function connected(file = newLogFile()): Database.Database {
  const db = connect(file);
  onTestFinished(() => void db.close());
  return db;
}

function plainDatabase(file = newLogFile()): Database.Database {
  const db = new Database(file);
  onTestFinished(() => void db.close());
  return db;
}

describe('a connection to the log', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['secure_delete', 1],
    ['journal_size_limit', 8 * 1024 * 1024],
    ['busy_timeout', 900],
  ])('has %s at %s after its first write', (pragma, value) => {
    const db = connected();
    db.exec('CREATE TABLE first (write INTEGER); INSERT INTO first VALUES (1)');
    expect(db.pragma(pragma, { simple: true })).toBe(value);
  });

  test('is durable', () => {
    expect(checkDurability(connected())).toEqual({ ok: true, value: null });
  });

  test('makes a file that only its owner may read', () => {
    const file = newLogFile();
    connected(file).exec('CREATE TABLE first (write INTEGER)');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
  });
});

describe('a connection without its settings is found not durable', () => {
  test('in WAL mode with what the library makes of FULL', () => {
    const db = plainDatabase();
    db.pragma('journal_mode = WAL');
    expect(checkDurability(db)).toEqual({
      ok: false,
      failure: { code: 'LOG_NOT_DURABLE', seen: 'journal_mode wal, synchronous 1' },
    });
  });

  test('with synchronous off', () => {
    const db = connected();
    db.pragma('synchronous = OFF');
    expect(checkDurability(db)).toMatchObject({ ok: false, failure: { code: 'LOG_NOT_DURABLE' } });
  });

  test('in another journal mode, or in memory', () => {
    expect(checkDurability(plainDatabase()).ok).toBe(false);
    expect(checkDurability(plainDatabase(':memory:')).ok).toBe(false);
  });
});
