import type { ReasonCode } from '../../reason-codes.ts';
import { assertNever } from '../../result.ts';
import type { IdentityNumber } from './identity-number.ts';
import { partsOfNik } from './nik.ts';
import { partsOfNip } from './nip.ts';
import { looksInvented } from './invented.ts';
import { findRegion } from './regions.ts';
import type { RegionTable } from './regions.ts';

/**
 * Gives what is odd about a number, for the guard's eye: empty for nearly everybody.
 *
 * Hints, never proof, and nothing is refused for them: the registers themselves hold numbers that break the rules,
 * and an invented number that keeps them is not found by arithmetic.
 */
export function hintsOfNumber(number: IdentityNumber, regions: RegionTable): readonly ReasonCode[] {
  return [...hintsOfKind(number, regions), ...looksInvented(number.text)];
}

function hintsOfKind(number: IdentityNumber, regions: RegionTable): readonly ReasonCode[] {
  switch (number.kind) {
    case 'nik':
      return hintsOfNik(number.text, regions);
    case 'nip':
      return hintsOfNip(number.text);
    case 'old-nip':
    case 'local':
      return [];
    default:
      return assertNever(number.kind);
  }
}

function hintsOfNik(digits: string, regions: RegionTable): readonly ReasonCode[] {
  const { region, subDistrict, birthDates, serial } = partsOfNik(digits);
  const found = findRegion(region, regions);
  return [
    ...when(found === 'province-unknown', 'NUMBER_PROVINCE_UNKNOWN'),
    ...when(found === 'regency-unknown', 'NUMBER_REGENCY_UNKNOWN'),
    ...when(subDistrict === '00', 'NUMBER_SUB_DISTRICT_IMPOSSIBLE'),
    ...when(birthDates.length === 0, 'NUMBER_DATE_IMPOSSIBLE'),
    ...when(serial === '0000', 'NUMBER_SERIAL_ZERO'),
  ];
}

/** Nobody is appointed as a child: the law asks for 18 years, registers hold some of 16. */
const leastAgeAtAppointment = 15;
const longestAgeAtAppointment = 70;

function hintsOfNip(digits: string): readonly ReasonCode[] {
  const { birthDate, appointedIn, sex, serial } = partsOfNip(digits);
  const age = appointedIn - Number(birthDate?.slice(0, 4));
  const isAgeOdd = age < leastAgeAtAppointment || age > longestAgeAtAppointment;
  return [
    ...when(birthDate === null || isAgeOdd, 'NUMBER_DATE_IMPOSSIBLE'),
    ...when(sex === null, 'NUMBER_SEX_IMPOSSIBLE'),
    ...when(serial === '000', 'NUMBER_SERIAL_ZERO'),
  ];
}

function when(isSo: boolean, hint: ReasonCode): readonly ReasonCode[] {
  return isSo ? [hint] : [];
}
