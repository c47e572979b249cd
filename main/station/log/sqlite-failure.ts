import Database from 'better-sqlite3';
import { failure, type Failure, type ReasonCode } from '../../core/reason-codes.ts';

/**
 * Gives the coded failure of an error that SQLite threw; throws anything else on, for that is a bug.
 *
 * @param otherwise the code for trouble that has none of its own: what was being done.
 */
export function sqliteFailure(error: unknown, otherwise: ReasonCode): Failure {
  if (!(error instanceof Database.SqliteError)) throw error;
  return failure(codeOf(error.code, otherwise), error.code);
}

function codeOf(sqliteCode: string, otherwise: ReasonCode): ReasonCode {
  if (sqliteCode === 'SQLITE_FULL') return 'LOG_FULL';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode)) return 'LOG_DAMAGED';
  return otherwise;
}

/**
 * Tells whether a connection must not be used again after this error. A failed sync is "nearly the same thing as"
 * a corrupt file (D. R. Hipp, sqlite-users, 2019): what the system's cache then holds may not be what the disk
 * holds, so a retry could report rows safe that are not.
 */
export function endsTheConnection(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError && /^SQLITE_(IOERR|CORRUPT|NOTADB|FULL|READONLY)/.test(error.code)
  );
}
