import type { Admission } from '../../core/admission/admission.ts';
import type { ReasonCode } from '../../core/reason-codes.ts';
import { personalPart, plainPart } from '../rows.ts';
import type { ByHand, RowPlace } from '../rows.ts';
import type { Installed, InstalledKind } from './prepared.ts';

/** Enough of a hash to tell two files apart that anybody made. */
const shownDigits = 16;

/** Gives the row of something that was installed from a stick: which version, and of which bytes. */
export function installedRow(place: RowPlace, { kind, about, sha256 }: Installed, by: ByHand): Admission {
  const note = `sha256-${sha256.slice(0, shownDigits)}`;
  return {
    plain: { ...plainPart('station-event', place), what: `${kind}-installed`, ...about },
    personal: personalPart(place, { guard: by.guard, note }),
  };
}

/** Gives the row of going back to the version before. */
export function restoredRow(
  place: RowPlace,
  kind: InstalledKind,
  about: Installed['about'],
  by: ByHand,
): Admission {
  return {
    plain: { ...plainPart('station-event', place), what: `${kind}-restored`, ...about },
    personal: personalPart(place, by),
  };
}

/** Gives the row of what a stick brought and the station did not take. */
export function importRefusedRow(place: RowPlace, reasons: readonly ReasonCode[], by: ByHand): Admission {
  return {
    plain: { ...plainPart('station-event', place), what: 'import-refused' },
    personal: { ...personalPart(place, by), reasons: [...new Set(reasons)] },
  };
}
