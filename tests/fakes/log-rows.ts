import Database from 'better-sqlite3';
import { join } from 'node:path';

/** What a test asks of a row of a stopped station's log. */
export interface LogRow {
  readonly sequence: number;
  readonly kind: string;
  readonly shown: string | null;
  readonly method: string | null;
  readonly what: string | null;
  readonly direction: string | null;
  /** Id of the guard who did it. */
  readonly guard: string | null;
  readonly note: string | null;
}

function open(dataDir: string): Database.Database {
  return new Database(join(dataDir, 'log', 'admissions.db'));
}

/** Gives all rows in their order, read straight from the file as an auditor would. The station must be stopped. */
export function readRows(dataDir: string): readonly LogRow[] {
  const db = open(dataDir);
  try {
    return db
      .prepare<[], LogRow>(
        `SELECT sequence, kind, shown, method, what, direction, guard, note
         FROM admission LEFT JOIN admission_personal USING (sequence) ORDER BY sequence`,
      )
      .all();
  } finally {
    db.close();
  }
}

/** Counts the rows so far; the station may go on writing meanwhile. */
export function countRows(dataDir: string): number {
  const db = new Database(join(dataDir, 'log', 'admissions.db'), { readonly: true });
  try {
    return Number(db.prepare('SELECT count(*) FROM admission').pluck().get());
  } finally {
    db.close();
  }
}

/** Gives the rows of people at the door alone. */
export function readAdmissions(dataDir: string): readonly LogRow[] {
  return readRows(dataDir).filter(({ kind }) => kind === 'admission');
}

/** Gives SQLite's own judgement of the file: `ok` when nothing is wrong. */
export function integrityOf(dataDir: string): unknown {
  const db = open(dataDir);
  try {
    return db.pragma('integrity_check', { simple: true });
  } finally {
    db.close();
  }
}
