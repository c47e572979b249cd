import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../core/result.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';

/**
 * How long a statement waits for another process that writes, in milliseconds. Only a stranger would: our own
 * second station is refused at the door. Longer than a second and the window would take the station for dead.
 */
const busyTimeoutMs = 900;

/**
 * What every connection to the log is set to. `synchronous` must be named although FULL is SQLite's default:
 * better-sqlite3 is built so that a WAL database drops to NORMAL at its first access, which loses acknowledged
 * rows in a power cut (better-sqlite3, docs/compilation.md, SQLITE_DEFAULT_WAL_SYNCHRONOUS).
 */
const settings = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'secure_delete = ON',
  'journal_size_limit = 8388608',
] as const;

/**
 * Opens a database as the log needs it, readable by its owner only where this makes the file. Throws what SQLite
 * or the file system throws; whether rows are safe is for `checkDurability` to say, after a statement was run.
 */
export function connect(file: string): Database.Database {
  makeOwnFile(file);
  const db = new Database(file, { timeout: busyTimeoutMs });
  try {
    for (const setting of settings) db.pragma(setting);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Makes an empty file that its owner alone may read, unless it is there. Throws what the file system throws. */
export function makeOwnFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

/**
 * Tells whether a commit on this connection survives a power cut, or `LOG_NOT_DURABLE` with what was read.
 *
 * It runs a statement first: straight after `journal_mode = WAL` the pragma still reads 2 on a connection that is
 * about to fall to 1, so a check without it passes wrongly.
 */
export function checkDurability(db: Database.Database): Result<null, Failure> {
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  const mode = String(db.pragma('journal_mode', { simple: true }));
  const synchronous = Number(db.pragma('synchronous', { simple: true }));
  if (mode === 'wal' && synchronous === 2) return ok(null);
  return fail(failure('LOG_NOT_DURABLE', `journal_mode ${mode}, synchronous ${String(synchronous)}`));
}
