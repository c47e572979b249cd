import { constants, closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { isSafeName } from '../../core/export/file-name.ts';
import {
  largestFileBytes,
  largestManifestBytes,
  manifestName,
  readManifest,
  signatureName,
  type Manifest,
} from '../../core/export/manifest.ts';
import type { StationIdentity } from '../../core/export/station-identity.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { systemCode } from '../system-words.ts';
import { hashFile } from './read-back.ts';

/** An export whose manifest is the station's, and whose files are those that it names, to the last byte. */
export interface OpenedExport {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** More names than any export has; a folder with more is not looked through. */
const mostNames = 10_100;

/**
 * Opens an export that came from elsewhere: nothing of it is believed before the station's signature, no link is
 * followed, nothing but plain files of the folder itself is opened, and no more is read than the manifest says.
 *
 * Failures: `EXPORT_MANIFEST_...`, `EXPORT_FILE_...`; `seen` names the file.
 */
export function openExport(folder: string, station: StationIdentity): Result<OpenedExport, Failure> {
  try {
    const names = namesIn(folder);
    if (!names.ok) return names;
    const manifest = openManifest(folder, station);
    if (!manifest.ok) return manifest;
    const wrong = findWrongFile(folder, names.value, manifest.value);
    return wrong === null ? ok({ folder, manifest: manifest.value }) : fail(wrong);
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(failure('EXPORT_FILE_MISSING', code));
  }
}

/** Reads a small file of a folder, of which nothing is known, in one piece. */
export function readSmallFile(path: string, mostBytes: number): Result<Buffer, Failure> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return fail(failure('EXPORT_FILE_MISSING', name));
  if (!found.isFile() || found.size > mostBytes) return fail(failure('EXPORT_FILE_UNSAFE', name));
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    // Asked again of what was opened: the name may mean another file by now.
    if (!fstatSync(file).isFile()) return fail(failure('EXPORT_FILE_UNSAFE', name));
    // One byte more than it had: a file that grows while it is read is none of ours.
    const buffer = Buffer.alloc(found.size + 1);
    let used = 0;
    for (let got = -1; got !== 0 && used < buffer.length; used += got)
      got = readSync(file, buffer, used, buffer.length - used, used);
    return used > found.size ? fail(failure('EXPORT_FILE_UNSAFE', name)) : ok(buffer.subarray(0, used));
  } finally {
    closeSync(file);
  }
}

function namesIn(folder: string): Result<readonly string[], Failure> {
  if (!(lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false))
    return fail(failure('EXPORT_MANIFEST_MISSING'));
  const names = readdirSync(folder);
  if (names.length > mostNames) return fail(failure('EXPORT_FILE_UNSAFE', 'too many files'));
  return ok(names);
}

/** Reads the manifest of an export alone, with its signature. Throws what the file system throws. */
export function openManifest(folder: string, station: StationIdentity): Result<Manifest, Failure> {
  const written = readSmallFile(`${folder}/${manifestName}`, largestManifestBytes);
  const signature = readSmallFile(`${folder}/${signatureName}`, 200);
  for (const file of [written, signature]) {
    if (!file.ok && file.failure.code === 'EXPORT_FILE_MISSING')
      return fail(failure('EXPORT_MANIFEST_MISSING', file.failure.seen));
    if (!file.ok) return file;
  }
  if (!written.ok || !signature.ok) return fail(failure('EXPORT_MANIFEST_MISSING'));
  return readManifest(written.value, signature.value.toString('latin1'), station);
}

/** Compares the folder with the manifest, in the manifest's order; gives the first difference. */
function findWrongFile(folder: string, names: readonly string[], { files }: Manifest): Failure | null {
  for (const { name, bytes, sha256 } of files) {
    const found = lstatSync(`${folder}/${name}`, { throwIfNoEntry: false });
    if (found === undefined) return failure('EXPORT_FILE_MISSING', name);
    if (!found.isFile() || found.size > largestFileBytes) return failure('EXPORT_FILE_UNSAFE', name);
    if (found.size !== bytes || hashFile(`${folder}/${name}`).sha256 !== sha256)
      return failure('EXPORT_FILE_ALTERED', name);
  }
  const named = new Set([manifestName, signatureName, ...files.map(({ name }) => name)]);
  const stranger = names.find((name) => !named.has(name));
  if (stranger === undefined) return null;
  // The name of a stranger is not said where it could do something to a terminal.
  return failure('EXPORT_FILE_UNKNOWN', isSafeName(stranger) ? stranger : 'a name that is not ours');
}
