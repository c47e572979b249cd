import type Database from 'better-sqlite3';
import type { PlainPart } from '../../core/admission/admission.ts';
import { awaitsGuard, isEntry, peopleOf } from '../../core/admission/passage.ts';

/** Prepares what keeps the lists of migration 0002 in step with each new row, in the row's own transaction. */
export function prepareDrawn(db: Database.Database): (sequence: number, plain: PlainPart) => void {
  const enter = db.prepare(
    'INSERT INTO entered_by_hour VALUES (?, ?) ON CONFLICT DO UPDATE SET entered = entered + excluded.entered',
  );
  const wait = db.prepare('INSERT INTO undecided VALUES (?)');
  const settle = db.prepare('DELETE FROM undecided WHERE sequence = ?');
  return (sequence, plain) => {
    if (isEntry(plain)) enter.run(plain.hour, peopleOf(plain));
    if (awaitsGuard(plain)) wait.run(sequence);
    if (plain.kind === 'guard-decision') settle.run(plain.concerns);
  };
}

/** Draws the lists anew from the rows, for a log that was put together from what was left of one. */
export function drawAnew(db: Database.Database): void {
  db.exec(`
    DELETE FROM entered_by_hour;
    INSERT INTO entered_by_hour (hour, entered)
    SELECT hour, sum(coalesce(people, 1)) FROM admission
    WHERE direction IS NOT 'out' AND ((kind = 'guard-decision' AND what = 'let-in')
      OR (kind = 'admission' AND shown = 'green') OR (kind = 'exception' AND direction = 'in'))
    GROUP BY hour;

    DELETE FROM undecided;
    INSERT INTO undecided (sequence)
    SELECT person.sequence FROM admission AS person JOIN admission_personal USING (sequence)
    WHERE person.kind = 'admission' AND person.shown IN ('yellow', 'red')
      AND NOT EXISTS (
        SELECT 1 FROM admission AS decision
        WHERE decision.kind = 'guard-decision' AND decision.concerns = person.sequence);`);
}
