import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { chainHash, genesis, type ChainHead } from '../../main/core/admission/chain.ts';
import { commitTo } from '../../main/core/admission/commitment.ts';
import type { Admission } from '../../main/core/admission/admission.ts';
import { migrate, migrations } from '../../main/station/log/migrate.ts';
import { personalColumns, plainColumns } from '../../main/station/log/row.ts';
import { someAdmission, someDecision, waitingAdmission } from './admissions.ts';

/**
 * Writes a log as an old version left it: green, waiting and then let in, still waiting, an event. Gives the head of
 * its chain.
 */
export function writeOldLog(file: string, version: number): ChainHead {
  const db = new Database(file);
  migrate(db, migrations.slice(0, 1));
  const event = someAdmission({ kind: 'station-event', shown: null, what: 'station-started' });
  const rows = [someAdmission(), waitingAdmission(), waitingAdmission(), someDecision(2, 'let-in'), event];
  const head = rows.reduce<ChainHead>((before, row) => insert(db, before, row), genesis);
  migrate(db, migrations.slice(0, version));
  db.close();
  return head;
}

function insert(db: Database.Database, head: ChainHead, { plain, personal }: Admission): ChainHead {
  const salt = randomBytes(32);
  const commitment = commitTo(personal, salt);
  const hash = chainHash(head, plain, commitment);
  const sequence = head.sequence + 1;
  const row = { sequence, plain, personal: null, commitment, previousHash: head.hash, hash };
  insertInto(db, 'admission', { ...plainColumns(row) });
  insertInto(db, 'admission_personal', { sequence, ...personalColumns(personal, salt) });
  return { sequence, hash };
}

/** Leaves out what the table had no column for then; in these rows it is null. */
function insertInto(db: Database.Database, table: string, columns: Readonly<Record<string, unknown>>): void {
  const known = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const names = Object.keys(columns).filter((name) => known.includes(name));
  const values = names.map((name) => `@${name}`).join(', ');
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`).run(columns);
}
