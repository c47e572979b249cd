import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { failure } from '../../../core/reason-codes.ts';
import { TableFault } from './table-fault.ts';

const sliceBytes = 64 * 1024;
/** A line of a roster has some hundred characters. */
const longestLine = 64 * 1024;

/**
 * Gives the cells of each line of a CSV file: commas, semicolons or tabs, UTF-8 or the Windows code page of
 * spreadsheets. A byte order mark and missing last cells are no faults. Throws `TableFault`.
 */
export async function* csvLines(csv: Buffer): AsyncGenerator<readonly string[]> {
  const encoding = isUtf8(csv) ? 'utf8' : 'latin1';
  const parser = Readable.from(slicesOf(csv)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(firstLines(csv).toString(encoding)),
      encoding,
      relax_column_count: true,
      max_record_size: longestLine,
    }),
  );
  let line = 0;
  try {
    for await (const cells of parser) {
      line += 1;
      yield cells as readonly string[];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TableFault(failure('ROSTER_FILE_MALFORMED', `line ${String(line + 1)}: ${error.code}`));
  }
}

function* slicesOf(csv: Buffer): Generator<Buffer> {
  for (let at = 0; at < csv.length; at += sliceBytes) yield csv.subarray(at, at + sliceBytes);
}

/** What may hold a title above the headings. */
function firstLines(csv: Buffer): Buffer {
  return csv.subarray(0, Math.min(csv.length, 4 * 1024));
}

/** Where the comma is the decimal sign, spreadsheets put semicolons between cells. */
function delimiterOf(text: string): string {
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: text.split(sign).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}
