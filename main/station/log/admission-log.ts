import type Database from 'better-sqlite3';
import type { Admission, WrittenAdmission } from '../../core/admission/admission.ts';
import type { ChainHead } from '../../core/admission/chain.ts';
import { retentionCutoff } from '../../core/admission/retention.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { failure, type Failure, type ReasonCode } from '../../core/reason-codes.ts';
import type { InstantMs } from '../../core/units.ts';
import type { TimeLeft } from '../clock.ts';
import { checkAll } from './check.ts';
import { prepareDropPersonal, type RetentionRun } from './drop-personal.ts';
import { prepareReader } from './reader.ts';
import type { DayReader } from './rows-of-a-day.ts';
import { endsTheConnection, sqliteFailure } from './sqlite-failure.ts';
import { prepareWriter, readHead } from './writer.ts';

/**
 * The log of one station. Every call is synchronous and gives a coded failure where the disk or the file fails:
 * `LOG_FULL`, `LOG_DAMAGED`, or `LOG_WRITE_FAILED` and `LOG_READ_FAILED`. After a failure that puts the file in
 * doubt the connection is closed and every further call gives that same failure: the log must be opened anew,
 * with its checks.
 */
export interface AdmissionLog {
  /**
   * Appends a row. When it gives the row, the row is committed and synced: only now may a colour be shown. After a
   * failure the row may still be there when the log is opened again, but its colour was never shown.
   *
   * A guard's decision about somebody who does not wait for one gives `GUARD_ADMISSION_UNKNOWN`, writing nothing.
   */
  record(admission: Admission): Result<WrittenAdmission, Failure>;
  /** The newest people at the door, newest first, without decisions and station events of their own. */
  recent(limit: number): Result<readonly WrittenAdmission[], Failure>;
  /**
   * Those who still wait for the guard, longest waiting first: shown yellow or red since this instant (the local
   * midnight that began the opening day) and, whenever, while the clock was doubtful.
   */
  undecided(since: InstantMs): Result<readonly WrittenAdmission[], Failure>;
  /** How many went in since an instant: shown green by the machine, or let in by a guard. */
  enteredSince(instant: InstantMs): Result<number, Failure>;
  /** One of the questions about days and shifts. */
  askDay<T>(question: (days: DayReader) => T): Result<T, Failure>;
  /** The newest row and its hash. */
  head(): Result<ChainHead, Failure>;
  /** One row; null when there is none of this sequence. */
  read(sequence: number): Result<WrittenAdmission | null, Failure>;
  /**
   * How the rows leave time: the latest instant of one whose clock was not doubtful, since somebody last confirmed the
   * clock (null without such a row), and whether the newest row was written in doubt.
   */
  timeLeft(): Result<TimeLeft, Failure>;
  /** Drops personal parts older than these days. Not to be called while the clock is doubtful. */
  applyRetention(now: InstantMs, days: number): Result<RetentionRun, Failure>;
  /**
   * Checks every page and the whole chain, for the night and before an export. The door waits meanwhile: about half
   * a minute for a million rows.
   */
  checkAll(): Result<ChainHead, Failure>;
  close(): void;
}

/**
 * Makes a log of a connection that is set up, migrated and checked (`openLog` does so).
 *
 * @param release lets go of the right to write, once the connection is closed.
 */
export function admissionLogOn(db: Database.Database, release: () => void): AdmissionLog {
  const writer = prepareWriter(db);
  const reader = prepareReader(db);
  const dropPersonal = prepareDropPersonal(db);
  const { attempt, close } = guardConnection(db, release);
  const read = <T>(work: () => T) => attempt('LOG_READ_FAILED', () => ok(work()));
  return {
    record: (admission) =>
      attempt('LOG_WRITE_FAILED', () => {
        const { kind, concerns } = admission.plain;
        const isLate = kind === 'guard-decision' && (concerns === null || !writer.isUndecided(concerns));
        return isLate ? fail(failure('GUARD_ADMISSION_UNKNOWN')) : ok(writer.append(admission));
      }),
    recent: (limit) => read(() => reader.recent(limit)),
    undecided: (since) => read(() => reader.undecided(since)),
    enteredSince: (instant) => read(() => reader.enteredSince(instant)),
    askDay: (question) => read(() => question(reader)),
    head: () => read(() => readHead(db)),
    read: (sequence) => read(() => reader.read(sequence)),
    timeLeft: () => read(() => ({ latest: reader.latestInstant(), inDoubt: reader.endsInDoubt() })),
    applyRetention: (now, days) =>
      attempt('LOG_WRITE_FAILED', () => ok(dropPersonal(retentionCutoff(now, days)))),
    checkAll: () => attempt('LOG_READ_FAILED', () => checkAll(db)),
    close,
  };
}

/** Runs work on a connection until it fails in a way that ends it; from then on gives that failure. */
function guardConnection(db: Database.Database, release: () => void) {
  let ended: Failure | null = null;
  const end = (reason: Failure) => {
    ended = reason;
    db.close();
    release();
  };
  return {
    attempt: <T>(code: ReasonCode, work: () => Result<T, Failure>): Result<T, Failure> => {
      if (ended !== null) return fail(ended);
      try {
        return work();
      } catch (error) {
        const found = sqliteFailure(error, code);
        if (endsTheConnection(error)) end(found);
        return fail(found);
      }
    },
    close: () => {
      if (ended === null) end(failure('LOG_WRITE_FAILED', 'the log is closed'));
    },
  };
}
