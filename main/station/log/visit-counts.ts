import type Database from 'better-sqlite3';
import type { InstantMs } from '../../core/units.ts';

/** So many visitors gave this answer: the key of a purpose, or the name of a unit. */
export interface VisitCount {
  readonly what: 'purpose' | 'host';
  readonly answer: string;
  readonly visitors: number;
}

/** Prepares what counts the answers of visitors from one instant up to another, the most frequent first. */
export function prepareVisitCounts(
  db: Database.Database,
): (from: InstantMs, until: InstantMs) => readonly VisitCount[] {
  const counts = db.prepare<[InstantMs, InstantMs], VisitCount>(
    `SELECT what, coalesce(note, unit) AS answer, count(*) AS visitors
     FROM admission_personal INDEXED BY reliable_instant JOIN admission USING (sequence)
     WHERE clock_is_doubtful = 0 AND at >= ? AND at < ? AND kind = 'visit' AND coalesce(note, unit) IS NOT NULL
     GROUP BY what, answer ORDER BY visitors DESC, answer`,
  );
  return (from, until) => counts.all(from, until);
}
