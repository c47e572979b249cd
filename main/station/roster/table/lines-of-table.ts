import { csvLines } from './csv-lines.ts';
import { isWorkbook, workbookLines } from './workbook-lines.ts';

/** Gives the cells of each line of a table, CSV or XLSX as its first bytes tell. Throws `TableFault`. */
export function linesOfTable(file: Buffer): AsyncGenerator<readonly string[]> {
  return isWorkbook(file) ? workbookLines(file) : csvLines(file);
}
