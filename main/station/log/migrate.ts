import type Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../core/result.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { admissions } from './migrations/0001-admissions.ts';
import { passages } from './migrations/0002-passages.ts';
import { inAndOut } from './migrations/0003-in-and-out.ts';
import { visits } from './migrations/0004-visits.ts';
import { lostRows } from './migrations/0005-lost-rows.ts';

/** Every step in order; the n-th makes version n. A step that has shipped is never edited. */
export const migrations: readonly string[] = [admissions, passages, inAndOut, visits, lostRows];

/** Marks the file as ours (SQLite file format, 1.3.14): "Ambg" in ASCII. */
const applicationId = 0x416d6267;

/**
 * Brings a log to the newest version and gives that version. Each step and its version number are committed
 * together, so a station killed half way goes on where it stopped.
 *
 * `LOG_OPEN_FAILED`: the file is some other program's, or of a later version of this one. Throws what SQLite throws.
 */
export function migrate(db: Database.Database, steps = migrations): Result<number, Failure> {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (!isOurs(db, version)) return fail(failure('LOG_OPEN_FAILED', 'the file is not a log'));
  if (version > steps.length)
    return fail(failure('LOG_OPEN_FAILED', `the log is of version ${String(version)}`));
  for (const [index, step] of steps.entries()) {
    if (index >= version) applyStep(db, step, index + 1);
  }
  return ok(steps.length);
}

function isOurs(db: Database.Database, version: number): boolean {
  if (db.pragma('application_id', { simple: true }) === applicationId) return true;
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  return version === 0 && tables === 0;
}

/**
 * A step may build a table anew that others refer to, so enforcement of foreign keys rests meanwhile (SQLite,
 * "Making Other Kinds Of Table Schema Changes"). The pragma does nothing inside a transaction.
 */
function applyStep(db: Database.Database, step: string, version: number): void {
  const enforced = db.pragma('foreign_keys', { simple: true }) === 1;
  const apply = db.transaction(() => {
    db.exec(step);
    db.pragma(`user_version = ${String(version)}`);
    db.pragma(`application_id = ${String(applicationId)}`);
  });
  db.pragma('foreign_keys = OFF');
  try {
    apply.immediate();
  } finally {
    if (enforced) db.pragma('foreign_keys = ON');
  }
}
