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

/** Gives the column of each heading, null for one that is not used. */
export function readHeadings(line: readonly string[]): readonly (RosterColumn | null)[] {
  return line.map((heading) => columnOfHeading.get(heading.toLowerCase().replaceAll(/[^a-z]/g, '')) ?? null);
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
