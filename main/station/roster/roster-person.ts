import type { Evidence, PartialDate } from '../../core/credential/credential.ts';
import { readInstant, readPartialDate } from '../../core/credential/hcert/dcc-dates.ts';
import { cluesOfNumber, contradictsBirthDate } from '../../core/credential/identity-number/clues.ts';
import { hintsOfNumber } from '../../core/credential/identity-number/hints.ts';
import { readIdentityNumber } from '../../core/credential/identity-number/identity-number.ts';
import type { IdentityNumber } from '../../core/credential/identity-number/identity-number.ts';
import type { RegionTable } from '../../core/credential/identity-number/regions.ts';
import type { ReasonCode } from '../../core/reason-codes.ts';
import type { RosterCells, RosterColumn } from './roster-columns.ts';

/** Somebody of a roster, as a line says it. */
export interface RosterPerson {
  /** NIP before NIK before the office's own: the first one tells the person in the log. */
  readonly numbers: readonly IdentityNumber[];
  readonly name: string;
  readonly unit: string;
  /** Slug; empty where the line has none. */
  readonly personClass: string;
  readonly birthDate: PartialDate;
  readonly evidence: readonly Evidence[];
}

/** What is wrong or odd in one cell of a line. Never what stands in it. */
export interface CellFinding {
  readonly column: RosterColumn;
  readonly code: ReasonCode;
}

/** What a line came to: a person, unless something is wrong. */
export interface LineReading {
  readonly person: RosterPerson;
  /** Keeps the person off the roster. */
  readonly wrong: readonly CellFinding[];
  /** Worth a look, and no obstacle. */
  readonly odd: readonly CellFinding[];
}

/** A number that a spreadsheet has made its own of: `1.98609E+17`. */
const roundedNumber = /^\d[.,]\d+E\+?\d+$/i;

const classWords: Readonly<Record<string, string>> = { pegawai: 'employee', tamu: 'visitor' };
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const longestName = 120;

/** Reads one line. Total: whatever stands in it, there is a reading. */
export function readLine(cells: RosterCells, regions: RegionTable): LineReading {
  const wrong: CellFinding[] = [];
  const report = (column: RosterColumn, code: ReasonCode) => wrong.push({ column, code });
  const numbers = readNumbers(cells, report);
  const birthDate = readBirthDate(cells, numbers, report);
  if (cells.name === undefined) report('name', 'ROSTER_NAME_MISSING');
  const personClass = classWords[cells.personClass?.toLowerCase() ?? ''] ?? cells.personClass ?? '';
  if (personClass !== '' && !slug.test(personClass)) report('personClass', 'ROSTER_CLASS_MALFORMED');
  const evidence = [readVaccination, readTest, readRecovery].flatMap((read) => read(cells, report) ?? []);
  const name = (cells.name ?? '').slice(0, longestName);
  const person = { numbers, name, unit: cells.unit ?? '', personClass, birthDate, evidence };
  return { person, wrong, odd: oddities(person, regions) };
}

type Report = (column: RosterColumn, code: ReasonCode) => void;

function readNumbers(cells: RosterCells, report: Report): readonly IdentityNumber[] {
  const given = (['nip', 'nik', 'number'] as const).filter((column) => cells[column] !== undefined);
  if (given.length === 0) report('number', 'ROSTER_NUMBER_MISSING');
  return given.flatMap((column) => {
    const text = cells[column] ?? '';
    const number = readIdentityNumber(text);
    if (roundedNumber.test(text)) report(column, 'ROSTER_NUMBER_ROUNDED');
    else if (!number.ok || !isOfColumn(number.value, column)) report(column, 'ROSTER_NUMBER_MALFORMED');
    return number.ok ? [number.value] : [];
  });
}

function isOfColumn({ kind }: IdentityNumber, column: 'nip' | 'nik' | 'number'): boolean {
  if (column === 'number') return true;
  return column === 'nik' ? kind === 'nik' : kind === 'nip' || kind === 'old-nip';
}

/** A NIP holds the whole birth date; a NIK leaves the century open. */
function readBirthDate(
  { birthDate }: RosterCells,
  numbers: readonly IdentityNumber[],
  report: Report,
): PartialDate {
  if (birthDate !== undefined) return readDay(birthDate, 'birthDate', report) ?? '';
  const nip = numbers.find(({ kind }) => kind === 'nip');
  return (nip === undefined ? undefined : cluesOfNumber(nip).birthDates[0]) ?? '';
}

