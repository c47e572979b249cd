import type { Admission } from '../../main/core/admission/admission.ts';
import { connect } from '../../main/station/log/connection.ts';
import { migrate } from '../../main/station/log/migrate.ts';
import { prepareWriter } from '../../main/station/log/writer.ts';

/** Rows in one transaction: few enough for the write-ahead log to stay small. */
const rowsAtOnce = 10_000;

/** Writes many rows into a log that nobody has open, fast: in few transactions and without syncs. */
export function fillLog(file: string, admissions: Iterable<Admission>): void {
  const db = connect(file);
  migrate(db);
  db.pragma('synchronous = OFF');
  const writer = prepareWriter(db);
  const append = db.transaction((chunk: Iterable<Admission>) => {
    for (const admission of chunk) writer.append(admission);
  });
  for (const chunk of chunksOf(admissions)) append(chunk);
  db.close();
}

function* chunksOf(admissions: Iterable<Admission>): Iterable<Admission[]> {
  let chunk: Admission[] = [];
  for (const admission of admissions) {
    chunk.push(admission);
    if (chunk.length < rowsAtOnce) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}

/** Gives the same admission so many times. */
export function* repeated(count: number, admission: Admission): Iterable<Admission> {
  for (let index = 0; index < count; index += 1) yield admission;
}
