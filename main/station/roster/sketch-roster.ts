import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readHeadings } from './roster-columns.ts';
import type { ColumnMapping, RosterColumn } from './roster-columns.ts';
import { linesOfTable } from './table/lines-of-table.ts';
import { TableFault } from './table/table-fault.ts';

/** Which line holds the headings of a file, and what they stand for: guessed, for a person to put right. */
export interface RosterSketch {
  /** Counted from 1, as spreadsheets do. */
  readonly headingLine: number;
  readonly headings: readonly string[];
  /** The column of each heading; null for one that is not used. */
  readonly columns: readonly (RosterColumn | null)[];
}

/** Offices put a title, a date and an empty line above their headings. */
const mostLines = 20;

/**
 * Guesses where the headings of a roster file are and what they stand for: by hand first, then by their words, then by
 * what stands below them. Fails with ROSTER_FILE_MALFORMED, ROSTER_SHEET_MALFORMED or ROSTER_SHEET_TOO_LARGE.
 */
export async function sketchRoster(
  file: Buffer,
  mapping: ColumnMapping = new Map(),
): Promise<Result<RosterSketch, Failure>> {
  const lines: (readonly string[])[] = [];
  try {
    for await (const line of linesOfTable(file)) {
      lines.push(line);
      if (lines.length === mostLines * 2) break;
    }
  } catch (error) {
    if (error instanceof TableFault) return fail(error.failure);
    throw error;
  }
  if (lines.length === 0) return fail(failure('ROSTER_FILE_MALFORMED', 'is empty'));
  const at = headingIndex(lines.slice(0, mostLines), mapping);
  const headings = lines[at] ?? [];
  const columns = byContent(readHeadings(headings, mapping), lines.slice(at + 1));
  return ok({ headingLine: at + 1, headings, columns });
}

/** The line of which most is understood; where nothing is, the one with most cells. */
function headingIndex(lines: readonly (readonly string[])[], mapping: ColumnMapping): number {
  const understood = lines.map((line) => readHeadings(line, mapping).filter((one) => one !== null).length);
  const filled = lines.map((line) => line.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(...understood);
  return most > 0 ? understood.indexOf(most) : filled.indexOf(Math.max(...filled));
}

/** Numbers of people tell themselves by their length (identity-number): 16 digits a NIK, 18 a NIP. */
const digitsOf = { nik: 16, nip: 18 } as const;

function byContent(
  columns: readonly (RosterColumn | null)[],
  lines: readonly (readonly string[])[],
): readonly (RosterColumn | null)[] {
  const found = [...columns];
  for (const column of ['nip', 'nik'] as const) {
    if (found.includes(column)) continue;
    const at = found.findIndex((one, index) => one === null && holdsNumbers(lines, index, digitsOf[column]));
    if (at !== -1) found[at] = column;
  }
  return found;
}

function holdsNumbers(lines: readonly (readonly string[])[], at: number, digits: number): boolean {
  const cells = lines.map((line) => line[at]?.replaceAll(/\s/g, '') ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => /^\d+$/.test(cell) && cell.length === digits);
}
