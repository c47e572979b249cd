import { Buffer } from 'node:buffer';
import type { PartialDate, TestResult } from '../credential.ts';
import { millisecondsPerHour } from '../../units.ts';
import { longestBodyBytes, passEpoch, passKeyIdBytes } from './office-pass.ts';
import type { OfficePass } from './office-pass.ts';
import { packDate, unpackDate } from './pass-dates.ts';
import { packSymbols, separator, unpackSymbols } from './pass-symbols.ts';

/*
 * The body of a pass, big-endian:
 *
 *   1  version (3 bits, 1), language (1 bit: English), specimen, vaccination, test, recovery (1 bit each)
 *   4  key identifier
 *   4  number
 *   3  hour of issue since 2020-01-01T00Z
 *   2  hours that it holds
 *   2  birth date
 *   3  where there is a vaccination: dose and doses (4 bits each), date
 *   5  where there is a test: kind and result (4 bits each), minute of the sample since 2020-01-01T00Z
 *   2  where there is a recovery: date of the first positive test
 *   n  name / unit / who verified / class, in the 40 symbols
 */

const version = 1;
const flag = { english: 0x10, specimen: 0x08, vaccination: 0x04, test: 0x02, recovery: 0x01 } as const;

const testTypes: readonly TestResult['testType'][] = ['naat', 'antigen', 'other'];
const testResults: readonly TestResult['result'][] = ['negative', 'positive', 'inconclusive'];

const millisecondsPerMinute = 60_000;
const fixedBytes = 1 + passKeyIdBytes + 4 + 3 + 2 + 2;

/** One letter for the two classes that every office has; others are written out. */
const classLetters: ReadonlyMap<string, string> = new Map([
  ['employee', 'E'],
  ['visitor', 'V'],
]);
const classesByLetter = new Map([...classLetters].map(([slug, letter]) => [letter, slug]));

/** Gives the bytes that a pass leaves for its four texts. */
export function bytesForTexts(pass: Pick<OfficePass, 'vaccination' | 'test' | 'recovery'>): number {
  const evidence = (pass.vaccination ? 3 : 0) + (pass.test ? 5 : 0) + (pass.recovery ? 2 : 0);
  return longestBodyBytes - fixedBytes - evidence;
}

/** Gives the texts of a pass in one line of symbols. */
export function textsOf({ name, unit, verifiedBy, personClass }: OfficePass): string {
  const classText = classLetters.get(personClass) ?? personClass.toUpperCase();
  return [name, unit, verifiedBy, classText].join(separator);
}

/** Gives the bytes of a pass; null where a value is out of the range that its place has. */
export function encodeBody(pass: OfficePass): Uint8Array | null {
  const { vaccination, test, recovery } = pass;
  const issuedHour = (pass.issuedAt - passEpoch) / millisecondsPerHour;
  const fields: readonly (readonly [bytes: number, value: number | null])[] = [
    [1, flagsOf(pass)],
    ...Array.from(pass.keyId, (byte) => [1, byte] as const),
    [4, pass.number],
    [3, issuedHour],
    [2, (pass.expiresAt - pass.issuedAt) / millisecondsPerHour],
    [2, packDate(pass.birthDate)],
    ...(vaccination === null
      ? []
      : ([
          [1, twoNibbles(vaccination.doseNumber, vaccination.dosesInSeries)],
          [2, packDate(vaccination.vaccinatedOn)],
        ] as const)),
    ...(test === null
      ? []
      : ([
          [1, twoNibbles(testTypes.indexOf(test.testType), testResults.indexOf(test.result))],
          [4, (test.sampledAt - passEpoch) / millisecondsPerMinute],
        ] as const)),
    ...(recovery === null ? [] : ([[2, packDate(recovery.firstPositiveOn)]] as const)),
  ];
  if (pass.keyId.length !== passKeyIdBytes || !fields.every(fits)) return null;
  const numbers = fields.flatMap(([bytes, value]) => bigEndian(value ?? 0, bytes));
  return Uint8Array.of(...numbers, ...packSymbols(textsOf(pass)));
}

