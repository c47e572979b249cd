import { failure } from '../../../core/reason-codes.ts';
import { readDateStyles } from './cell-text.ts';
import { readSharedTexts, sheetLines } from './sheet-lines.ts';
import { TableFault } from './table-fault.ts';
import { attribute, xmlEvents } from './xml-events.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

/** A hundred thousand people unpack to some 60 MB; whoever has more saves the sheet as CSV. */
const mostUnpacked = 256 * 1024 * 1024;

/** Tells whether a file is a workbook: a ZIP archive, by its first bytes. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Gives the cells of each line of a workbook's first visible sheet (XLSX, ECMA-376), as texts. Formulas are not worked
 * out: what the spreadsheet last saw is taken. Throws `TableFault`.
 */
export async function* workbookLines(
  bytes: Buffer,
  mostBytes = mostUnpacked,
): AsyncGenerator<readonly string[]> {
  const archive = openZip(bytes, mostBytes);
  const { sheet, startsIn1904 } = await findSheet(archive);
  const part = (name: string) => xmlEvents(archive.unpack(name));
  const [texts, styles] = ['xl/sharedStrings.xml', 'xl/styles.xml'];
  yield* sheetLines(part(sheet), {
    sharedTexts: archive.has(texts) ? await readSharedTexts(part(texts)) : [],
    dateStyles: archive.has(styles) ? await readDateStyles(part(styles)) : new Set(),
    startsIn1904,
  });
}

const relation = attribute('id');
const state = attribute('state');
const target = attribute('Target');
const relationId = attribute('Id');
const date1904 = attribute('date1904');

async function findSheet(archive: ZipArchive): Promise<{ sheet: string; startsIn1904: boolean }> {
  let wanted: string | null = null;
  let startsIn1904 = false;
  for await (const event of xmlEvents(archive.unpack('xl/workbook.xml'))) {
    if (event.kind !== 'open') continue;
    if (event.name === 'workbookPr') startsIn1904 = /^(1|true)$/.test(date1904(event.attributes) ?? '');
    if (event.name === 'sheet' && (state(event.attributes) ?? 'visible') === 'visible')
      wanted ??= relation(event.attributes);
  }
  for await (const event of xmlEvents(archive.unpack('xl/_rels/workbook.xml.rels'))) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue;
    if (wanted === null || relationId(event.attributes) !== wanted) continue;
    return { sheet: partName(target(event.attributes) ?? ''), startsIn1904 };
  }
  throw new TableFault(failure('ROSTER_SHEET_MALFORMED', 'no sheet'));
}

/** Targets are meant from the folder `xl`, or from the top where they begin with a slash. A name finds a part or nothing. */
function partName(path: string): string {
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`;
}
