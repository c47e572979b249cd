import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { InstantMs } from '../../../core/units.ts';
import { syncFolder } from '../../durable-file.ts';

/**
 * The folder of one salvage, beside the log. While it holds a salvaged log that is whole, the salvage is not finished:
 * the damaged one goes in and the salvaged one goes out, in this order, so that whenever the power fails the next start
 * can go on, and at no moment an empty log begins.
 */
export interface SalvageFolder {
  readonly path: string;
  readonly report: string;
  /** Where the new log is put together; it takes the name of `salvaged` once it is whole and synced. */
  readonly part: string;
  readonly salvaged: string;
}

const mark = '.damaged-';

/** Makes the folder of a salvage that begins now. */
export function makeSalvageFolder(log: string, at: InstantMs): SalvageFolder {
  const stamp = new Date(at).toISOString().replaceAll(/[^\dTZ]/g, '');
  const taken = salvageFolders(log).length;
  const folder = placesIn(`${log}${mark}${stamp}-${String(taken + 1)}`);
  mkdirSync(folder.path, { mode: 0o700 });
  return folder;
}

/** Gives the folders of all salvages of a log, the oldest first; whoever has read their reports may remove them. */
export function salvageFolders(log: string): readonly SalvageFolder[] {
  if (!existsSync(dirname(log))) return [];
  return readdirSync(dirname(log))
    .filter((name) => name.startsWith(`${basename(log)}${mark}`))
    .sort()
    .map((name) => placesIn(join(dirname(log), name)));
}

function placesIn(path: string): SalvageFolder {
  return {
    path,
    report: join(path, 'report.json'),
    part: join(path, 'salvaged.db.part'),
    salvaged: join(path, 'salvaged.db'),
  };
}

/**
 * Sets the damaged log aside whole and puts the salvaged one in its place, where a salvage has got so far. Does
 * nothing otherwise. Throws what the file system throws.
 */
export function finishSalvage(log: string): void {
  for (const folder of salvageFolders(log)) {
    if (!existsSync(folder.salvaged)) continue;
    for (const suffix of ['', '-wal', '-shm']) moveInto(folder.path, `${log}${suffix}`);
    syncFolder(folder.path);
    renameSync(folder.salvaged, log);
    syncFolder(dirname(log));
  }
}

function moveInto(folder: string, path: string): void {
  if (existsSync(path)) renameSync(path, join(folder, basename(path)));
}

/** Takes away the folder of a salvage that failed; the damaged log was not touched. */
export function giveUpSalvage(folder: SalvageFolder): void {
  rmSync(folder.path, { recursive: true, force: true });
}
