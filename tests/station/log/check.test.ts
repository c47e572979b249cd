import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { checkAtStart } from '../../../main/station/log/check.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { someAdmission, waitingAdmission } from '../../fakes/admissions.ts';
import { tamperWith } from '../../fakes/damage.ts';
import { fillLog, repeated } from '../../fakes/filled-log.ts';
import { failureOf, newLogFile, valueOf } from '../../fakes/log-file.ts';

let file: string;

beforeEach(() => {
  file = newLogFile();
  fillLog(file, [...repeated(10, waitingAdmission()), ...repeated(20, someAdmission())]);
});

const tamper = (statements: string) => tamperWith(file, statements);

test('a log as it was left opens', () => {
  const log = valueOf(openLog(file));
  expect(valueOf(log.checkAll()).sequence).toBe(30);
  log.close();
});

test.each([
  ['a changed colour', `UPDATE admission SET shown = 'green' WHERE sequence = 7`, 'row 7: hash'],
  ['a changed instant', 'UPDATE admission_personal SET at = at + 1 WHERE sequence = 7', 'row 7: commitment'],
  [
    'a changed salt',
    'UPDATE admission_personal SET salt = zeroblob(32) WHERE sequence = 7',
    'row 7: commitment',
  ],
  ['a row taken out', 'DELETE FROM admission WHERE sequence = 7', 'row 8: sequence'],
  [
    'two rows swapped',
    `UPDATE admission SET sequence = 100 WHERE sequence = 7; UPDATE admission SET sequence = 7 WHERE sequence = 8;
     UPDATE admission SET sequence = 8 WHERE sequence = 100`,
    'row 7: previous-hash',
  ],
])('%s keeps the log from opening', (_name, statements, seen) => {
  tamper(statements);
  expect(failureOf(openLog(file))).toEqual({ code: 'LOG_DAMAGED', seen });
});

test('an index that differs from its table is found by the full check, not by the start', () => {
  flipLastByteOfIndex();
  const log = valueOf(openLog(file));
  expect(failureOf(log.checkAll())).toEqual({ code: 'LOG_DAMAGED', seen: 'integrity_check' });
  log.close();
});

/** The end of an index page holds the number of the row that its oldest entry points to. */
function flipLastByteOfIndex(): void {
  const db = new Database(file);
  const page = db.prepare(`SELECT pageno FROM dbstat WHERE name = 'reliable_instant'`).pluck().get();
  db.close();
  const bytes = readFileSync(file);
  const last = Number(page) * 4096 - 1;
  bytes.writeUInt8(bytes.readUInt8(last) ^ 0x40, last);
  writeFileSync(file, bytes);
}

test('a start walks the newest rows only, as many as it is told', () => {
  tamper(`UPDATE admission SET shown = 'red' WHERE sequence = 7`);
  const db = new Database(file);
  expect(valueOf(checkAtStart(db, { rows: 23, pages: 0 })).sequence).toBe(30);
  expect(failureOf(checkAtStart(db, { rows: 24, pages: 0 }))?.seen).toBe('row 7: hash');
  db.close();
});

test("a start runs SQLite's quick check only on a small file", () => {
  tamper(`PRAGMA ignore_check_constraints = ON; UPDATE admission SET shown = 'blue'`);
  const db = new Database(file);
  const pages = Number(db.pragma('page_count', { simple: true }));
  expect(failureOf(checkAtStart(db, { rows: 0, pages }))?.seen).toBe('quick_check');
  expect(failureOf(checkAtStart(db, { rows: 0, pages: pages - 1 }))).toBe(null);
  db.close();
});
