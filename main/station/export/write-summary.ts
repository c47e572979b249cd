import writeExcelFile, { type Row, type Sheet } from 'write-excel-file/node';
import { millisecondsPerHour } from '../../core/units.ts';
import { localTimeIn } from './local-time.ts';
import { writeWhole, type WrittenFile } from './protected-file.ts';
import { exportWords, type ExportWords } from './words.ts';
import type { ExportPlace } from './write-table.ts';

interface HourCount {
  readonly hour: number;
  readonly kind: string;
  readonly shown: string | null;
  readonly what: string | null;
  readonly count: number;
}
interface Count {
  readonly name: string;
  readonly count: number;
}

const byHour = `
  SELECT hour, kind, shown, what, count(*) AS count FROM admission
  WHERE sequence BETWEEN @first AND @last AND kind IN ('admission', 'guard-decision')
  GROUP BY hour, kind, shown, what ORDER BY hour`;
const byMethod = `
  SELECT method AS name, count(*) AS count FROM admission
  WHERE sequence BETWEEN @first AND @last AND kind = 'admission' AND method IS NOT NULL
  GROUP BY method ORDER BY count DESC`;
const byReason = `
  SELECT reason.value AS name, count(*) AS count
  FROM admission_personal AS personal, json_each(personal.reasons) AS reason
  WHERE personal.sequence BETWEEN @first AND @last
  GROUP BY reason.value ORDER BY count DESC`;

/** Writes the counts of the range as a workbook. It names nobody; every cell is a text or a number. */
export async function writeSummary(place: ExportPlace): Promise<WrittenFile> {
  const { disk, folder, log, envelope, request, first, last } = place;
  const words = exportWords(request.language);
  const days = daysOf(log.ask<HourCount>(byHour, first, last), request.timeZone);
  const sheets: Sheet<Buffer>[] = [
    sheet(words.sheets.days, daySheet(days, words)),
    sheet(
      words.sheets.reasons,
      countSheet(log.ask<Count>(byReason, first, last), words.sheets.reasons, {}, words),
    ),
    sheet(
      words.sheets.methods,
      countSheet(log.ask<Count>(byMethod, first, last), words.sheets.methods, words.methods, words),
    ),
  ];
  const workbook = await writeExcelFile(sheets).toBuffer();
  return writeWhole(disk, folder, 'summary.xlsx', envelope, workbook);
}

interface Day {
  green: number;
  yellow: number;
  red: number;
  letIn: number;
  turnedAway: number;
}

/** Hours of the log are UTC; days are those of the site. */
function daysOf(counts: readonly HourCount[], timeZone: string): ReadonlyMap<string, Day> {
  const localTime = localTimeIn(timeZone);
  const days = new Map<string, Day>();
  for (const { hour, kind, shown, what, count } of counts) {
    const date = localTime(hour * millisecondsPerHour).slice(0, 10);
    const day = days.get(date) ?? { green: 0, yellow: 0, red: 0, letIn: 0, turnedAway: 0 };
    days.set(date, day);
    if (kind === 'admission' && (shown === 'green' || shown === 'yellow' || shown === 'red'))
      day[shown] += count;
    if (kind === 'guard-decision') day[what === 'let-in' ? 'letIn' : 'turnedAway'] += count;
  }
  return days;
}

function daySheet(days: ReadonlyMap<string, Day>, { colours, events, columns }: ExportWords): Row[] {
  const title = [
    columns.at,
    colours.green,
    colours.yellow,
    colours.red,
    events['let-in'],
    events['turned-away'],
  ];
  const rows = [...days].map(([date, { green, yellow, red, letIn, turnedAway }]) =>
    [date, green, yellow, red, letIn, turnedAway].map(cell),
  );
  return [title.map(heading), ...rows];
}

function countSheet(
  counts: readonly Count[],
  title: string,
  names: Readonly<Record<string, string>>,
  { sheets }: ExportWords,
): Row[] {
  const rows = counts.map(({ name, count }) => [cell(names[name] ?? name), cell(count)]);
  return [[title, sheets.count].map(heading), ...rows];
}

function sheet(name: string, data: Row[]): Sheet<Buffer> {
  return { sheet: name, data, stickyRowsCount: 1, columns: [{ width: 28 }] };
}

function heading(value: string) {
  return { value, type: String, fontWeight: 'bold' } as const;
}

/** A text cell is a text even where it begins like a formula. */
function cell(value: string | number) {
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}
