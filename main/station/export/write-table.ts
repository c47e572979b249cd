import { stringify } from 'csv-stringify/sync';
import type { Envelope } from '../age/envelope.ts';
import type { Disk } from './disk.ts';
import type { ExportRequest } from './export-request.ts';
import { formulaSafe } from './formula-safe.ts';
import { localTimeIn, type LocalTime } from './local-time.ts';
import { rowsAtOnce, type LogReader } from './log-reader.ts';
import { createProtectedFile, type WrittenFile } from './protected-file.ts';
import { exportWords, type ExportWords } from './words.ts';

/** What a file of an export is made from. */
export interface ExportPlace {
  readonly disk: Disk;
  readonly folder: string;
  readonly log: LogReader;
  readonly envelope: Envelope | null;
  readonly request: ExportRequest;
  readonly first: number;
  readonly last: number;
}

/** A row for people; keys and sealed identities stay with the rows of the audit. */
interface TableRow {
  readonly sequence: number;
  readonly at: number | null;
  readonly hour: number;
  readonly kind: string;
  readonly point: string;
  readonly direction: string | null;
  readonly method: string | null;
  readonly person_class: string | null;
  readonly shown: string | null;
  readonly outcome: string | null;
  readonly reasons: string | null;
  readonly what: string | null;
  readonly concerns: number | null;
  readonly unit: string | null;
}

const statement = `
  SELECT sequence, at, hour, kind, point, direction, method, person_class, shown, outcome, reasons, what, concerns,
         unit
  FROM admission LEFT JOIN admission_personal USING (sequence)
  WHERE sequence BETWEEN @first AND @last ORDER BY sequence`;

/** Says that the text is UTF-8; without it spreadsheets on Windows take it for something else. */
const byteOrderMark = '\uFEFF';

/** Writes the rows as a table for a spreadsheet: CSV (RFC 4180), UTF-8, no cell of which is a formula. */
export async function writeTable(place: ExportPlace, wrote: (row: number) => void): Promise<WrittenFile> {
  const { disk, folder, log, envelope, request, first, last } = place;
  const words = exportWords(request.language);
  const localTime = localTimeIn(request.timeZone);
  const file = createProtectedFile(disk, folder, 'table.csv', envelope);
  try {
    file.write(Buffer.from(byteOrderMark + csv([Object.values(words.columns)])));
    for (let from = first; from <= last; from += rowsAtOnce) {
      const to = Math.min(last, from + rowsAtOnce - 1);
      const rows = log.ask<TableRow>(statement, from, to);
      file.write(Buffer.from(csv(rows.map((row) => cells(row, words, localTime)))));
      wrote(to);
      await letOthersSpeak();
    }
    return file.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

function csv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(formulaSafe)),
    { record_delimiter: 'windows' },
  );
}

function cells(row: TableRow, words: ExportWords, localTime: LocalTime): readonly string[] {
  return [
    String(row.sequence),
    // Retention leaves the hour alone.
    row.at === null ? localTime(row.hour * 3_600_000).slice(0, 13) : localTime(row.at),
    word(words.kinds, row.kind),
    row.point,
    word(words.directions, row.direction),
    word(words.methods, row.method),
    word(words.classes, row.person_class),
    word(words.colours, row.shown),
    word(words.outcomes, row.outcome),
    row.reasons === null ? '' : reasonList(row.reasons),
    word(words.events, row.what),
    row.concerns === null ? '' : String(row.concerns),
    row.unit ?? '',
  ];
}

/** A word that a later version wrote stands as it is. */
function word(words: Readonly<Record<string, string>>, code: string | null): string {
  if (code === null) return '';
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

function reasonList(json: string): string {
  const reasons: unknown = JSON.parse(json);
  return Array.isArray(reasons) ? reasons.join(' ') : '';
}

/** A turn of the loop, so that a request to stop is heard. */
function letOthersSpeak(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
