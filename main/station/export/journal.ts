import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { isSafeName } from '../../core/export/file-name.ts';
import { rowHash, sequenceNumber, signedHeadSchema } from '../../core/export/head.ts';
import type { Disk } from './disk.ts';
import type { ExportRequest } from './export-request.ts';
import { unfinished } from './protected-file.ts';

/** A part of the rows that is whole on the disk. */
const part = v.strictObject({
  kind: v.literal('rows'),
  name: v.pipe(v.string(), v.check(isSafeName)),
  bytes: sequenceNumber,
  sha256: rowHash,
  first: sequenceNumber,
  last: sequenceNumber,
});
export type RowsPart = v.InferOutput<typeof part>;

/** What an unfinished export remembers of itself, so that it can go on where it stopped. */
const journalSchema = v.strictObject({
  station: v.string(),
  /** Hash of what was asked for: another request does not go on with this one. */
  request: v.string(),
  head: signedHeadSchema,
  first: sequenceNumber,
  last: sequenceNumber,
  parts: v.array(part),
});
export type Journal = v.InferOutput<typeof journalSchema>;

const journalName = 'journal.json';

/** Gives what tells two requests apart whose parts must not be mixed. A passphrase is in it only as a kind. */
export function requestDigest(request: ExportRequest): string {
  const { first, last, point, purposes, language, timeZone, protection } = request;
  const who = protection.kind === 'recipients' ? protection : { kind: protection.kind };
  const text = JSON.stringify([first, last, point, purposes, language, timeZone, who]);
  return createHash('sha256').update(text).digest('hex');
}

/** Keeps the journal in an unfinished export's folder: the whole of the old one or the whole of the new one. */
export function keepJournal(disk: Disk, folder: string, journal: Journal): void {
  const path = `${folder}/${journalName}`;
  disk.remove(path + unfinished);
  const file = disk.create(path + unfinished);
  file.write(Buffer.from(JSON.stringify(journal)));
  file.finish();
  disk.rename(path + unfinished, path);
  disk.syncFolder(folder);
}

/** Removes the journal of an export that is whole. */
export function dropJournal(disk: Disk, folder: string): void {
  disk.remove(`${folder}/${journalName}`);
}

/** Gives the journal of an unfinished export; null where there is none that can be read. */
export function readJournal(disk: Disk, folder: string): Journal | null {
  if (!disk.names(folder).includes(journalName)) return null;
  try {
    const parsed = v.safeParse(journalSchema, JSON.parse(disk.read(`${folder}/${journalName}`).toString()));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
