import { join } from 'node:path';
import { publicKeyText } from '../../core/export/station-identity.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readOrMakeStationKey } from '../keys/station-key.ts';
import { knowStation, readStations, stationsFile } from '../merge/stations.ts';
import type { MergeOutcome } from '../merge/merge-exports.ts';
import type { Command, ExitCode, Surroundings } from './command.ts';
import { failureLine } from './failure-line.ts';
import { parseArguments, type Refusal } from './parse-arguments.ts';
import { readKeyOption, readUnlockOption } from './verify-options.ts';
import { openLogFor, standingStation, type StandingStation } from './writing-station.ts';

const help = `Menggabungkan ekspor beberapa pintu tanpa server: urutan dan ulangan tidak mengubah hasilnya.

ambang merge FOLDER... [options]
ambang merge --know KEY --site NAME    puts a station on the list (this one too); KEY: station.pub, or its line

  --identity FILE          the identities that the exports were sealed to
  --passphrase-file FILE   the passphrase that they were sealed with
  --guard NUMBER           who does it, for the rows
  --data DIR, --json

FOLDER is an export, or a stick that holds some. The list merge/stations.json is the same at every point: copy it.
Prints the totals by site, day and point, who is inside, conflicts, and what nobody has brought yet.
Exit code 0 when all could be taken and nothing contradicts, 1 otherwise, 2 for unusable arguments.`;

/** `merge`: many doors, no server. */
export const mergeCommand: Command = {
  help,
  run: async (args, surroundings) => {
    const parsed = parseArguments(args, {
      know: { type: 'string' },
      site: { type: 'string' },
      identity: { type: 'string' },
      'passphrase-file': { type: 'string' },
      guard: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const station = standingStation(values.data);
    if (!station.ok) return station;
    const { know, site } = values;
    if (know !== undefined && site !== undefined && positionals.length === 0)
      return knowOne(station.value, know, site, surroundings);
    if (know !== undefined || site !== undefined || positionals.length === 0)
      return fail('merge takes folders, or --know with --site');
    const unlock = readUnlockOption(values.identity, values['passphrase-file']);
    if (!unlock.ok) return unlock;
    const request = { folders: positionals, unlock: unlock.value ?? [], guard: values.guard ?? null };
    return mergeAll(station.value, request, values.json === true, surroundings);
  },
};

/** Where a station keeps what it merges. */
function mergeFolder({ folder }: StandingStation): string {
  return join(folder.path, 'merge');
}

function knowOne(
  station: StandingStation,
  key: string,
  site: string,
  { say, warn }: Surroundings,
): Result<ExitCode, Refusal> {
  const identity = readKeyOption(key);
  if (!identity.ok) return identity;
  if (site.trim() === '' || site.length > 60) return fail('--site takes a name of at most 60 characters');
  const known = knowStation(stationsFile(mergeFolder(station)), {
    identity: identity.value,
    site: site.trim(),
  });
  if (known.ok) say(`${identity.value.id} ${publicKeyText(identity.value.publicKey)} ${site.trim()}`);
  else warn(`ambang: ${failureLine(known.failure)}`);
  return ok(known.ok ? 0 : 1);
}

interface MergeRequest {
  readonly folders: readonly string[];
  readonly unlock: NonNullable<Extract<ReturnType<typeof readUnlockOption>, { ok: true }>['value']>;
  readonly guard: string | null;
}

async function mergeAll(
  station: StandingStation,
  { folders, unlock, guard }: MergeRequest,
  isJson: boolean,
  { say, warn, now }: Surroundings,
): Promise<Result<ExitCode, Refusal>> {
  const { folder, settings } = station;
  const stations = readStations(stationsFile(mergeFolder(station)));
  const key = stations.ok ? readOrMakeStationKey(folder.keys) : stations;
  const opened = key.ok ? await openLogFor(station, now) : key;
  if (!stations.ok || !key.ok || !opened.ok) {
    for (const trouble of [stations, key, opened].filter(({ ok: isOk }) => !isOk).slice(0, 1))
      if (!trouble.ok) warn(`ambang: ${failureLine(trouble.failure)}`);
    return ok(1);
  }
  const isMerged = stations.value.some(({ identity }) => identity.id === key.value.id);
  if (!isMerged) warn('pos ini sendiri tidak ada di daftar / this station itself is not on the list');
  const { exportMergedRow, mergeExports } = await import('../merge/merge-exports.ts');
  const outcome = await mergeExports({
    folders,
    unlock,
    stations: stations.value,
    file: join(mergeFolder(station), 'merged.db'),
    own: isMerged ? { log: folder.log, identity: key.value } : null,
    timeZone: settings.timeZone,
    now: now(),
    retentionDays: settings.notice.retentionDays,
  });
  const { log, rowPlace } = opened.value;
  if (outcome.ok)
    for (const { taken } of outcome.value.exports)
      if (taken.ok) log.record(exportMergedRow(rowPlace(), taken.value, { guard }));
  log.close();
  if (!outcome.ok) {
    warn(`ambang: ${failureLine(outcome.failure)}`);
    return ok(1);
  }
  const lines = isJson ? [JSON.stringify(outcome.value)] : linesOf(outcome.value);
  lines.forEach(say);
  const isWhole = outcome.value.exports.every(({ taken }) => taken.ok);
  return ok(isWhole && outcome.value.report.conflicts.length === 0 ? 0 : 1);
}

function linesOf({ exports, report }: MergeOutcome): readonly string[] {
  const { sites, days, conflicts, gaps } = report;
  return [
    ...exports.map(({ name, taken }) =>
      taken.ok
        ? `${name}: ${taken.value.station} ${taken.value.site} ${String(taken.value.first)}-${String(taken.value.last)}`
        : `${name}: ${failureLine(taken.failure)}`,
    ),
    ...days.map(
      ({ site, point, date, figures }) =>
        `${date} ${site} ${point}: masuk / in ${String(figures.entered)}, keluar / out ${String(figures.left)}`,
    ),
    ...sites.map(
      ({ site, inside, figures }) =>
        `${site}: masuk / in ${String(figures.entered)}, keluar / out ${String(figures.left)}, di dalam / inside ${String(inside)}`,
    ),
    ...conflicts.map(
      ({ station, sequence }) =>
        `${station}: dua cerita tentang baris / two stories of row ${String(sequence)}; dari situ tidak dihitung / not counted from there on`,
    ),
    ...gaps.map(
      ({ station, first, last }) =>
        `${station}: belum dibawa / not brought yet ${String(first)}-${String(last)}`,
    ),
  ];
}
