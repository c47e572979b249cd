import type Database from 'better-sqlite3';
import type { WrittenAdmission } from '../../core/admission/admission.ts';
import type { RowCount } from '../../core/admission/figures.ts';
import type { InstantMs } from '../../core/units.ts';
import { prepareJudgedPeople, type ReadJudgedPeople } from './judged-people.ts';
import { writtenAdmission, type JoinedColumns } from './row.ts';
import { prepareVisitCounts, type VisitCount } from './visit-counts.ts';

/**
 * The questions about days and shifts. All go by an index over instants, so they cost what a day costs and not what
 * the log does; rows whose clock was doubtful are in none of them but `openDay` and `shifts`.
 */
export interface DayReader {
  /** The newest passages: people both ways and exceptions, newest first. */
  passages(limit: number): readonly WrittenAdmission[];
  /** A person's passages since an instant, the oldest first. */
  passagesOf(subjectKey: string, since: InstantMs): readonly WrittenAdmission[];
  /** What guards noted that no machine judged, from one instant up to another, that one not included. */
  exceptions(from: InstantMs, until: InstantMs): readonly WrittenAdmission[];
  /** Counts what is alike from one instant up to another: the shift slip, a day's figures. Of days that retention took nothing is left here. */
  counts(from: InstantMs, until: InstantMs): readonly RowCount[];
  /** Shift rows of a point since an instant, and the one before it that says who was on duty then. */
  shifts(since: InstantMs, point: string): readonly WrittenAdmission[];
  /**
   * People who were judged, of a span of time and behind a sequence, in their order: a slice of as many as the limit,
   * so that a question about weeks never keeps the door waiting. After 0 it begins with the first of them.
   */
  readonly judgedBetween: ReadJudgedPeople;
  /** What visitors answered, from one instant up to another. */
  visits(from: InstantMs, until: InstantMs): readonly VisitCount[];
  /** Subject keys of everybody whom the log still knows. */
  seenSubjects(): readonly string[];
  /** Events of other doors since the log began; there are few. */
  otherDoors(): readonly WrittenAdmission[];
  /** What presence is drawn from: every row since the last day was closed, or where none was since an instant. */
  openDay(since: InstantMs): readonly WrittenAdmission[];
}

type Bound = number | string;

/** @param joined the rows of the log with their personal parts, as `person`: the beginning of a statement. */
export function prepareDayReader(db: Database.Database, joined: string): DayReader {
  const rows = (rest: string) => {
    const statement = db.prepare<Bound[], JoinedColumns>(`${joined} ${rest}`);
    return (...bound: Bound[]) => statement.all(...bound).map(writtenAdmission);
  };
  const passages = rows(
    `WHERE person.kind IN ('admission', 'exception') ORDER BY person.sequence DESC LIMIT ?`,
  );
  const passagesOf = rows(
    `WHERE person.sequence IN (
       SELECT sequence FROM admission_personal INDEXED BY reliable_instant
       WHERE clock_is_doubtful = 0 AND at >= ? AND subject_key = ?)
     ORDER BY person.sequence`,
  );
  const exceptions = rows(
    `WHERE person.kind = 'exception' AND person.sequence IN (${between}) ORDER BY person.sequence`,
  );
  const otherDoors = rows(`WHERE person.kind = 'other-door' ORDER BY person.sequence`);
  const from = rows('WHERE person.sequence >= ? ORDER BY person.sequence');
  const subjects = db.prepare<[], string>(
    'SELECT DISTINCT subject_key FROM admission_personal WHERE subject_key IS NOT NULL',
  );
  const counts = db.prepare<[InstantMs, InstantMs], RowCount>(countAlike);
  const firstOfDay = prepareFirstOfDay(db);
  return {
    passages: (limit) => passages(limit),
    passagesOf: (subjectKey, since) => passagesOf(since, subjectKey),
    exceptions: (first, until) => exceptions(first, until),
    counts: (first, until) => counts.all(first, until),
    shifts: prepareShifts(db, joined),
    judgedBetween: prepareJudgedPeople(db),
    visits: prepareVisitCounts(db),
    seenSubjects: () => subjects.pluck().all(),
    otherDoors: () => otherDoors(),
    openDay: (since) => {
      const first = firstOfDay(since);
      return first === null ? [] : from(first);
    },
  };
}

const between = `
  SELECT sequence FROM admission_personal INDEXED BY reliable_instant
  WHERE clock_is_doubtful = 0 AND at >= ? AND at < ?`;

const countAlike = `
  SELECT point, kind, direction, person_class AS personClass, mode, method, shown, outcome, what,
         count(*) AS rows, sum(coalesce(people, 1)) AS people
  FROM admission_personal INDEXED BY reliable_instant JOIN admission USING (sequence)
  WHERE clock_is_doubtful = 0 AND at >= ? AND at < ?
  GROUP BY point, kind, direction, person_class, mode, method, shown, outcome, what`;

/** Walks back from the newest shift row to the last one before the instant: a few a day. */
function prepareShifts(db: Database.Database, joined: string): DayReader['shifts'] {
  const backwards = db.prepare<[string], JoinedColumns>(
    `${joined} WHERE person.kind = 'shift' AND person.point = ? ORDER BY person.sequence DESC`,
  );
  return (since, point) => {
    const found: WrittenAdmission[] = [];
    for (const columns of backwards.iterate(point)) {
      found.push(writtenAdmission(columns));
      if (columns.at === null || columns.at < since) break;
    }
    return found.reverse();
  };
}

/** A log that never closed a day, such as one of version 2, begins with the first row of the day. */
function prepareFirstOfDay(db: Database.Database): (since: InstantMs) => number | null {
  const closed = db.prepare<[], number>(
    `SELECT coalesce(concerns, sequence) FROM admission WHERE what = 'day-closed' ORDER BY sequence DESC LIMIT 1`,
  );
  const first = db.prepare<[InstantMs], number | null>(
    `SELECT min(sequence) FROM admission_personal INDEXED BY reliable_instant
     WHERE clock_is_doubtful = 0 AND at >= ?`,
  );
  return (since) => closed.pluck().get() ?? first.pluck().get(since) ?? null;
}
