import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { chainHash, genesis, type ChainHead } from '../../main/core/admission/chain.ts';
import { commitTo } from '../../main/core/admission/commitment.ts';
import type { Admission } from '../../main/core/admission/admission.ts';
import { migrate, migrations } from '../../main/station/log/migrate.ts';
import { personalColumns, plainColumns } from '../../main/station/log/row.ts';
import { someAdmission, someDecision, waitingAdmission } from './admissions.ts';

/**
 * Writes a log as version 1 left it: green, waiting and then let in, still waiting, an event. The lists of version 2
 * are not there.
 */
export function writeVersionOne(file: string): void {
  const db = new Database(file);
  migrate(db, migrations.slice(0, 1));
  const event = someAdmission({ kind: 'station-event', shown: null, what: 'station-started' });
  const rows = [someAdmission(), waitingAdmission(), waitingAdmission(), someDecision(2, 'let-in'), event];
  rows.reduce<ChainHead>((head, row) => insert(db, head, row), genesis);
  db.close();
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

function insertInto(db: Database.Database, table: string, columns: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(columns);
  const values = names.map((name) => `@${name}`).join(', ');
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`).run(columns);
}
