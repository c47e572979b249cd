import { join } from 'node:path';
import type { ChainHead } from '../../core/admission/chain.ts';
import { walkChain, type ChainWalk } from '../../core/export/chain-walk.ts';
import { isHeadOf } from '../../core/export/head.ts';
import { largestManifestBytes, manifestName } from '../../core/export/manifest.ts';
import { readRowLine } from '../../core/export/row-line.ts';
import type { StationIdentity } from '../../core/export/station-identity.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { headOfLine } from '../export/heads.ts';
import type { LogReader } from '../export/log-reader.ts';
import { openExport, readSmallFile, type OpenedExport } from '../export/opened-export.ts';
import { readRows } from '../export/read-rows.ts';
import type { Unlock } from '../export/unlock.ts';
import { systemCode } from '../system-words.ts';
import type { MergedLog } from './merged-log.ts';
import { mergedColumns } from './merged-row.ts';
import type { KnownStation } from './stations.ts';

/** What an export brought. */
export interface TakenIn {
  readonly station: string;
  readonly site: string;
  readonly first: number;
  readonly last: number;
}

const largestHeadsBytes = 64 * 1024 * 1024;

/**
 * Takes an export of a known station into a merge: all of its rows, or none. Its signature is checked, and its chain
 * walked, before a row counts.
 *
 * `MERGE_STATION_UNKNOWN`, `MERGE_NO_ROWS` where it holds none to merge, and the codes of opening and reading exports.
 */
export async function takeIn(
  folder: string,
  stations: readonly KnownStation[],
  unlock: Unlock,
  merged: MergedLog,
): Promise<Result<TakenIn, Failure>> {
  const station = stationOf(folder, stations);
  if (!station.ok) return station;
  const { identity, site } = station.value;
  const opened = openExport(folder, identity);
  if (!opened.ok) return opened;
  const { range, head, files } = opened.value.manifest;
  if (!files.some(({ kind }) => kind === 'rows')) return fail(failure('MERGE_NO_ROWS'));
  const before = { sequence: range.first - 1, hash: bytesOf(range.before) };
  const end = { sequence: range.last, hash: bytesOf(range.hash) };
  const heads = [before, end, headOf(head), ...ownHeads(opened.value, identity).map(headOf)];
  const took = await takeRows(merged, identity.id, heads, before, (step) =>
    readRows(opened.value, unlock, step),
  );
  return took.ok ? ok({ station: identity.id, site, first: range.first, last: range.last }) : took;
}

/** Takes what a station's own log has more than the merge has of it. */
export async function takeInLog(
  log: LogReader,
  identity: StationIdentity,
  merged: MergedLog,
): Promise<Result<null, Failure>> {
  const end = log.head();
  const known = merged.newest(identity.id);
  const isOurs =
    known !== null && Buffer.from(known.hash).equals(log.hashOf(known.sequence) ?? new Uint8Array());
  const first = isOurs ? known.sequence + 1 : 1;
  const before = log.headBefore(first);
  if (before === null || first > end.sequence) return ok(null);
  return takeRows(merged, identity.id, [before, end], before, (step) => {
    for (const { lines } of log.rowBlocks(first, end.sequence)) {
      for (const line of lines.toString().split('\n').slice(0, -1)) {
        const stepped = step(line);
        if (!stepped.ok) return Promise.resolve(stepped);
      }
    }
    return Promise.resolve(ok(null));
  });
}

type Step = (line: string) => Result<null, Failure>;

async function takeRows(
  merged: MergedLog,
  station: string,
  heads: readonly ChainHead[],
  before: ChainHead,
  read: (step: Step) => Promise<Result<null, Failure>>,
): Promise<Result<null, Failure>> {
  const chain = walkChain(before, station, []);
  let result: Result<null, Failure> = ok(null);
  await merged.transaction(async () => {
    for (const head of heads) if (head.sequence > 0) merged.claim(station, head);
    result = await read((line) => takeLine(line, chain, station, merged));
    return result.ok;
  });
  return result;
}

function takeLine(line: string, chain: ChainWalk, station: string, merged: MergedLog): Result<null, Failure> {
  const row = readRowLine(line, chain.head().hash);
  if (!row.ok) return row;
  const stepped = chain.step(row.value);
  if (!stepped.ok) return stepped;
  const columns = mergedColumns(station, row.value);
  if (!columns.ok) return columns;
  merged.put(columns.value);
  return ok(null);
}

/** Whose export it says it is: a hint which key to check it with, and believed of nobody else. */
function stationOf(folder: string, stations: readonly KnownStation[]): Result<KnownStation, Failure> {
  const written = readManifestText(join(folder, manifestName));
  if (!written.ok) return written;
  const said = /"station":\s*"([0-9A-Z]{16})"/.exec(written.value)?.[1] ?? '';
  const station = stations.find(({ identity }) => identity.id === said);
  return station === undefined ? fail(failure('MERGE_STATION_UNKNOWN', said)) : ok(station);
}

function readManifestText(path: string): Result<string, Failure> {
  try {
    const written = readSmallFile(path, largestManifestBytes);
    return written.ok ? ok(written.value.toString()) : written;
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(failure('EXPORT_MANIFEST_MISSING', code));
  }
}

/** The heads that the station signed before; the manifest vouches for their file, and each must be signed itself. */
function ownHeads({ folder, manifest }: OpenedExport, station: StationIdentity) {
  const file = manifest.files.find(({ kind }) => kind === 'heads');
  const text = file === undefined ? null : readSmallFile(join(folder, file.name), largestHeadsBytes);
  if (text?.ok !== true) return [];
  return text.value
    .toString()
    .split('\n')
    .flatMap(headOfLine)
    .filter((head) => isHeadOf(station, head));
}

function headOf({ sequence, hash }: { readonly sequence: number; readonly hash: string }): ChainHead {
  return { sequence, hash: bytesOf(hash) };
}

function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
