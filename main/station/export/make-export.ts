import { manifestName } from '../../core/export/manifest.ts';
import type { ExportedFile, Manifest } from '../../core/export/manifest.ts';
import { headCode } from '../../core/export/head.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readOrMakeStationKey } from '../keys/station-key.ts';
import { sqliteFailure } from '../log/sqlite-failure.ts';
import { systemCode } from '../system-words.ts';
import { diskFailure } from './disk-failure.ts';
import { openExportFolder, type ExportFolder } from './export-folder.ts';
import type { ExportReceipt, ExportRequest, Progress } from './export-request.ts';
import { Cancelled, type ExportSurroundings, type Work } from './export-work.ts';
import { describeExport, readBackAll, writeManifest } from './finish-export.ts';
import { keepHead, readHeads, signHead } from './heads.ts';
import { dropJournal, keepJournal } from './journal.ts';
import { openLogReader } from './log-reader.ts';
import { writeWhole } from './protected-file.ts';
import { openEnvelope } from './protection.ts';
import { writeRowsPart } from './write-rows.ts';
import { writeSummary } from './write-summary.ts';
import { writeTable } from './write-table.ts';

/**
 * Makes an export: writes it under another name, syncs it, reads it back from the device, and only when every byte
 * is what was written gives the folder its name. Whatever goes wrong before leaves a folder whose name ends in
 * `.part`, which the same request goes on with.
 *
 * Failures: `EXPORT_NOTHING_TO_WRITE`, `EXPORT_TARGET_...`, `EXPORT_READ_BACK_DIFFERS`, `EXPORT_CANCELLED`,
 * `EXPORT_WRITE_FAILED`, those of keys and protection, and those of reading a log.
 */
export async function makeExport(
  request: ExportRequest,
  surroundings: ExportSurroundings,
): Promise<Result<ExportReceipt, Failure>> {
  const key = readOrMakeStationKey(request.keys);
  if (!key.ok) return key;
  const envelope = openEnvelope(request.protection);
  if (!envelope.ok) return envelope;
  const log = openLogReader(request.log);
  if (!log.ok) return log;
  try {
    return await exportLog({
      request,
      ...surroundings,
      key: key.value,
      envelope: envelope.value,
      log: log.value,
    });
  } catch (error) {
    if (error instanceof Cancelled) return fail(failure('EXPORT_CANCELLED'));
    if (systemCode(error) !== null) return fail(diskFailure(error));
    return fail(sqliteFailure(error, 'LOG_READ_FAILED'));
  } finally {
    log.value.close();
  }
}

/** Measured: 193 bytes for a row with one identity in ten sealed, compressed; 120 in a table. */
const bytesPerRow = { audit: 260, table: 160 };

async function exportLog(work: Work): Promise<Result<ExportReceipt, Failure>> {
  const { request, disk, key, log } = work;
  const end = log.head();
  const first = request.first ?? 1;
  const last = Math.min(request.last ?? end.sequence, end.sequence);
  if (first < 1 || last < first) return fail(failure('EXPORT_NOTHING_TO_WRITE'));
  const head = signHead(key, end, request.at, request.program);
  keepHead(request.heads, head);
  const folder = openExportFolder(disk, request, head, { first, last });
  if (disk.freeBytes(request.target) < bytesToCome(request, folder)) {
    if (folder.journal.parts.length === 0) disk.remove(folder.path);
    return fail(failure('EXPORT_TARGET_TOO_SMALL'));
  }
  const resumedRows =
    (folder.journal.parts.at(-1)?.last ?? folder.journal.first - 1) - folder.journal.first + 1;
  try {
    const files = await writeFiles(work, folder);
    const manifest = describeExport(work, folder, files);
    const readBack = readBackAll(work, folder, files);
    if (!readBack.ok) return readBack;
    const sha256 = writeManifest(work, folder, manifest);
    if (sha256 === null) return fail(failure('EXPORT_READ_BACK_DIFFERS', manifestName));
    dropJournal(disk, folder.path);
    disk.syncFolder(folder.path);
    disk.rename(folder.path, `${request.target}/${folder.name}`);
    disk.syncFolder(request.target);
    return ok(receipt(folder, manifest, sha256, readBack.value, resumedRows));
  } catch (error) {
    if (error instanceof Cancelled) disk.remove(folder.path);
    throw error;
  }
}

/** About how much room the rest of an export takes: it is better to know before than after an hour. */
function bytesToCome({ purposes }: ExportRequest, { journal }: ExportFolder): number {
  const rows = journal.last - journal.first + 1;
  const rowsToCome = journal.last - (journal.parts.at(-1)?.last ?? journal.first - 1);
  const audit = purposes.includes('audit') ? rowsToCome * bytesPerRow.audit : 0;
  return audit + (purposes.includes('table') ? rows * bytesPerRow.table : 0);
}

async function writeFiles(work: Work, folder: ExportFolder): Promise<ExportedFile[]> {
  const { request, disk, envelope } = work;
  const { first, last } = folder.journal;
  const tell = (phase: Progress['phase']) => (row: number) => {
    if (work.isCancelled()) throw new Cancelled();
    work.progress({ phase, done: row - first + 1, total: last - first + 1 });
  };
  const files: ExportedFile[] = [];
  if (request.purposes.includes('audit')) files.push(...(await writeRows(work, folder, tell('rows'))));
  const heads = readHeads(request.heads).map((head) => `${JSON.stringify(head)}\n`);
  files.push({
    kind: 'heads',
    ...writeWhole(disk, folder.path, 'heads.jsonl', null, Buffer.from(heads.join(''))),
  });
  const place = { disk, folder: folder.path, log: work.log, envelope, request, first, last };
  if (request.purposes.includes('table'))
    files.push({ kind: 'table', ...(await writeTable(place, tell('table'))) });
  if (request.purposes.includes('summary')) {
    tell('summary')(first);
    files.push({ kind: 'summary', ...(await writeSummary(place)) });
  }
  disk.syncFolder(folder.path);
  return files;
}

/** Writes part after part and notes each in the journal, behind those of a run before. */
async function writeRows(work: Work, folder: ExportFolder, wrote: (row: number) => void) {
  const { disk, log, envelope, request } = work;
  let { journal } = folder;
  const { last } = journal;
  for (let next = nextRow(); next <= last; next = nextRow()) {
    const plan = { number: journal.parts.length + 1, first: next, last, bytes: request.partBytes };
    const part = await writeRowsPart(disk, folder.path, log, envelope, plan, wrote);
    journal = { ...journal, parts: [...journal.parts, part] };
    keepJournal(disk, folder.path, journal);
  }
  return journal.parts;

  function nextRow(): number {
    return (journal.parts.at(-1)?.last ?? journal.first - 1) + 1;
  }
}

function receipt(
  folder: ExportFolder,
  manifest: Manifest,
  sha256: string,
  readBack: ExportReceipt['readBack'],
  resumedRows: number,
): ExportReceipt {
  return {
    folder: folder.name,
    station: manifest.station,
    first: manifest.range.first,
    last: manifest.range.last,
    files: manifest.files.length,
    bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
    manifest: sha256,
    headCode: headCode(manifest.head),
    readBack,
    resumedRows,
  };
}