function flagsOf(pass: OfficePass): number {
  return (
    (version << 5) |
    (pass.language === 'en' ? flag.english : 0) |
    (pass.isSpecimen ? flag.specimen : 0) |
    (pass.vaccination ? flag.vaccination : 0) |
    (pass.test ? flag.test : 0) |
    (pass.recovery ? flag.recovery : 0)
  );
}

function twoNibbles(high: number, low: number): number | null {
  const fit = [high, low].every((value) => Number.isInteger(value) && value >= 0 && value <= 0xf);
  return fit ? high * 16 + low : null;
}

function fits([bytes, value]: readonly [bytes: number, value: number | null]): boolean {
  return value !== null && Number.isInteger(value) && value >= 0 && value < 256 ** bytes;
}

function bigEndian(value: number, bytes: number): readonly number[] {
  return Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256);
}

/**
 * Gives the pass of a body; null for bytes that `encodeBody` never makes, so that one pass has one body. What cannot
 * be read becomes what cannot be written, and the comparison finds it.
 */
export function decodeBody(body: Uint8Array): OfficePass | null {
  const take = reader(body);
  const flags = take(1);
  const keyId = Uint8Array.from({ length: passKeyIdBytes }, () => take(1));
  const number = take(4);
  const issuedAt = passEpoch + take(3) * millisecondsPerHour;
  const read = {
    keyId,
    number,
    language: flags & flag.english ? 'en' : 'id',
    isSpecimen: (flags & flag.specimen) !== 0,
    issuedAt,
    expiresAt: issuedAt + take(2) * millisecondsPerHour,
    birthDate: readDate(take(2)),
    vaccination: flags & flag.vaccination ? readVaccination(take(1), take(2)) : null,
    test: flags & flag.test ? readTest(take(1), take(4)) : null,
    recovery: flags & flag.recovery ? { firstPositiveOn: readDate(take(2)) } : null,
  } as const;
  const pass = { ...read, ...readTexts(body.subarray(body.length - restOf(body, read))) };
  const again = encodeBody(pass);
  return again !== null && Buffer.compare(again, body) === 0 ? pass : null;
}

/** Reads big-endian numbers one after another; behind the end there are zeros, which no body ends in. */
function reader(bytes: Uint8Array): (length: number) => number {
  let at = 0;
  return (length) => {
    let value = 0;
    for (const end = at + length; at < end; at++) value = value * 256 + (bytes[at] ?? 0);
    return value;
  };
}

function restOf(body: Uint8Array, evidence: Pick<OfficePass, 'vaccination' | 'test' | 'recovery'>): number {
  return Math.max(0, body.length - (longestBodyBytes - bytesForTexts(evidence)));
}

const unreadable = 'unreadable';

function readDate(value: number): PartialDate {
  return unpackDate(value) ?? unreadable;
}

function readVaccination(doses: number, date: number): NonNullable<OfficePass['vaccination']> {
  return { doseNumber: doses >> 4, dosesInSeries: doses & 0xf, vaccinatedOn: readDate(date) };
}

function readTest(kinds: number, minute: number): NonNullable<OfficePass['test']> {
  return {
    testType: testTypes[kinds >> 4] ?? 'other',
    result: testResults[kinds & 0xf] ?? 'inconclusive',
    sampledAt: passEpoch + minute * millisecondsPerMinute,
  };
}

function readTexts(bytes: Uint8Array): Pick<OfficePass, 'name' | 'unit' | 'verifiedBy' | 'personClass'> {
  const texts = unpackSymbols(bytes)?.split(separator) ?? [];
  const [name = '', unit = '', verifiedBy = '', classText = ''] = texts;
  const personClass = classesByLetter.get(classText) ?? classText.toLowerCase();
  return { name, unit, verifiedBy, personClass };
}
