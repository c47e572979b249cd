import type Database from 'better-sqlite3';
import type { WrittenAdmission } from '../../core/admission/admission.ts';
import type { ChainedRow } from '../../core/admission/chain.ts';
import { hourOf } from '../../core/admission/passage.ts';
import { millisecondsPerHour, type InstantMs } from '../../core/units.ts';
import { prepareDayReader, type DayReader } from './rows-of-a-day.ts';
import { chainedRow, writtenAdmission, type JoinedColumns } from './row.ts';

/** The questions that the station asks of the log. Every answer throws what SQLite throws. */
export interface Reader extends DayReader {
  read(sequence: number): WrittenAdmission | null;
  recent(limit: number): readonly WrittenAdmission[];
  undecided(since: InstantMs): readonly WrittenAdmission[];
  enteredSince(instant: InstantMs): number;
  latestInstant(): InstantMs | null;
  endsInDoubt(): boolean;
  /** So many rows after a sequence, in their order. */
  chainAfter(sequence: number, limit: number): readonly ChainedRow[];
}

const joined = `
  SELECT person.*, at, clock_is_doubtful, outcome, reasons, policy_rule, unit, facts, subject_key,
         sealed_identity, guard, note, salt, decision.what AS guard_decision
  FROM admission AS person
  LEFT JOIN admission_personal USING (sequence)
  LEFT JOIN admission AS decision
    ON decision.kind = 'guard-decision' AND decision.concerns = person.sequence`;

/** Prepares the statements of a reader. */
export function prepareReader(db: Database.Database): Reader {
  const rows = (rest: string) => db.prepare<number[], JoinedColumns>(`${joined} ${rest}`);
  const one = rows('WHERE person.sequence = ?');
  const recent = rows(
    `WHERE person.kind = 'admission' AND person.direction = 'in' ORDER BY person.sequence DESC LIMIT ?`,
  );
  // As a condition and not as a join: after the outer joins SQLite would walk the whole log to find these few.
  const undecided = rows(
    `WHERE person.sequence IN (SELECT sequence FROM undecided) AND (at >= ? OR clock_is_doubtful = 1)
     ORDER BY person.sequence`,
  );
  const chain = rows('WHERE person.sequence > ? ORDER BY person.sequence LIMIT ?');
  // Walks down the instants past rows of a clock that somebody has put right since; there are none of them as a rule.
  const latest = db.prepare<[], InstantMs>(
    `SELECT at FROM admission_personal INDEXED BY reliable_instant
     WHERE clock_is_doubtful = 0
       AND sequence >= coalesce((SELECT max(sequence) FROM admission WHERE what = 'clock-confirmed'), 0)
     ORDER BY at DESC LIMIT 1`,
  );
  const newest = db.prepare<[], 0 | 1>(
    'SELECT clock_is_doubtful FROM admission_personal ORDER BY sequence DESC LIMIT 1',
  );
  return {
    ...prepareDayReader(db, joined),
    read: (sequence) => one.all(sequence).map(writtenAdmission)[0] ?? null,
    recent: (limit) => recent.all(limit).map(writtenAdmission),
    undecided: (since) => undecided.all(since).map(writtenAdmission),
    enteredSince: prepareEnteredSince(db),
    latestInstant: () => latest.pluck().get() ?? null,
    endsInDoubt: () => newest.pluck().get() === 1,
    chainAfter: (sequence, limit) => chain.all(sequence, limit).map(chainedRow),
  };
}

/**
 * Counts whole hours from the list by the hour, and the rows of the first hour one by one when the instant lies
 * within it: midnight does so in zones such as Asia/Kathmandu, never in Indonesia.
 */
function prepareEnteredSince(db: Database.Database): (instant: InstantMs) => number {
  const fromHour = db.prepare<[number], number>(
    'SELECT coalesce(sum(entered), 0) FROM entered_by_hour WHERE hour >= ?',
  );
  const between = db.prepare<[InstantMs, InstantMs], number>(
    `SELECT coalesce(sum(coalesce(people, 1)), 0) FROM admission_personal JOIN admission USING (sequence)
     WHERE clock_is_doubtful = 0 AND at >= ? AND at < ? AND direction IS NOT 'out'
       AND ((kind = 'guard-decision' AND what = 'let-in') OR (kind = 'admission' AND shown = 'green')
         OR (kind = 'exception' AND direction = 'in'))`,
  );
  return (instant) => {
    const nextHour = hourOf(instant - 1) + 1;
    const whole = fromHour.pluck().get(nextHour) ?? 0;
    return whole + (between.pluck().get(instant, nextHour * millisecondsPerHour) ?? 0);
  };
}
