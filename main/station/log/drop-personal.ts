import type Database from 'better-sqlite3';
import type { InstantMs } from '../../core/units.ts';

/** What one run of retention did. */
export interface RetentionRun {
  /** Personal parts that were dropped. */
  readonly dropped: number;
  /** False when more wait, or when a reader kept the bytes alive in the write-ahead log: run again soon. */
  readonly isComplete: boolean;
}

/** Personal parts dropped at most in one run: the door waits meanwhile (about 0.1 s). */
const atMost = 2_000;

/**
 * Prepares the only way in which personal parts leave the log: those up to the last row that is surely older than
 * the cutoff, oldest first.
 *
 * It goes by the position and not by each row's own instant. Where a clock was wrong, a row dated 2038 goes with
 * its neighbours instead of staying for years, and one dated 1970 stays as long as they do; a row whose clock was
 * doubtful proves nothing by itself. Dropped bytes are zeroed in the file (`secure_delete`) and the write-ahead
 * log is emptied; what SQLite leaves in the page at the edge is in docs/decisions/0004. Throws what SQLite throws.
 */
export function prepareDropPersonal(db: Database.Database): (cutoff: InstantMs) => RetentionRun {
  // The plus keeps SQLite from walking back from the newest row: by instant it meets the expired ones alone.
  const lastExpired = db.prepare<[InstantMs], number | null>(
    `SELECT max(+sequence) FROM admission_personal INDEXED BY reliable_instant
     WHERE clock_is_doubtful = 0 AND at < ?`,
  );
  const lastOfRun = db.prepare<[number, number], number | null>(
    `SELECT max(sequence) FROM
       (SELECT sequence FROM admission_personal WHERE sequence <= ? ORDER BY sequence LIMIT ?)`,
  );
  const drop = prepareDrop(db);
  /** True at first too: a run before may have been cut off between dropping and emptying. */
  let mayHaveOldPages = true;
  return (cutoff) => {
    const expired = lastExpired.pluck().get(cutoff) ?? 0;
    const through = lastOfRun.pluck().get(expired, atMost) ?? 0;
    const dropped = through === 0 ? 0 : drop.immediate(through);
    mayHaveOldPages ||= dropped > 0;
    if (through !== expired) return { dropped, isComplete: false };
    if (mayHaveOldPages) mayHaveOldPages = !emptyWriteAheadLog(db);
    return { dropped, isComplete: !mayHaveOldPages };
  };
}

function prepareDrop(db: Database.Database) {
  const permit = db.prepare('INSERT INTO retention_permit VALUES (?)');
  const dropPersonal = db.prepare('DELETE FROM admission_personal WHERE sequence <= ?');
  const forgetUndecided = db.prepare('DELETE FROM undecided WHERE sequence <= ?');
  const withdraw = db.prepare('DELETE FROM retention_permit');
  return db.transaction((through: number) => {
    permit.run(through);
    const { changes } = dropPersonal.run(through);
    forgetUndecided.run(through);
    withdraw.run();
    return changes;
  });
}

/** Gives false when a reader is in the way: then the old pages stay in the -wal file until the next time. */
function emptyWriteAheadLog(db: Database.Database): boolean {
  return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
}
