import type { PartialDate } from '../credential.ts';
import type { IdentityNumber } from './identity-number.ts';
import { partsOfNik } from './nik.ts';
import { partsOfNip } from './nip.ts';

/** What a number hints at, for the guard to compare with the card: never to refuse anybody by. */
export interface NumberClues {
  /** One for a NIP; two for a NIK, whose year has no century; none where the number says nothing. */
  readonly birthDates: readonly string[];
  readonly sex: 'female' | 'male' | null;
  /** Where a NIK was registered first, as `64.74`; a guess for the origin, to be asked and not assumed. */
  readonly region: string | null;
}

const noClues: NumberClues = { birthDates: [], sex: null, region: null };

/** Gives what a number hints at. */
export function cluesOfNumber({ kind, text }: IdentityNumber): NumberClues {
  if (kind === 'nik') {
    const { birthDates, sex, region } = partsOfNik(text);
    return { birthDates, sex, region: `${region.slice(0, 2)}.${region.slice(2)}` };
  }
  if (kind !== 'nip') return noClues;
  const { birthDate, sex } = partsOfNip(text);
  return { birthDates: birthDate === null ? [] : [birthDate], sex, region: null };
}

/**
 * Tells whether a number speaks of another birth date. The registry does not correct a number (it is for life), so
 * this is for the guard to ask about; as far as the date is known, a part that is missing contradicts nothing.
 */
export function contradictsBirthDate(number: IdentityNumber, birthDate: PartialDate): boolean {
  const { birthDates } = cluesOfNumber(number);
  return birthDate !== '' && birthDates.length > 0 && !birthDates.some((one) => one.startsWith(birthDate));
}
