import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isSafeName } from '../../core/export/file-name.ts';
import { manifestName } from '../../core/export/manifest.ts';
import type { SignedHead } from '../../core/export/head.ts';
import type { StationIdentity } from '../../core/export/station-identity.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { systemCode } from '../system-words.ts';
import { openManifest } from './opened-export.ts';

/** More entries than a stick's first folder has any reason to hold. */
const mostEntries = 10_000;

/**
 * Gives the folders of finished exports that a path means: itself, or those of one station that lie in it. What
 * is unfinished is not among them. `EXPORT_MANIFEST_MISSING` where there is none.
 */
export function findExports(path: string, station: StationIdentity): Result<readonly string[], Failure> {
  try {
    if (!isFolder(path)) return fail(failure('EXPORT_MANIFEST_MISSING', 'no such folder'));
    const names = readdirSync(path);
    if (names.includes(manifestName)) return ok([path]);
    if (names.length > mostEntries) return fail(failure('EXPORT_FILE_UNSAFE', 'too many files'));
    const folders = names
      .filter(
        (name) => name.startsWith(`ambang-${station.id}-`) && isSafeName(name) && !name.endsWith('.part'),
      )
      .map((name) => join(path, name))
      .filter(isFolder);
    return folders.length === 0 ? fail(failure('EXPORT_MANIFEST_MISSING')) : ok(folders.sort());
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(failure('EXPORT_MANIFEST_MISSING', code));
  }
}

/** Gives the heads that exports were made with, as far as their manifests are the station's. */
export function headsIn(folders: readonly string[], station: StationIdentity): readonly SignedHead[] {
  return folders.flatMap((folder) => {
    const manifest = openManifest(folder, station);
    return manifest.ok ? [manifest.value.head] : [];
  });
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
