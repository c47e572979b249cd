import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import type { WrittenAdmission } from '../../core/admission/admission.ts';
import type { ChainHead } from '../../core/admission/chain.ts';
import { erasedEvent } from '../../core/admission/erasure.ts';
import type { InstantMs } from '../../core/units.ts';
import { connect } from '../log/connection.ts';
import { admissionOf, type MergedColumns } from './merged-row.ts';
import { mergeSchema } from './merge-schema.ts';

/** Rows that are alike in all that totals count, of one hour. */
export type HourCount = Pick<
  MergedColumns,
  'station' | 'hour' | 'point' | 'kind' | 'direction' | 'personClass' | 'mode' | 'method' | 'shown' | 'what'
> & { readonly rows: number; readonly people: number };

/** Where two stories are told of a station's row: from there on none of its rows is counted. */
export interface MergeConflict {
  readonly station: string;
  readonly sequence: number;
}

/** Rows of a station that nobody has brought yet. */
export interface MergeGap {
  readonly station: string;
  readonly first: number;
  readonly last: number;
}

/**
 * The rows of several stations in one file. Whatever is put into it, in whatever order and however often, it holds the
 * same: rows are told apart by station, sequence and hash, two hashes of one sequence are a conflict, and a personal
 * part that any of the copies lacks is dropped from all.
 */
export interface MergedLog {
  /** Runs work that may put rows: all of it counts, or none where it gives false. */
  transaction(work: () => Promise<boolean>): Promise<void>;
  put(row: MergedColumns): void;
  /** Notes that a station said of a row that it has this hash: a signed head, or the row before an export. */
  claim(station: string, head: ChainHead): void;
  /** Drops personal parts of before an instant, and those that a station has erased. */
  drop(cutoff: InstantMs): void;
  conflicts(): readonly MergeConflict[];
  gaps(): readonly MergeGap[];
  counts(): readonly HourCount[];
  /** A station's rows that are beyond doubt, in their order. */
  rowsOf(station: string): Iterable<WrittenAdmission>;
  newest(station: string): ChainHead | null;
  close(): void;
}

/** Opens a merge in a file, making it where there is none. Throws what SQLite or the file system throws. */
export function openMergedLog(file: string): MergedLog {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = connect(file);
  db.exec(mergeSchema);
  return mergedLogOn(db);
}

function mergedLogOn(db: Database.Database): MergedLog {
  const writer = prepareWriter(db);
  const counts = db.prepare<[], HourCount>(countStatement);
  const rows = () =>
    db.prepare<[string], MergedColumns>(`
      SELECT merged_row.* FROM merged_row LEFT JOIN doubt USING (station)
      WHERE station = ? AND merged_row.sequence < coalesce(doubt.sequence, 9e18) ORDER BY merged_row.sequence`);
  const newest = db.prepare<[string], ChainHead>(
    'SELECT sequence, hash FROM merged_row WHERE station = ? ORDER BY sequence DESC LIMIT 1',
  );
  return {
    ...writer,
    transaction: async (work) => {
      db.exec('BEGIN IMMEDIATE');
      let isDone = false;
      try {
        isDone = await work();
      } finally {
        db.exec(isDone ? 'COMMIT' : 'ROLLBACK');
      }
    },
    conflicts: () =>
      db
        .prepare<[], MergeConflict>('SELECT station, sequence FROM conflict ORDER BY station, sequence')
        .all(),
    gaps: () => db.prepare<[], MergeGap>(gapStatement).all(),
    counts: () => counts.all(),
    // A statement of its own each time: several stations are read side by side.
    *rowsOf(station) {
      for (const columns of rows().iterate(station)) yield admissionOf(columns);
    },
    newest: (station) => newest.get(station) ?? null,
    close: () => db.close(),
  };
}

const columns = [
  ...['station', 'sequence', 'hash', 'kind', 'hour', 'point', 'direction', 'method', 'personClass', 'mode'],
  ...['shown', 'what', 'concerns', 'people', 'at', 'clockIsDoubtful', 'subjectKey', 'unit', 'note'],
];
const withoutPersonal = 'at = NULL, clockIsDoubtful = NULL, subjectKey = NULL, unit = NULL, note = NULL';

function prepareWriter(db: Database.Database): Pick<MergedLog, 'put' | 'claim' | 'drop'> {
  const put = db.prepare<[MergedColumns]>(`
    INSERT INTO merged_row (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})
    ON CONFLICT (station, sequence, hash) DO UPDATE SET ${withoutPersonal} WHERE excluded.at IS NULL`);
  const claim = db.prepare<[string, number, Uint8Array]>('INSERT OR IGNORE INTO claim VALUES (?, ?, ?)');
  const contradict = db.prepare<{ station: string; sequence: number }>(`
    INSERT OR IGNORE INTO conflict
    SELECT @station, @sequence WHERE 1 < (
      SELECT count(*) FROM (
        SELECT hash FROM merged_row WHERE station = @station AND sequence = @sequence
        UNION SELECT hash FROM claim WHERE station = @station AND sequence = @sequence))`);
  const dropOld = db.prepare<[InstantMs]>(`UPDATE merged_row SET ${withoutPersonal} WHERE at < ?`);
  const dropErased = db.prepare<[string]>(`
    UPDATE merged_row SET ${withoutPersonal}
    WHERE at IS NOT NULL AND (station, sequence) IN
      (SELECT station, concerns FROM merged_row WHERE what = ? AND kind = 'station-event')`);
  return {
    put: (row) => {
      if (put.run(row).changes > 0) contradict.run({ station: row.station, sequence: row.sequence });
    },
    claim: (station, { sequence, hash }) => {
      claim.run(station, sequence, hash);
      contradict.run({ station, sequence });
    },
    drop: (cutoff) => {
      dropOld.run(cutoff);
      dropErased.run(erasedEvent);
    },
  };
}

const countStatement = `
  SELECT merged_row.station, hour, point, kind, direction, personClass, mode, method, shown, what, count(*) AS rows,
         sum(coalesce(people, 1)) AS people
  FROM merged_row LEFT JOIN doubt USING (station)
  WHERE merged_row.sequence < coalesce(doubt.sequence, 9e18)
  GROUP BY merged_row.station, hour, point, kind, direction, personClass, mode, method, shown, what`;

/** Before each row that has none before it, and behind the last one where a head tells of more. */
const gapStatement = `
  WITH known AS (SELECT DISTINCT station, sequence FROM merged_row),
  told AS (SELECT station, max(sequence) AS sequence FROM
            (SELECT station, sequence FROM claim UNION ALL SELECT station, sequence FROM known) GROUP BY station),
  steps AS (
    SELECT station, lag(sequence, 1, 0) OVER (PARTITION BY station ORDER BY sequence) AS before, sequence FROM (
      SELECT * FROM known UNION ALL SELECT station, sequence + 1 FROM told))
  SELECT station, before + 1 AS first, sequence - 1 AS last FROM steps
  WHERE sequence > before + 1 ORDER BY station, first`;
