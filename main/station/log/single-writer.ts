import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../core/result.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { makeOwnFile } from './connection.ts';

/**
 * Takes the right to write a log and gives the function that lets it go; `LOG_BUSY` while another station has it.
 *
 * It is the lock of an empty database beside the log, so the operating system takes it back when the process dies
 * in whatever way. The log's own file stays readable for exports, backups and `sqlite3` (docs/decisions/0003).
 * Throws what SQLite or the file system throws for other reasons.
 */
export function takeSingleWriter(file: string): Result<() => void, Failure> {
  const path = `${file}.lock`;
  makeOwnFile(path);
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return ok(() => lock.close());
  } catch (error) {
    lock.close();
    if (isBusy(error)) return fail(failure('LOG_BUSY'));
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY';
}
