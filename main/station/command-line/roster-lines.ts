import reasons from '../../../assets/locales/id/reasons.json' with { type: 'json' };
import type { RosterFinding, RosterPreview } from '../roster/read-roster.ts';

/** Gives what a roster file would come to, line by line. Nothing that stands in a line is repeated. */
export function rosterLines(preview: RosterPreview): readonly string[] {
  const { people, brokenLines, units, classes, unusedColumns, findings } = preview;
  return [
    `${String(people)} orang, ${String(units)} unit, ${String(brokenLines)} baris tidak dapat dipakai`,
    ...(classes.length > 0 ? [`Kelas: ${classes.join(', ')}`] : []),
    ...(unusedColumns.length > 0 ? [`Kolom yang tidak dipakai: ${unusedColumns.join(', ')}`] : []),
    ...findings.map(findingLine),
  ];
}

function findingLine({ line, column, code, weight }: RosterFinding): string {
  const mark = weight === 'wrong' ? 'SALAH' : 'periksa';
  return `baris ${String(line)}  ${mark}  ${column ?? ''}  ${code} ${reasons[code]}`;
}
