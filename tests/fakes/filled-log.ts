import type { Admission } from '../../main/core/admission/admission.ts';
import { connect } from '../../main/station/log/connection.ts';
import { migrate } from '../../main/station/log/migrate.ts';
import { prepareWriter } from '../../main/station/log/writer.ts';

/** Writes many rows into a log that nobody has open, in one transaction and so without a sync for each. */
export function fillLog(file: string, admissions: Iterable<Admission>): void {
  const db = connect(file);
  migrate(db);
  const writer = prepareWriter(db);
  const fill = db.transaction(() => {
    for (const admission of admissions) writer.append(admission);
  });
  fill();
  db.close();
}

/** Gives the same admission so many times. */
export function* repeated(count: number, admission: Admission): Iterable<Admission> {
  for (let index = 0; index < count; index += 1) yield admission;
}
