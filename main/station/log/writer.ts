import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Admission, WrittenAdmission } from '../../core/admission/admission.ts';
import { chainHash, genesis, type ChainedRow, type ChainHead } from '../../core/admission/chain.ts';
import { commitTo, saltBytes } from '../../core/admission/commitment.ts';
import { settledBy } from '../../core/admission/passage.ts';
import { prepareDrawn } from './drawn.ts';
import { personalColumns, plainColumns } from './row.ts';

/** Appends one row, with all that is drawn from it, in one transaction. */
export interface Writer {
  /** Gives the row as written: committed, and on a durable connection synced. Throws what SQLite throws. */
  append(admission: Admission): WrittenAdmission;
  /** Tells whether a row is about a person who still waits for the guard. */
  isUndecided(sequence: number): boolean;
}

/** Prepares the statements of a writer and takes up the chain where the log ends. */
export function prepareWriter(db: Database.Database): Writer {
  const insert = prepareInsert(db);
  const isUndecided = db.prepare<[number]>('SELECT 1 FROM undecided WHERE sequence = ?');
  let head = readHead(db);
  return {
    append(admission) {
      const row = link(head, admission);
      insert.immediate(row, admission);
      head = row;
      const { plain, personal } = admission;
      return { sequence: row.sequence, plain, personal, decision: settledBy(plain, null) };
    },
    isUndecided: (sequence) => isUndecided.get(sequence) !== undefined,
  };
}

/** Gives the head of the log as it is on disk. */
export function readHead(db: Database.Database): ChainHead {
  const newest = db.prepare<[], ChainHead>(
    'SELECT sequence, hash FROM admission ORDER BY sequence DESC LIMIT 1',
  );
  return newest.get() ?? genesis;
}

function link(head: ChainHead, { plain, personal }: Admission): ChainedRow {
  const salt = randomBytes(saltBytes);
  const commitment = commitTo(personal, salt);
  return {
    sequence: head.sequence + 1,
    plain,
    personal: { part: personal, salt },
    commitment,
    previousHash: head.hash,
    hash: chainHash(head, plain, commitment),
  };
}

function prepareInsert(db: Database.Database) {
  const insertPlain = db.prepare(insertion('admission', plainNames));
  const insertPersonal = db.prepare(insertion('admission_personal', personalNames));
  const draw = prepareDrawn(db);
  return db.transaction((row: ChainedRow, { personal }: Admission) => {
    insertPlain.run(plainColumns(row));
    if (row.personal === null) throw new Error('a new row has a personal part');
    insertPersonal.run({ sequence: row.sequence, ...personalColumns(personal, row.personal.salt) });
    draw(row.sequence, row.plain);
  });
}

/** Columns of `admission` by the names that `plainColumns` gives them. */
export const plainNames = [
  'sequence',
  'kind',
  'hour',
  'point',
  'direction',
  'method',
  'person_class',
  'mode',
  'shown',
  'policy_id',
  'policy_version',
  'trust_list_version',
  'elapsed_ms',
  'concerns',
  'what',
  'people',
  'commitment',
  'previous_hash',
  'hash',
] as const;

/** Columns of `admission_personal` by the names that `personalColumns` gives them, and the sequence. */
export const personalNames = [
  'sequence',
  'at',
  'clock_is_doubtful',
  'outcome',
  'reasons',
  'policy_rule',
  'unit',
  'facts',
  'subject_key',
  'sealed_identity',
  'guard',
  'note',
  'salt',
] as const;

/** Gives the statement that inserts a row of these columns. */
export function insertion(table: string, names: readonly string[]): string {
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
}
