import Database from 'better-sqlite3';
import { genesis, verifyChain, type ChainHead } from '../../core/admission/chain.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { prepareReader } from './reader.ts';
import { sqliteFailure } from './sqlite-failure.ts';
import { readHead } from './writer.ts';

/** How far a start checks: both take time that grows with the log, and the door waits. */
export interface CheckBounds {
  /** Newest rows of the chain that are walked. */
  readonly rows: number;
  /** Pages of 4 KiB up to which SQLite's quick check runs. */
  readonly pages: number;
}

/** About 0.1 s for each of the two on a small office PC. */
const boundsAtStart: CheckBounds = { rows: 5_000, pages: 16_384 };

/**
 * Checks what a start has the time for: SQLite's own quick check while the file is small, and the newest rows of
 * the chain. `LOG_DAMAGED` names the first finding. Throws what SQLite throws.
 *
 * SQLite's checks alone find few of the single flipped bits; inside rows the chain finds nearly all.
 */
export function checkAtStart(db: Database.Database, bounds = boundsAtStart): Result<ChainHead, Failure> {
  if (Number(db.pragma('page_count', { simple: true })) <= bounds.pages) {
    const found = checkPages(db, 'quick_check');
    if (!found.ok) return found;
  }
  return checkChain(db, Math.max(1, readHead(db).sequence - bounds.rows + 1));
}

/** Checks every page and every row: seconds for a million rows. `LOG_DAMAGED` names the first finding. */
export function checkAll(db: Database.Database): Result<ChainHead, Failure> {
  const found = checkPages(db, 'integrity_check');
  return found.ok ? checkChain(db, 1) : found;
}

/**
 * Does the same beside the station that writes. Rows are walked a thousand at a time, so that the write-ahead log can be
 * emptied meanwhile. `LOG_DAMAGED`, or `LOG_READ_FAILED` where the file could not be read at all.
 */
export function checkBesideWriter(file: string): Result<ChainHead, Failure> {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const found = checkPages(db, 'integrity_check');
    return found.ok ? checkChain(db, 1) : found;
  } catch (error) {
    return fail(sqliteFailure(error, 'LOG_READ_FAILED'));
  } finally {
    db?.close();
  }
}

function checkPages(db: Database.Database, check: 'quick_check' | 'integrity_check'): Result<null, Failure> {
  const finding = String(db.pragma(`${check}(1)`, { simple: true }));
  return finding === 'ok' ? ok(null) : fail(failure('LOG_DAMAGED', check));
}

/** Rows that are read in one go. */
const rowsAtOnce = 1000;

function checkChain(db: Database.Database, first: number): Result<ChainHead, Failure> {
  const rows = prepareReader(db);
  let head = headBefore(db, first);
  if (head === null) return fail(failure('LOG_DAMAGED', `row ${String(first - 1)}: sequence`));
  for (let isEnd = false; !isEnd;) {
    const some = rows.chainAfter(head.sequence, rowsAtOnce);
    const walked = verifyChain(some, head);
    if (!walked.ok) {
      const { sequence, fault } = walked.failure;
      return fail(failure('LOG_DAMAGED', `row ${String(sequence)}: ${fault}`));
    }
    head = walked.value;
    isEnd = some.length < rowsAtOnce;
  }
  return ok(head);
}

/** The row before the first one walked is taken as it is; null where it is not there. */
function headBefore(db: Database.Database, first: number): ChainHead | null {
  if (first === 1) return genesis;
  const row = db.prepare<[number], ChainHead>('SELECT sequence, hash FROM admission WHERE sequence = ?');
  return row.get(first - 1) ?? null;
}
