import { join } from 'node:path';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import { prepareDataFolder, usualDataFolder } from '../data-folder.ts';
import type { DataFolder } from '../data-folder.ts';
import { readOrMakeKey } from '../key-file.ts';
import type { AdmissionLog } from '../log/admission-log.ts';
import type { RowPlace } from '../rows.ts';
import type { StationSettings } from '../settings.ts';
import type { Refusal } from './parse-arguments.ts';
import { settingsIn } from '../settings-file.ts';

/** A station's data folder with its keys, for a command that works beside the station or in its place. */
export interface StandingStation {
  readonly folder: DataFolder;
  readonly settings: StationSettings;
  readonly siteKey: Uint8Array;
}

/** Gives the station of a data folder, or why it cannot be used. */
export function standingStation(data: string | undefined): Result<StandingStation, Refusal> {
  const folder = prepareDataFolder(data ?? usualDataFolder(false));
  if (!folder.ok) return folder;
  const siteKey = readOrMakeKey(join(folder.value.keys, 'site.key'));
  if (!siteKey.ok) return fail(`${siteKey.failure.code} (${siteKey.failure.seen ?? ''})`);
  const settings = settingsIn(folder.value.path);
  return ok({ folder: folder.value, settings, siteKey: siteKey.value });
}

/** The log of a station that does not run, to be written to. */
export interface OpenedLog {
  readonly log: AdmissionLog;
  readonly rowPlace: () => RowPlace;
}

/**
 * Opens the log for a command to write rows. `LOG_BUSY` while the station runs: then the supervisor's screen does it.
 * A clock that stands before the newest row is doubtful, and the rows say so.
 */
export async function openLogFor(
  { folder, settings }: StandingStation,
  now: () => InstantMs,
): Promise<Result<OpenedLog, Failure>> {
  // The log's library takes longer to load than `screen` may take altogether.
  const { openLog } = await import('../log/open-log.ts');
  const opened = openLog(folder.log);
  if (!opened.ok) return opened;
  const log = opened.value;
  const left = log.timeLeft();
  const newest = left.ok ? (left.value.latest ?? 0) : 0;
  const rowPlace = () => ({ at: now(), clockIsDoubtful: now() < newest, point: settings.point });
  return ok({ log, rowPlace });
}
