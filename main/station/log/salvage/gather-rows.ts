import type Database from 'better-sqlite3';
import type { PlainColumns } from '../row.ts';
import { insertion, personalNames, plainNames } from '../writer.ts';
import { cellsOf } from './leaf-cells.ts';
import { pagesOf } from './pages.ts';
import { isCommittedTo, personalOf, provenPlain, type PersonalRow } from './proven-rows.ts';

/** Pages whose rows are inserted in one transaction. */
const pagesAtOnce = 1024;

/**
 * Puts every row that lies in the pages of a database, and proves itself by its own hash, into a new log; one that is
 * there already stays as it is.
 */
export function gatherPlain(into: Database.Database, from: string): void {
  const insert = into.prepare<[PlainColumns]>(orIgnore(insertion('admission', plainNames)));
  eachPage(into, from, (page) => {
    for (const cell of cellsOf(page)) {
      const row = provenPlain(cell);
      if (row !== null) insert.run(row);
    }
  });
}

/**
 * Puts every personal part that lies in the pages of a database into a new log, where its row is and committed to it.
 *
 * @param first of the rows before this one no part is wanted: retention had dropped them.
 */
export function gatherPersonal(into: Database.Database, from: string, first: number): void {
  const commitmentOf = into
    .prepare<[number], Uint8Array>(`SELECT commitment FROM admission WHERE sequence = ? AND kind <> 'lost'`)
    .pluck();
  const insert = into.prepare<[PersonalRow]>(orIgnore(insertion('admission_personal', personalNames)));
  eachPage(into, from, (page) => {
    for (const cell of cellsOf(page)) {
      const personal = personalOf(cell);
      if (personal === null || personal.sequence < first) continue;
      const commitment = commitmentOf.get(personal.sequence);
      if (commitment !== undefined && isCommittedTo(commitment, personal)) insert.run(personal);
    }
  });
}

function eachPage(into: Database.Database, from: string, take: (page: Buffer) => void): void {
  let inTransaction = 0;
  into.exec('BEGIN');
  for (const page of pagesOf(from)) {
    take(page);
    inTransaction += 1;
    if (inTransaction % pagesAtOnce === 0) into.exec('COMMIT; BEGIN');
  }
  into.exec('COMMIT');
}

function orIgnore(statement: string): string {
  return statement.replace('INSERT', 'INSERT OR IGNORE');
}
