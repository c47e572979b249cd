import { createHash } from 'node:crypto';
import { manifestBytes, manifestName, manifestText, signatureName } from '../../core/export/manifest.ts';
import type { ExportedFile, Manifest } from '../../core/export/manifest.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ExportFolder } from './export-folder.ts';
import type { ExportReceipt } from './export-request.ts';
import { Cancelled, type Work } from './export-work.ts';
import { writeWhole } from './protected-file.ts';

/** Gives what an export says of itself, once its files are written. */
export function describeExport(work: Work, folder: ExportFolder, files: readonly ExportedFile[]): Manifest {
  const { request, log, key } = work;
  const { first, last, head } = folder.journal;
  const { protection } = request;
  return {
    format: 'ambang export 1',
    station: key.id,
    point: request.point,
    at: request.at,
    program: request.program,
    range: {
      first,
      last,
      before: hex(log.headBefore(first)?.hash),
      hash: hex(log.hashOf(last)),
    },
    head,
    versions: log.versions(first, last),
    encryption:
      protection.kind === 'recipients'
        ? { kind: 'recipients', recipients: [...protection.recipients] }
        : { kind: protection.kind },
    files: [...files],
  };
}

/** Reads every file from the device again; gives where the bytes came from. */
export function readBackAll(
  work: Work,
  folder: ExportFolder,
  files: readonly ExportedFile[],
): Result<ExportReceipt['readBack'], Failure> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  let source: ExportReceipt['readBack'] = 'device';
  for (const { name, bytes, sha256 } of files) {
    const found = work.disk.hash(`${folder.path}/${name}`, (read) => {
      if (work.isCancelled()) throw new Cancelled();
      work.progress({ phase: 'read-back', done: done + read, total });
    });
    if (found.bytes !== bytes || found.sha256 !== sha256)
      return fail(failure('EXPORT_READ_BACK_DIFFERS', name));
    if (found.from === 'cache') source = 'cache';
    done += bytes;
  }
  return ok(source);
}

/** Writes manifest and signature and reads them back; gives the manifest's hash, or null where they differ. */
export function writeManifest(work: Work, folder: ExportFolder, manifest: Manifest): string | null {
  const written = Buffer.from(manifestText(manifest));
  const signature = Buffer.from(work.key.sign(manifestBytes(written))).toString('base64');
  for (const [name, bytes] of [
    [manifestName, written],
    [signatureName, Buffer.from(`${signature}\n`)],
  ] as const) {
    const { sha256 } = writeWhole(work.disk, folder.path, name, null, bytes);
    if (work.disk.hash(`${folder.path}/${name}`).sha256 !== sha256) return null;
  }
  return createHash('sha256').update(written).digest('hex');
}

/** A row of the range that is missing is told by the verifier; an export of a damaged log must still be possible. */
function hex(hash: Uint8Array | null | undefined): string {
  return Buffer.from(hash ?? new Uint8Array(32)).toString('hex');
}
