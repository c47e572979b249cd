import { accessSync, constants } from 'node:fs';
import Database from 'better-sqlite3';
import { genesis, type ChainHead } from '../../core/admission/chain.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { sqliteFailure } from '../log/sqlite-failure.ts';
import { systemCode } from '../system-words.ts';
import { rowLineSql } from './row-line-sql.ts';

/** Rows that leave the log together: few enough to keep memory flat, many enough for the calls not to count. */
export const rowsAtOnce = 1000;

/**
 * Reads a log for an export, beside the station that writes it. Every answer throws what SQLite throws.
 *
 * No transaction spans the whole: it would keep the write-ahead log from being emptied. Rows are only ever added;
 * when retention drops a personal part meanwhile, the row still fits the chain.
 */
export interface LogReader {
  head(): ChainHead;
  /** The head before a row: `genesis` before the first; null where that row is not there. */
  headBefore(sequence: number): ChainHead | null;
  hashOf(sequence: number): Uint8Array | null;
  /** Lines of rows (`core/export/row-line`) from a sequence on, each ended by LF, a block at a time. */
  rowBlocks(first: number, last: number): Iterable<{ readonly lines: Buffer; readonly last: number }>;
  /** Policies and trust lists that rows of this range were judged with. */
  versions(first: number, last: number): { policies: string[]; trustLists: string[] };
  /** Asks something of the range; `@first` and `@last` of the statement are its ends. */
  ask<T>(statement: string, first: number, last: number): T[];
  close(): void;
}

/** What a statement is bound to. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** Opens a log read-only, whether a station has it open or not; `LOG_OPEN_FAILED`, or what else is wrong with it. */
export function openLogReader(file: string): Result<LogReader, Failure> {
  let db: Database.Database | null = null;
  try {
    // SQLite's library has words of its own for a folder that is not there, and no code.
    accessSync(file, constants.R_OK);
    db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma('query_only = ON');
    db.pragma('trusted_schema = OFF');
    return ok(readerOn(db));
  } catch (error) {
    db?.close();
    const code = systemCode(error);
    return fail(code === null ? sqliteFailure(error, 'LOG_OPEN_FAILED') : failure('LOG_OPEN_FAILED', code));
  }
}

/** Gives the end of a log that may be in use. */
export function readLogHead(file: string): Result<ChainHead, Failure> {
  const log = openLogReader(file);
  if (!log.ok) return log;
  try {
    return ok(log.value.head());
  } catch (error) {
    return fail(sqliteFailure(error, 'LOG_READ_FAILED'));
  } finally {
    log.value.close();
  }
}

function readerOn(db: Database.Database): LogReader {
  const newest = db.prepare<[], ChainHead>(
    'SELECT sequence, hash FROM admission ORDER BY sequence DESC LIMIT 1',
  );
  const hash = db.prepare<[number], Uint8Array>('SELECT hash FROM admission WHERE sequence = ?').pluck();
  const block = db.prepare<[Range], Uint8Array | null>(rowLineSql(db)).pluck();
  const hashOf = (sequence: number) => hash.get(sequence) ?? null;
  return {
    head: () => newest.get() ?? genesis,
    headBefore: (sequence) => {
      if (sequence === 1) return genesis;
      const before = hashOf(sequence - 1);
      return before && { sequence: sequence - 1, hash: before };
    },
    hashOf,
    *rowBlocks(first, last) {
      for (let from = first; from <= last; from += rowsAtOnce) {
        const to = Math.min(last, from + rowsAtOnce - 1);
        yield { lines: Buffer.from(block.get({ first: from, last: to }) ?? []), last: to };
      }
    },
    versions: (first, last) => versionsIn(db, first, last),
    ask: <T>(statement: string, first: number, last: number) =>
      db.prepare<[Range], T>(statement).all({ first, last }),
    close: () => db.close(),
  };
}

function versionsIn(db: Database.Database, first: number, last: number) {
  const distinct = (expression: string) =>
    db
      .prepare<[number, number], string>(
        `SELECT DISTINCT ${expression} AS version FROM admission
         WHERE sequence BETWEEN ? AND ? AND version IS NOT NULL ORDER BY version`,
      )
      .pluck()
      .all(first, last);
  return {
    policies: distinct(`policy_id || ' ' || policy_version`),
    trustLists: distinct('trust_list_version'),
  };
}
