import type Database from 'better-sqlite3';
import type { JudgedRow } from '../../core/policy/rejudge-row.ts';
import type { Facts } from '../../core/policy/facts.ts';
import type { InstantMs } from '../../core/units.ts';

/** Somebody who wanted to go in and was judged: what judging again, and counting people, takes of the row. */
export interface JudgedPerson extends JudgedRow {
  readonly sequence: number;
  readonly at: InstantMs;
  /** Says "the same person" and no more; null where nothing does. */
  readonly subjectKey: string | null;
}

export type ReadJudgedPeople = (
  from: InstantMs,
  until: InstantMs,
  after: number,
  limit: number,
) => readonly JudgedPerson[];

interface Columns {
  readonly sequence: number;
  readonly at: InstantMs;
  readonly personClass: string | null;
  readonly unit: string | null;
  readonly outcome: JudgedRow['outcome'];
  readonly shown: JudgedRow['shown'];
  readonly reasons: string;
  readonly facts: string;
  readonly doubtful: 0 | 1;
  readonly subjectKey: string | null;
}

/**
 * Prepares what reads people of a span of time in their order. It takes the few columns that judging needs: seals and
 * decisions of a whole row cost more than the judging itself. Rows that retention has emptied are left out, and so is
 * whoever never got as far as an outcome.
 */
export function prepareJudgedPeople(db: Database.Database): ReadJudgedPeople {
  // Where a clock was set back the earliest instant is not the first row; looked up once, before the first slice.
  const first = db
    .prepare<[InstantMs], number | null>(
      `SELECT min(sequence) FROM admission_personal INDEXED BY reliable_instant
       WHERE clock_is_doubtful = 0 AND at >= ?`,
    )
    .pluck();
  const slice = db.prepare<[number, InstantMs, InstantMs, number], Columns>(
    `SELECT sequence, at, person_class AS personClass, unit, outcome, shown, reasons, facts,
            clock_is_doubtful AS doubtful, subject_key AS subjectKey
     FROM admission JOIN admission_personal USING (sequence)
     WHERE sequence > ? AND kind = 'admission' AND direction = 'in'
       AND at >= ? AND at < ? AND outcome IS NOT NULL AND shown IS NOT NULL AND facts IS NOT NULL
     ORDER BY sequence LIMIT ?`,
  );
  return (from, until, after, limit) => {
    const begin = after === 0 ? first.get(from) : after + 1;
    return begin == null ? [] : slice.all(begin - 1, from, until, limit).map(judgedPerson);
  };
}

function judgedPerson({ personClass, reasons, facts, doubtful, ...columns }: Columns): JudgedPerson {
  return {
    ...columns,
    personClass: personClass ?? '',
    // Both texts were written by `personalColumns` from values of these types.
    reasons: JSON.parse(reasons) as readonly string[],
    facts: JSON.parse(facts) as Facts,
    clockIsDoubtful: doubtful === 1,
  };
}
