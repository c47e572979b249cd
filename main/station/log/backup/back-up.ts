import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { retentionCutoff } from '../../../core/admission/retention.ts';
import { failure, type Failure } from '../../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { InstantMs } from '../../../core/units.ts';
import { syncFile, syncFolder } from '../../durable-file.ts';
import { systemCode } from '../../system-words.ts';
import { checkAll } from '../check.ts';
import { connect, makeOwnFile } from '../connection.ts';
import { prepareDropPersonal } from '../drop-personal.ts';
import { migrate } from '../migrate.ts';
import { sqliteFailure } from '../sqlite-failure.ts';

/** What shall be copied where. */
export interface BackupRequest {
  readonly log: string;
  readonly folder: string;
  /** Copies that are kept, this one included. */
  readonly generations: number;
  readonly now: InstantMs;
  /** Days that personal parts are kept, in copies as in the log; null while the clock is doubtful drops nothing. */
  readonly retentionDays: number | null;
}

/** A copy that is whole, checked and synced. */
export interface Backup {
  readonly file: string;
  /** The last row in it. */
  readonly through: number;
}

/** Left free on the disk whatever is copied: the log itself needs it more. */
const spareBytes = 512 * 1024 * 1024;

/**
 * Copies a log that may be in use, checks the copy row by row, and takes away the copies that are too many. Personal parts
 * whose days are over go from the older copies too.
 *
 * `LOG_DAMAGED`: the log could not be copied whole, or its chain does not hold. `LOG_BACKUP_FAILED`: the folder can't be
 * written, or there is too little room; the log is not to blame.
 */
export function backUp(request: BackupRequest): Result<Backup, Failure> {
  const { log, folder, generations } = request;
  try {
    makeFolder(folder);
    if (hasTooLittleRoom(log, folder)) return fail(failure('LOG_BACKUP_FAILED', 'too little room'));
    const part = join(folder, 'admissions.db.part');
    rmSync(part, { force: true });
    makeOwnFile(part);
    const copied = copyLog(log, part);
    if (!copied.ok) return copied;
    const backup = keep(part, folder, copied.value);
    for (const older of backupsIn(folder).slice(generations)) removeCopy(older.file);
    if (request.retentionDays !== null)
      for (const older of backupsIn(folder).slice(1))
        dropExpired(older.file, retentionCutoff(request.now, request.retentionDays));
    return ok(backup);
  } catch (error) {
    const code = systemCode(error);
    if (code !== null) return fail(failure('LOG_BACKUP_FAILED', code));
    return fail(sqliteFailure(error, 'LOG_BACKUP_FAILED'));
  }
}

/** Gives the copies in a folder, the newest first; what was cut off is none. */
export function backupsIn(folder: string): readonly Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const through = /^admissions-(\d{10})\.db$/.exec(name)?.[1];
      return through === undefined ? [] : [{ file: join(folder, name), through: Number(through) }];
    })
    .sort((one, other) => other.through - one.through);
}

function makeFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
}

function hasTooLittleRoom(log: string, folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < statSync(log).size + spareBytes;
}

/** SQLite writes the copy anew from one snapshot: nothing that retention dropped is left in the gaps of its pages. */
function copyLog(log: string, part: string): Result<number, Failure> {
  const db = new Database(log, { readonly: true, fileMustExist: true });
  try {
    db.prepare('VACUUM INTO ?').run(part);
  } finally {
    db.close();
  }
  const copy = new Database(part, { readonly: true });
  try {
    const checked = checkAll(copy);
    return checked.ok ? ok(checked.value.sequence) : checked;
  } finally {
    copy.close();
  }
}

function keep(part: string, folder: string, through: number): Backup {
  const file = join(folder, `admissions-${String(through).padStart(10, '0')}.db`);
  syncFile(part);
  renameSync(part, file);
  syncFolder(folder);
  return { file, through };
}

function removeCopy(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

function dropExpired(file: string, cutoff: InstantMs): void {
  const db = connect(file);
  try {
    migrate(db);
    const drop = prepareDropPersonal(db);
    while (!drop(cutoff).isComplete);
    // One file again, that can be carried away.
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}