/** Gives the date of `2022-06-01`, `1/6/2022`, `1-6-2022` or a part of the first; null, and a report, for others. */
function readDay(text: string, column: RosterColumn, report: Report): PartialDate | null {
  const date = readPartialDate(isoOf(text));
  if (date === null) report(column, 'ROSTER_DATE_MALFORMED');
  return date;
}

/** Spreadsheets here write the day first. */
function isoOf(text: string): string {
  return text.replace(
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/,
    (_, day: string, month: string, year: string) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}

/** The disease that the columns speak of: COVID-19, by its SNOMED CT code. */
const covid19 = '840539006';

function originOf({ source }: RosterCells) {
  return { targetDisease: covid19, eventCountry: 'ID', issuingOrganisation: source ?? '' };
}

function readVaccination(cells: RosterCells, report: Report): Evidence | null {
  const { doseNumber, vaccinatedOn } = cells;
  if (doseNumber === undefined && vaccinatedOn === undefined) return null;
  const dose = Number(doseNumber);
  // Two doses make a series of most vaccines; one dose does not say that it was the whole.
  const series = Number(cells.dosesInSeries ?? '2');
  const isCount = [dose, series].every((count) => Number.isInteger(count) && count >= 1 && count <= 9);
  const day = vaccinatedOn === undefined ? null : readDay(vaccinatedOn, 'vaccinatedOn', report);
  // No dose at all is a statement too: the person is known not to be vaccinated.
  if (doseNumber === '0' && vaccinatedOn === undefined) return null;
  if (!isCount) report('doseNumber', 'ROSTER_EVIDENCE_MALFORMED');
  if (vaccinatedOn === undefined) report('vaccinatedOn', 'ROSTER_EVIDENCE_MALFORMED');
  if (!isCount || day === null) return null;
  return {
    ...originOf(cells),
    kind: 'vaccination',
    vaccineType: '',
    manufacturer: '',
    product: cells.product ?? '',
    doseNumber: dose,
    dosesInSeries: series,
    vaccinatedOn: day,
  };
}

const testTypes = { pcr: 'naat', naat: 'naat', antigen: 'antigen', rapid: 'antigen' } as const;
const testResults = {
  negatif: 'negative',
  negative: 'negative',
  positif: 'positive',
  positive: 'positive',
  meragukan: 'inconclusive',
  inconclusive: 'inconclusive',
} as const;

function readTest(cells: RosterCells, report: Report): Evidence | null {
  const { testType, testResult, sampledAt } = cells;
  if (testResult === undefined && sampledAt === undefined) return null;
  const result = wordIn(testResults, testResult);
  const at = sampledAt === undefined ? null : readInstant(isoOf(sampledAt));
  if (result === null) report('testResult', 'ROSTER_EVIDENCE_MALFORMED');
  if (at === null) report('sampledAt', 'ROSTER_DATE_MALFORMED');
  if (result === null || at === null) return null;
  const kind = wordIn(testTypes, testType) ?? 'other';
  return { ...originOf(cells), kind: 'test', testType: kind, result, sampledAt: at };
}

function wordIn<T>(words: Readonly<Record<string, T>>, text: string | undefined): T | null {
  const word = text?.toLowerCase() ?? '';
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}

function readRecovery(cells: RosterCells, report: Report): Evidence | null {
  const { firstPositiveOn, recoveryUntil } = cells;
  if (firstPositiveOn === undefined) return null;
  const first = readDay(firstPositiveOn, 'firstPositiveOn', report);
  const until = recoveryUntil === undefined ? null : readDay(recoveryUntil, 'recoveryUntil', report);
  if (recoveryUntil === undefined) report('recoveryUntil', 'ROSTER_EVIDENCE_MALFORMED');
  if (first === null || until === null) return null;
  return {
    ...originOf(cells),
    kind: 'recovery',
    firstPositiveOn: first,
    validFrom: first,
    validUntil: until,
  };
}

function oddities({ numbers, birthDate }: RosterPerson, regions: RegionTable): readonly CellFinding[] {
  return numbers.flatMap((number) => {
    const column = number.kind === 'nik' ? 'nik' : number.kind === 'local' ? 'number' : 'nip';
    const differs = contradictsBirthDate(number, birthDate);
    const codes = [
      ...hintsOfNumber(number, regions),
      ...(differs ? (['NUMBER_BIRTH_DATE_DIFFERS'] as const) : []),
    ];
    return codes.map((code) => ({ column, code }));
  });
}
