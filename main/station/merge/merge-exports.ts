import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Admission } from '../../core/admission/admission.ts';
import { retentionCutoff } from '../../core/admission/retention.ts';
import { manifestName } from '../../core/export/manifest.ts';
import type { StationIdentity } from '../../core/export/station-identity.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import { openLogReader } from '../export/log-reader.ts';
import type { Unlock } from '../export/unlock.ts';
import { lookThrough } from '../import/look-through.ts';
import { personalPart, plainPart } from '../rows.ts';
import type { ByHand, RowPlace } from '../rows.ts';
import { openMergedLog } from './merged-log.ts';
import { reportOf, type MergeReport } from './merge-report.ts';
import { takeIn, takeInLog, type TakenIn } from './take-in.ts';
import type { KnownStation } from './stations.ts';

/** What a merge is made of. */
export interface MergeTask {
  /** Exports, or folders and sticks that hold some. */
  readonly folders: readonly string[];
  readonly stations: readonly KnownStation[];
  readonly unlock: Unlock;
  /** The merge's own file. */
  readonly file: string;
  /** This station's log and key, where it is one of the merged. */
  readonly own: { readonly log: string; readonly identity: StationIdentity } | null;
  readonly timeZone: string;
  readonly now: InstantMs;
  readonly retentionDays: number;
}

/** What came of each export that was found, and what all of them come to. */
export interface MergeOutcome {
  readonly exports: readonly { readonly name: string; readonly taken: Result<TakenIn, Failure> }[];
  readonly report: MergeReport;
}

/** Takes in every export that the folders hold and this station's own log, and gives what they come to together. */
export async function mergeExports(task: MergeTask): Promise<Result<MergeOutcome, Failure>> {
  const found: { name: string; path: string }[] = [];
  for (const folder of task.folders) {
    const exports = exportsIn(folder);
    if (!exports.ok) return exports;
    found.push(...exports.value);
  }
  const merged = openMergedLog(task.file);
  try {
    const exports = [];
    for (const { name, path } of found)
      exports.push({ name, taken: await takeIn(path, task.stations, task.unlock, merged) });
    const own = task.own === null ? ok(null) : await takeOwn(task.own, merged);
    if (!own.ok) return own;
    merged.drop(retentionCutoff(task.now, task.retentionDays));
    return ok({ exports, report: reportOf(merged, task.stations, task.timeZone) });
  } finally {
    merged.close();
  }
}

function exportsIn(folder: string): Result<readonly { name: string; path: string }[], Failure> {
  if (existsSync(join(folder, manifestName))) return ok([{ name: folder, path: folder }]);
  const look = lookThrough(folder);
  return look.ok ? ok(look.value.found.filter(({ kind }) => kind === 'export')) : look;
}

async function takeOwn(
  { log, identity }: NonNullable<MergeTask['own']>,
  merged: Parameters<typeof takeInLog>[2],
): Promise<Result<null, Failure>> {
  const reader = openLogReader(log);
  if (!reader.ok) return reader;
  try {
    return await takeInLog(reader.value, identity, merged);
  } finally {
    reader.value.close();
  }
}

/** Gives the row of another point's export that was taken in: whose it was, and up to which of its rows. */
export function exportMergedRow(place: RowPlace, { station, last }: TakenIn, by: ByHand): Admission {
  return {
    plain: { ...plainPart('station-event', place), what: 'export-merged' },
    personal: personalPart(place, { guard: by.guard, note: `${station}-${String(last)}` }),
  };
}
