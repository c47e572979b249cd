/** What a roster can say of a person, each with the headings that it is found under. */
const headings = {
  nip: ['nip', 'nippppk', 'nipppk'],
  nik: ['nik', 'noktp'],
  number: ['nomor', 'number', 'noinduk', 'nomorinduk', 'idlokal'],
  name: ['nama', 'name', 'namalengkap', 'namapegawai'],
  unit: ['unit', 'unitkerja', 'opd', 'skpd', 'bagian', 'dinas'],
  personClass: ['kelas', 'class'],
  birthDate: ['tanggallahir', 'tgllahir', 'birthdate'],
  doseNumber: ['dosis', 'dosiske', 'dose', 'doses'],
  dosesInSeries: ['seri', 'daridosis', 'series'],
  vaccinatedOn: ['tanggalvaksin', 'tglvaksin', 'vaccinatedon'],
  product: ['vaksin', 'vaccine', 'product'],
  testType: ['jenistes', 'testtype'],
  testResult: ['hasiltes', 'testresult'],
  sampledAt: ['waktutes', 'tanggaltes', 'sampledat'],
  firstPositiveOn: ['tanggalpositif', 'firstpositiveon'],
  recoveryUntil: ['sembuhsampai', 'recoveryuntil'],
  source: ['sumber', 'source'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A column that a roster can have. */
export type RosterColumn = keyof typeof headings;

/** The cells of one line that are used; what is empty is left out. */
export type RosterCells = Readonly<Partial<Record<RosterColumn, string>>>;

const columnOfHeading: ReadonlyMap<string, RosterColumn> = new Map(
  Object.entries(headings).flatMap(([column, names]) =>
    // `entries` forgets that the keys are those of the table.
    names.map((name) => [name, column as RosterColumn] as const),
  ),
);

/** The columns of a roster, by name. */
export const rosterColumns = Object.keys(headings) as readonly RosterColumn[];

/** Which column a heading stands for, by the heading as `headingKey` writes it; null for one that is to be left out. */
export type ColumnMapping = ReadonlyMap<string, RosterColumn | null>;

/** Gives a heading without what people write now and then: capitals, and spaces around and within. */
export function headingKey(heading: string): string {
  return heading.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/**
 * Gives the column of each heading, null for one that is not used: as it was mapped by hand, else by its words. Of two
 * headings for one column the first counts.
 */
export function readHeadings(
  line: readonly string[],
  mapping: ColumnMapping = new Map(),
): readonly (RosterColumn | null)[] {
  const taken = new Set<RosterColumn>();
  const mapped = new Set(line.map((heading) => mapping.get(headingKey(heading)) ?? null));
  return line.map((heading) => {
    const byHand = mapping.get(headingKey(heading));
    const guessed = columnOfHeading.get(heading.toLowerCase().replaceAll(/[^a-z]/g, '')) ?? null;
    const column = byHand === undefined ? (mapped.has(guessed) ? null : guessed) : byHand;
    if (column === null || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}

/** Gives the cells of a line by their columns. */
export function cellsOf(line: readonly string[], columns: readonly (RosterColumn | null)[]): RosterCells {
  const cells: Partial<Record<RosterColumn, string>> = {};
  for (const [at, column] of columns.entries()) {
    const text = line[at]?.trim();
    if (column !== null && text !== undefined && text !== '') cells[column] = text;
  }
  return cells;
}
