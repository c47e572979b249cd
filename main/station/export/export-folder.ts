import type { SignedHead } from '../../core/export/head.ts';
import type { Disk } from './disk.ts';
import type { ExportRequest } from './export-request.ts';
import { keepJournal, readJournal, requestDigest, type Journal, type RowsPart } from './journal.ts';
import { unfinished } from './protected-file.ts';

/** The folder of an export while it is made. */
export interface ExportFolder {
  /** Name without the mark of what is unfinished. */
  readonly name: string;
  readonly path: string;
  readonly journal: Journal;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * Finds the folder of an export that was cut off and asked for the same, or makes a new one. Parts of the old one
 * count only when their bytes on the device are still those that were written; from the first that is not, rows
 * are written anew. Throws what the file system throws.
 */
export function openExportFolder(
  disk: Disk,
  request: ExportRequest,
  head: SignedHead,
  range: Range,
): ExportFolder {
  return findUnfinished(disk, request, head) ?? makeFolder(disk, request, head, range);
}

function findUnfinished(disk: Disk, request: ExportRequest, head: SignedHead): ExportFolder | null {
  // Its parts could not be told from those of another passphrase.
  if (request.protection.kind === 'passphrase') return null;
  for (const path of unfinishedFolders(disk, request.target, head.station)) {
    const journal = readJournal(disk, path);
    if (journal?.station !== head.station || journal.request !== requestDigest(request)) continue;
    const parts = wholeParts(disk, path, journal.parts);
    removeOthers(disk, path, parts);
    const name = path.slice(request.target.length + 1, -unfinished.length);
    return { name, path, journal: { ...journal, parts } };
  }
  return null;
}

/** Gives the station's unfinished folders; one that was cut off before its journal holds nothing, and goes. */
function unfinishedFolders(disk: Disk, target: string, station: string): readonly string[] {
  const ours = disk
    .names(target)
    .filter((name) => name.startsWith(`ambang-${station}-`) && name.endsWith(unfinished))
    .map((name) => `${target}/${name}`)
    .filter(disk.isFolder);
  const empty = ours.filter((path) => readJournal(disk, path) === null);
  empty.forEach(disk.remove);
  return ours.filter((path) => !empty.includes(path));
}

function wholeParts(disk: Disk, folder: string, parts: readonly RowsPart[]): RowsPart[] {
  const names = disk.names(folder);
  const firstBad = parts.findIndex(({ name, bytes, sha256 }) => {
    if (!names.includes(name)) return true;
    const found = disk.hash(`${folder}/${name}`);
    return found.bytes !== bytes || found.sha256 !== sha256;
  });
  return firstBad === -1 ? [...parts] : parts.slice(0, firstBad);
}

function removeOthers(disk: Disk, folder: string, parts: readonly RowsPart[]): void {
  const kept = new Set(parts.map(({ name }) => name));
  for (const name of disk.names(folder)) if (!kept.has(name)) disk.remove(`${folder}/${name}`);
}

function makeFolder(disk: Disk, request: ExportRequest, head: SignedHead, range: Range): ExportFolder {
  const taken = new Set(disk.names(request.target).map((name) => name.toLowerCase()));
  const base = `ambang-${head.station}-${String(range.first)}-${String(range.last)}`;
  let name = base;
  for (
    let copy = 2;
    taken.has(name.toLowerCase()) || taken.has(`${name}${unfinished}`.toLowerCase());
    copy += 1
  )
    name = `${base}-${String(copy)}`;
  const path = `${request.target}/${name}${unfinished}`;
  disk.makeFolder(path);
  const journal = { station: head.station, request: requestDigest(request), head, ...range, parts: [] };
  keepJournal(disk, path, journal);
  return { name, path, journal };
}
