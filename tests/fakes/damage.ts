import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

const pageBytes = 4096;

/** Changes a closed log as somebody with the file and the sqlite3 shell can. */
export function tamperWith(file: string, statements: string): void {
  const db = new Database(file);
  const triggers = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
  db.exec(triggers.map((name) => `DROP TRIGGER ${String(name)};`).join(''));
  db.pragma('foreign_keys = OFF');
  db.unsafeMode();
  db.exec(statements);
  db.close();
}

/** Gives the numbers of the pages that a table or an index of a closed log has; of `leaf` pages alone by default. */
export function pagesOfTable(file: string, name: string, type = 'leaf'): readonly number[] {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare<[string, string], number>(
        'SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY path',
      )
      .pluck()
      .all(name, type);
  } finally {
    db.close();
  }
}

/** Writes over a whole page, as a bad sector does. */
export function wipePage(file: string, page: number, byte = 0): void {
  const bytes = readFileSync(file);
  bytes.fill(byte, (page - 1) * pageBytes, page * pageBytes);
  writeFileSync(file, bytes);
}
