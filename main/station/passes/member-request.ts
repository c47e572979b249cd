import type { RosterMember } from '../../core/credential/roster.ts';
import type { InstantMs } from '../../core/units.ts';
import { millisecondsPerDay } from '../../core/units.ts';
import type { PassRequest } from './mint-pass.ts';

/** What every pass of a batch says alike. */
export interface PassTerms {
  readonly expiresAt: InstantMs;
  readonly verifiedBy: string;
  readonly isSpecimen: boolean;
  readonly now: InstantMs;
}

/** No policy that is built in lets a test count longer than three days; older ones would only lengthen the code. */
const longestTestAge = 4 * millisecondsPerDay;

/** Gives the request of a roster member's pass: the last dose, a test that still counts, the last recovery. */
export function requestForMember({ credential }: RosterMember, terms: PassTerms): PassRequest {
  const { evidence, membership, subject } = credential;
  const vaccinations = evidence.filter((one) => one.kind === 'vaccination');
  const tests = evidence.filter((one) => one.kind === 'test');
  const [vaccination] = vaccinations.toSorted((a, b) => b.doseNumber - a.doseNumber);
  const test = tests.find(
    ({ result, sampledAt }) => result !== 'negative' || terms.now - sampledAt < longestTestAge,
  );
  const recovery = evidence.find((one) => one.kind === 'recovery');
  return {
    language: 'id',
    isSpecimen: terms.isSpecimen,
    expiresAt: terms.expiresAt,
    name: subject.givenName,
    birthDate: subject.birthDate,
    personClass: membership?.personClass ?? '',
    unit: unitCode(membership?.unit ?? ''),
    verifiedBy: terms.verifiedBy,
    vaccination:
      vaccination === undefined
        ? null
        : {
            doseNumber: vaccination.doseNumber,
            dosesInSeries: vaccination.dosesInSeries,
            vaccinatedOn: vaccination.vaccinatedOn,
          },
    test:
      test === undefined ? null : { testType: test.testType, result: test.result, sampledAt: test.sampledAt },
    recovery: recovery === undefined ? null : { firstPositiveOn: recovery.firstPositiveOn },
  };
}

const longestUnitCode = 10;

/** Gives a code for a unit: its name where that is short, else the beginnings of its words (`BAG UMUM`). */
function unitCode(unit: string): string {
  const plain = unit
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9' -]+/g, ' ')
    .trim();
  if (plain.length <= longestUnitCode) return plain;
  const words = plain.split(/\s+/);
  const share = Math.max(1, Math.floor((longestUnitCode - words.length + 1) / words.length));
  return words
    .map((word) => word.slice(0, share))
    .join(' ')
    .slice(0, longestUnitCode)
    .trim();
}
