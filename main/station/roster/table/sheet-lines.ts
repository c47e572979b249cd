import { failure } from '../../../core/reason-codes.ts';
import { numberText, type DateStyles } from './cell-text.ts';
import { TableFault } from './table-fault.ts';
import { attribute, type XmlEvent } from './xml-events.ts';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly sharedTexts: readonly string[];
  readonly dateStyles: DateStyles;
  readonly startsIn1904: boolean;
}

/** Columns beyond are none of a roster's. */
const mostColumns = 200;
/** The last line of a sheet (ECMA-376 part 1, 18.3.1.73). */
const lastLine = 1_048_576;
/** As for CSV: a short text that a million cells share must not become a long one. */
const longestLine = 64 * 1024;

const place = attribute('r');
const styleOf = attribute('s');
const typeOf = attribute('t');

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
}

/** Gives the cells of each line of a sheet as texts; lines that were left out come empty. Throws `TableFault`. */
export async function* sheetLines(
  events: AsyncIterable<XmlEvent>,
  context: SheetContext,
): AsyncGenerator<readonly string[]> {
  let line = 0;
  let cells: string[] = [];
  let cell: Cell | null = null;
  /** Cells need not say where they are: then they follow each other. */
  let nextColumn = 0;
  let isValue = false;
  let isPhonetic = false;
  for await (const event of events) {
    if (event.kind === 'text') {
      if (cell !== null && isValue && !isPhonetic) cell.text += event.text;
    } else if (event.name === 'row') {
      if (event.kind === 'open') {
        const next = lineNumber(event.attributes, line);
        for (let missing = line + 1; missing < next; missing += 1) yield [];
        line = next;
        cells = [];
        nextColumn = 0;
      } else yield bounded(cells);
    } else if (event.name === 'c') {
      if (event.kind === 'open') cell = cellAt(event.attributes, nextColumn);
      else if (cell !== null) {
        put(cells, cell, context);
        nextColumn = cell.column + 1;
        cell = null;
      }
    } else if (event.name === 'v' || event.name === 't') isValue = event.kind === 'open';
    else if (event.name === 'rPh') isPhonetic = event.kind === 'open';
  }
}

function malformed(seen: string): TableFault {
  return new TableFault(failure('ROSTER_SHEET_MALFORMED', seen));
}

function lineNumber(attributes: string, before: number): number {
  const line = Number(place(attributes) ?? before + 1);
  if (!Number.isInteger(line) || line <= before || line > lastLine)
    throw malformed(`line ${String(before + 1)}`);
  return line;
}

function cellAt(attributes: string, next: number): Cell {
  const letters = /^[A-Z]{1,3}/.exec(place(attributes) ?? '')?.[0];
  return {
    column: letters === undefined ? next : columnOf(letters),
    type: typeOf(attributes) ?? 'n',
    style: Number(styleOf(attributes) ?? -1),
    text: '',
  };
}

/** A is 0, Z is 25, AA is 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function put(cells: string[], cell: Cell, context: SheetContext): void {
  if (cell.column >= mostColumns || cell.text === '') return;
  while (cells.length < cell.column) cells.push('');
  cells[cell.column] = textOf(cell, context);
}

function textOf({ type, style, text }: Cell, context: SheetContext): string {
  if (type === 's') return context.sharedTexts[Number(text)] ?? '';
  if (type === 'n') return numberText(text, context.dateStyles.has(style), context.startsIn1904);
  return text;
}

function bounded(cells: readonly string[]): readonly string[] {
  if (cells.reduce((sum, { length }) => sum + length, 0) > longestLine) throw malformed('a line too long');
  return cells;
}

/** Reads the texts that cells share, rich ones without their looks. */
export async function readSharedTexts(events: AsyncIterable<XmlEvent>): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  for await (const event of events) {
    if (event.kind === 'text') {
      if (isText && !isPhonetic) text += event.text;
    } else if (event.name === 'si') {
      if (event.kind === 'open') text = '';
      else texts.push(text);
    } else if (event.name === 't') isText = event.kind === 'open';
    else if (event.name === 'rPh') isPhonetic = event.kind === 'open';
  }
  return texts;
}
