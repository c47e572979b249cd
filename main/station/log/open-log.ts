import type Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../core/result.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { admissionLogOn, type AdmissionLog } from './admission-log.ts';
import { checkAtStart } from './check.ts';
import { checkDurability, connect } from './connection.ts';
import { migrate } from './migrate.ts';
import { finishSalvage } from './salvage/salvage-files.ts';
import { takeSingleWriter } from './single-writer.ts';
import { sqliteFailure } from './sqlite-failure.ts';

/**
 * Opens the log in a file, making it where there is none, and holds the right to write it until it is closed.
 *
 * The folder must be there. Failures: `LOG_BUSY` (another station has it), `LOG_OPEN_FAILED` (no access, not a
 * log, or of a later version), `LOG_NOT_DURABLE`, `LOG_DAMAGED`, `LOG_FULL`.
 */
export function openLog(file: string): Result<AdmissionLog, Failure> {
  try {
    const writer = takeSingleWriter(file);
    return writer.ok ? openAlone(file, writer.value) : writer;
  } catch (error) {
    return fail(openFailure(error));
  }
}

function openAlone(file: string, release: () => void): Result<AdmissionLog, Failure> {
  let db: Database.Database | null = null;
  try {
    finishSalvage(file);
    db = connect(file);
    const prepared = prepare(db);
    if (prepared.ok) return ok(admissionLogOn(db, release));
    giveUp(db, release);
    return prepared;
  } catch (error) {
    giveUp(db, release);
    throw error;
  }
}

function prepare(db: Database.Database): Result<unknown, Failure> {
  const migrated = migrate(db);
  if (!migrated.ok) return migrated;
  const durable = checkDurability(db);
  return durable.ok ? checkAtStart(db) : durable;
}

function giveUp(db: Database.Database | null, release: () => void): void {
  db?.close();
  release();
}

/** A folder that is absent or closed to us is a failure of the file system; anything else unknown is a bug. */
function openFailure(error: unknown): Failure {
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    return failure('LOG_OPEN_FAILED', String(error.code));
  }
  return sqliteFailure(error, 'LOG_OPEN_FAILED');
}
