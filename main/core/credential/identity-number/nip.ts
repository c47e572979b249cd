import { isDay } from './nik.ts';

/** What an 18-digit NIP says by itself. Hints, never proof. */
export interface NipParts {
  /** Null where the digits are no day of the calendar. */
  readonly birthDate: string | null;
  /** Year of the first appointment. The next two digits are its month, or for PPPK the count of agreements. */
  readonly appointedIn: number;
  /** Null for a digit that stands for neither. */
  readonly sex: 'female' | 'male' | null;
  readonly serial: string;
}

const sexes: Readonly<Record<string, 'female' | 'male'>> = { '1': 'male', '2': 'female' };

/**
 * Takes an 18-digit NIP apart: `YYYYMMDD YYYYMM G SSS` (BKN rules 22 and 43 of 2007), for PPPK with a count in
 * place of the month. Sources disagree about that one, so it is not looked at.
 */
export function partsOfNip(digits: string): NipParts {
  const birthDate = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return {
    birthDate: isDay(birthDate) ? birthDate : null,
    appointedIn: Number(digits.slice(8, 12)),
    sex: sexes[digits.slice(14, 15)] ?? null,
    serial: digits.slice(15),
  };
}
