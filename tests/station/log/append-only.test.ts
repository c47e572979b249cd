import type Database from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { connect } from '../../../main/station/log/connection.ts';
import { migrate } from '../../../main/station/log/migrate.ts';
import { prepareWriter } from '../../../main/station/log/writer.ts';
import { someAdmission, someDecision, waitingAdmission } from '../../fakes/admissions.ts';
import { newLogFile } from '../../fakes/log-file.ts';

let db: Database.Database;

beforeEach(() => {
  const opened = connect(newLogFile());
  onTestFinished(() => void opened.close());
  db = opened;
  migrate(db);
  const writer = prepareWriter(db);
  [someAdmission(), waitingAdmission(), someAdmission()].forEach((row) => writer.append(row));
});

const copyOf = (sequence: string) =>
  `INTO admission SELECT ${sequence}, kind, hour, point, direction, method, person_class, mode, 'green',
   policy_id, policy_version, trust_list_version, elapsed_ms, concerns, what, people, commitment, previous_hash, hash
   FROM admission WHERE sequence = 2`;

test.each([
  ['changing a row', `UPDATE admission SET shown = 'green' WHERE sequence = 2`, 'rows are never changed'],
  ['deleting a row', 'DELETE FROM admission WHERE sequence = 3', 'rows are never deleted'],
  ['emptying the log', 'DELETE FROM admission', 'rows are never deleted'],
  ['writing over a row', `INSERT OR REPLACE ${copyOf('sequence')}`, 'sequence has a gap'],
  ['leaving out a number', `INSERT ${copyOf('5')}`, 'sequence has a gap'],
  ['a row before the first', `INSERT ${copyOf('0')}`, 'sequence has a gap'],
  ['changing a personal part', 'UPDATE admission_personal SET at = 0', 'personal parts are never changed'],
  ['deleting a personal part', 'DELETE FROM admission_personal', 'dropped by retention only'],
])('%s is refused', (_name, statement, reason) => {
  expect(() => db.exec(statement)).toThrow(reason);
});

test('retention deletes as far as it was permitted to and no further', () => {
  db.exec('BEGIN; INSERT INTO retention_permit VALUES (2)');
  expect(() => db.exec('DELETE FROM admission_personal WHERE sequence = 3')).toThrow('retention only');
  expect(db.prepare('DELETE FROM admission_personal WHERE sequence = 2').run().changes).toBe(1);
});

test('a personal part needs its row', () => {
  expect(() =>
    db.exec(`INSERT INTO admission_personal (sequence, at, clock_is_doubtful, reasons, salt)
             VALUES (9, 0, 0, '[]', zeroblob(32))`),
  ).toThrow('FOREIGN KEY');
});

test('values of the wrong type or of no known word are refused', () => {
  const writer = prepareWriter(db);
  expect(() => writer.append(someAdmission({ hour: 0.5 }))).toThrow('INTEGER column');
  expect(() => writer.append(someAdmission({ shown: 'black' as never }))).toThrow('CHECK');
  expect(() => writer.append(someAdmission({ kind: 'party' as never }))).toThrow('FOREIGN KEY');
  expect(() => writer.append(someAdmission({ people: 0 }))).toThrow('CHECK');
  expect(() => writer.append(someAdmission({ people: 1.5 }))).toThrow('INTEGER column');
});

test('one person gets one decision', () => {
  const writer = prepareWriter(db);
  writer.append(someDecision(2, 'let-in'));
  expect(() => writer.append(someDecision(2, 'turned-away'))).toThrow('UNIQUE');
  expect(() => writer.append(someDecision(99, 'let-in'))).toThrow('FOREIGN KEY');
});

test('a row that was refused leaves no gap behind', () => {
  const writer = prepareWriter(db);
  expect(() => writer.append(someAdmission({ hour: 0.5 }))).toThrow();
  expect(writer.append(someAdmission()).sequence).toBe(4);
});
