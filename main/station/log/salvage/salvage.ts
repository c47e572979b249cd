import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import type { ChainHead } from '../../../core/admission/chain.ts';
import { lengthOf, Spans, type Span } from '../../../core/admission/span.ts';
import { failure, type Failure } from '../../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { InstantMs } from '../../../core/units.ts';
import { syncFile, syncFolder, writeDurably } from '../../durable-file.ts';
import { systemCode } from '../../system-words.ts';
import { connect } from '../connection.ts';
import { drawAnew } from '../drawn.ts';
import { migrate } from '../migrate.ts';
import { readLogHead } from '../../export/log-reader.ts';
import { takeSingleWriter } from '../single-writer.ts';
import { sqliteFailure } from '../sqlite-failure.ts';
import { readHead } from '../writer.ts';
import { dropMisfits, fillGaps, findGaps } from './close-gaps.ts';
import { gatherPersonal, gatherPlain } from './gather-rows.ts';
import { finishSalvage, giveUpSalvage, makeSalvageFolder, type SalvageFolder } from './salvage-files.ts';

/** What shall be made of a damaged log. */
export interface SalvageRequest {
  readonly log: string;
  /** Copies of the log, the newest first, for rows that it has lost itself. */
  readonly backups: readonly string[];
  /** The last row that is known to have been acknowledged; 0 where nobody knows. */
  readonly reached: number;
  /** Heads that were signed: what they say of lost rows stays provable. */
  readonly heads: readonly ChainHead[];
  readonly at: InstantMs;
  /** Why it is salvaged, in one short text. */
  readonly because: string;
}

/** What became of it; stands in `report.json` beside the damaged file too. */
export interface SalvageReport {
  readonly at: InstantMs;
  readonly because: string;
  /** Folder beside the log that holds the damaged file whole. */
  readonly setAside: string;
  readonly rows: number;
  /** Rows that nothing is left of; a row of the kind `lost` stands in the place of each. */
  readonly lost: readonly Span[];
  /** The oldest row with its personal part; those before it had gone, by retention or with the damage at this edge. */
  readonly personalFrom: number | null;
  /** Rows after that one whose personal part could not be read. */
  readonly personalLost: readonly Span[];
  /** Rows that somebody had written anew: they did not fit those after them, and count as lost. */
  readonly misfits: readonly number[];
  /** Copies that rows were taken from. */
  readonly backups: readonly string[];
}

/**
 * Puts a new log together from all that can be read of a damaged one and of its copies, sets the damaged one aside whole
 * and puts the new one in its place. Every row in it proves itself by its hash; what is missing is listed exactly.
 *
 * `LOG_BUSY` while a station has the log, `LOG_FULL` where there is no room for the new one; then nothing was touched.
 */
export function salvage(request: SalvageRequest): Result<SalvageReport, Failure> {
  try {
    const writer = takeSingleWriter(request.log);
    if (!writer.ok) return writer;
    try {
      return ok(salvageAlone(request));
    } finally {
      writer.value();
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === null) return fail(sqliteFailure(error, 'LOG_OPEN_FAILED'));
    return fail(failure(code === 'ENOSPC' ? 'LOG_FULL' : 'LOG_OPEN_FAILED', code));
  }
}

function salvageAlone(request: SalvageRequest): SalvageReport {
  const folder = makeSalvageFolder(request.log, request.at);
  try {
    const found = putTogether(request, folder.part);
    const { at, because } = request;
    const report = { at, because, setAside: basename(folder.path), ...found };
    writeDurably(folder.report, `${JSON.stringify(report, null, 2)}\n`);
    becomeWhole(folder);
    finishSalvage(request.log);
    return report;
  } catch (error) {
    if (!existsSync(folder.salvaged)) giveUpSalvage(folder);
    throw error;
  }
}

type Found = Omit<SalvageReport, 'at' | 'because' | 'setAside'>;

function putTogether(request: SalvageRequest, part: string): Found {
  const db = connect(part);
  try {
    migrate(db);
    // The file is synced once, when it is whole; until then nobody relies on it.
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = OFF');
    const found = withoutGuards(db, () => gather(db, request));
    drawAnew(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return found;
  } finally {
    db.close();
  }
}

/** Copies are looked into only as long as something is missing. */
function gather(db: Database.Database, { log, backups, reached, heads }: SalvageRequest): Found {
  const last = Math.max(reached, ...heads.map(({ sequence }) => sequence), ...backups.map(lastRowOf));
  const used = new Set<string>();
  gatherPlain(db, log);
  const misfits = dropMisfits(db);
  for (const backup of backups) {
    if (findGaps(db, last).length === 0) break;
    gatherPlain(db, backup);
    dropMisfits(db);
    used.add(backup);
  }
  const lost = findGaps(db, last);
  fillGaps(db, lost, heads);
  gatherPersonal(db, log, 1);
  const personalFrom = oldestPersonal(db);
  for (const backup of backups) {
    if (personalFrom !== null && personalGaps(db, personalFrom).length === 0) break;
    gatherPersonal(db, backup, personalFrom ?? 1);
    used.add(backup);
  }
  return {
    rows: readHead(db).sequence - lengthOf(lost),
    lost,
    personalFrom: oldestPersonal(db),
    personalLost: personalGaps(db, personalFrom ?? 1),
    misfits,
    backups: [...used].map((backup) => basename(backup)),
  };
}

/** A copy knows of rows that a log whose end was damaged has forgotten. */
function lastRowOf(backup: string): number {
  const opened = readLogHead(backup);
  return opened.ok ? opened.value.sequence : 0;
}

function oldestPersonal(db: Database.Database): number | null {
  return db.prepare<[], number | null>('SELECT min(sequence) FROM admission_personal').pluck().get() ?? null;
}

/** Retention takes the oldest parts first, so one that is missing behind another was taken by the damage. */
function personalGaps(db: Database.Database, from: number): readonly Span[] {
  const without = db.prepare<[number], number>(
    `SELECT sequence FROM admission LEFT JOIN admission_personal AS personal USING (sequence)
     WHERE sequence > ? AND personal.sequence IS NULL AND kind <> 'lost'
       AND EXISTS (SELECT 1 FROM admission_personal)
     ORDER BY sequence`,
  );
  const spans = new Spans();
  for (const sequence of without.pluck().iterate(from)) spans.add(sequence);
  return spans.all();
}

/** Lets the triggers rest that keep a log that is in use from gaps and deletions, and puts them back. */
function withoutGuards<T>(db: Database.Database, work: () => T): T {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'admission'`,
    )
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  const done = work();
  for (const { sql } of triggers) db.exec(sql);
  return done;
}

function becomeWhole({ part, salvaged, path }: SalvageFolder): void {
  syncFile(part);
  renameSync(part, salvaged);
  syncFolder(path);
}
