import type { RegionTable } from '../../core/credential/identity-number/regions.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure, ReasonCode } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { numberKey } from '../subject-key.ts';
import { cellsOf } from './roster-columns.ts';
import type { RosterColumn } from './roster-columns.ts';
import { readLine } from './roster-person.ts';
import type { LineReading, RosterPerson } from './roster-person.ts';
import type { RosterSketch } from './sketch-roster.ts';
import { linesOfTable } from './table/lines-of-table.ts';
import { TableFault } from './table/table-fault.ts';

/** One finding about one line; `line` counts as spreadsheets do, the headings being line 1. */
export interface RosterFinding {
  readonly line: number;
  readonly column: RosterColumn | null;
  readonly code: ReasonCode;
  /** Wrong keeps the person off the roster; odd is for a look. */
  readonly weight: 'wrong' | 'odd';
}

/** What a file would come to, before anything of it is taken. It quotes nothing that stands in the file. */
export interface RosterPreview {
  readonly people: number;
  /** Lines of which nobody is taken. */
  readonly brokenLines: number;
  /** Headings that are not used, as they are written. */
  readonly unusedColumns: readonly string[];
  readonly classes: readonly string[];
  readonly units: number;
  /** How often each code was found. */
  readonly counts: Readonly<Partial<Record<ReasonCode, number>>>;
  /** The first of the findings, in order of their lines. */
  readonly findings: readonly RosterFinding[];
}

/** More than anybody reads; the counts go on. */
const mostFindings = 500;

interface ReadOptions {
  readonly siteKey: Uint8Array;
  readonly regions: RegionTable;
  /** Gets the people of the lines without a fault, in the order of the file, with the keys of their numbers. */
  readonly take: (person: RosterPerson, numberKeys: readonly string[]) => void;
}

/**
 * Reads a roster from CSV or XLSX, by the columns that a sketch has found. Others are served between the lines.
 *
 * Fails with ROSTER_FILE_MALFORMED, ROSTER_SHEET_MALFORMED, ROSTER_SHEET_TOO_LARGE, ROSTER_COLUMN_MISSING or
 * ROSTER_NOBODY: then it is no roster at all.
 */
export async function readRoster(
  file: Buffer,
  { headingLine, columns }: RosterSketch,
  options: ReadOptions,
): Promise<Result<RosterPreview, Failure>> {
  const missing = missingColumn(columns);
  if (missing !== null) return fail(missing);
  const sheet = newSheet();
  try {
    for await (const line of linesOfTable(file)) {
      sheet.line += 1;
      if (sheet.line === headingLine) sheet.unusedColumns = line.filter((_, at) => columns[at] === null);
      if (sheet.line > headingLine) takeLine(sheet, columns, line, options);
    }
  } catch (error) {
    if (error instanceof TableFault) return fail(error.failure);
    throw error;
  }
  if (sheet.line === headingLine) return fail(failure('ROSTER_NOBODY'));
  return ok(previewOf(sheet));
}

function missingColumn(columns: readonly (RosterColumn | null)[]): Failure | null {
  const has = (...some: readonly RosterColumn[]) => some.some((column) => columns.includes(column));
  if (!has('name')) return failure('ROSTER_COLUMN_MISSING', 'name');
  return has('nip', 'nik', 'number') ? null : failure('ROSTER_COLUMN_MISSING', 'number');
}

function newSheet() {
  return {
    line: 0,
    unusedColumns: [] as string[],
    people: 0,
    brokenLines: 0,
    units: new Set<string>(),
    classes: new Set<string>(),
    numbers: new Set<string>(),
    counts: {} as Partial<Record<ReasonCode, number>>,
    findings: [] as RosterFinding[],
  };
}
type Sheet = ReturnType<typeof newSheet>;

function takeLine(
  sheet: Sheet,
  columns: readonly (RosterColumn | null)[],
  line: readonly string[],
  { siteKey, regions, take }: ReadOptions,
): void {
  if (line.every((cell) => cell.trim() === '')) return;
  const reading = readLine(cellsOf(line, columns), regions);
  const keys = reading.person.numbers.map((number) => numberKey(number, siteKey));
  const wrong = [...reading.wrong, ...(reading.wrong.length === 0 ? takenNumbers(sheet, keys) : [])];
  for (const { column, code } of wrong) note(sheet, { line: sheet.line, column, code, weight: 'wrong' });
  for (const { column, code } of reading.odd) note(sheet, { line: sheet.line, column, code, weight: 'odd' });
  if (wrong.length > 0) {
    sheet.brokenLines += 1;
    return;
  }
  sheet.people += 1;
  if (reading.person.unit !== '') sheet.units.add(reading.person.unit);
  if (reading.person.personClass !== '') sheet.classes.add(reading.person.personClass);
  take(reading.person, keys);
}

/** Two people with one number could not be told apart: the second one is a fault of the list. */
function takenNumbers({ numbers }: Sheet, keys: readonly string[]): LineReading['wrong'] {
  if (keys.some((key) => numbers.has(key))) return [{ column: 'number', code: 'ROSTER_NUMBER_TWICE' }];
  for (const key of keys) numbers.add(key);
  return [];
}

function note(sheet: Sheet, finding: RosterFinding): void {
  sheet.counts[finding.code] = (sheet.counts[finding.code] ?? 0) + 1;
  if (sheet.findings.length < mostFindings) sheet.findings.push(finding);
}

function previewOf(sheet: Sheet): RosterPreview {
  const { people, brokenLines, unusedColumns, counts, findings } = sheet;
  const classes = [...sheet.classes].toSorted();
  return { people, brokenLines, unusedColumns, classes, units: sheet.units.size, counts, findings };
}
