import type {
  Admission,
  AdmissionMethod,
  Exception,
  OtherDoorEvent,
  PlainPart,
  PresenceCorrection,
  RollCallEvent,
  ShiftEvent,
} from '../../core/admission/admission.ts';
import type { Stay } from '../../core/admission/stays.ts';
import type { ByHand, RowPlace } from '../rows.ts';
import { countOf, personalPart, plainPart, unsigned } from '../rows.ts';

interface Leaving {
  readonly method: AdmissionMethod;
  /** Entry of the stay, where the guard chose it from the list. */
  readonly concerns?: number | null;
  readonly subjectKey?: string | null;
  readonly personClass?: string | null;
  /** How many leave; everybody of the stay where it is left out. */
  readonly people?: number | null;
}

/** Gives the row of somebody who goes out: by the code, by a touch, or by the guard. An exit has no colour. */
export function exitRow(place: RowPlace, leaving: Leaving, by: ByHand = unsigned): Admission {
  const { method, concerns = null, personClass = null, people = null } = leaving;
  return {
    plain: { ...plainPart('admission', place), direction: 'out', method, concerns, personClass, people },
    personal: { ...personalPart(place, by), subjectKey: leaving.subjectKey ?? null },
  };
}

/** Exceptions after which somebody is inside whom nobody judged. All others count nobody unless the guard says so. */
const goesIn: readonly Exception[] = ['waved-through', 'tailgating', 'bypass'];

interface ExceptionDetails {
  readonly direction?: PlainPart['direction'];
  readonly personClass?: string | null;
  readonly people?: number;
  /** The person's own row, where there is one. */
  readonly concerns?: number | null;
}

/** Gives the row of what a guard noted (S1-02, S1-07): counted as an entry where somebody went in by it. */
export function exceptionRow(
  place: RowPlace,
  what: Exception,
  by: ByHand,
  details: ExceptionDetails = {},
): Admission {
  const { direction = goesIn.includes(what) ? 'in' : null, personClass = null, concerns = null } = details;
  const method = what === 'waved-through' || what === 'no-document' ? what : 'guard';
  const people = countOf(details.people);
  return {
    plain: { ...plainPart('exception', place), what, method, direction, personClass, concerns, people },
    personal: personalPart(place, by),
  };
}

/** Gives the row that ends a stay whose exit nobody noted. Without a guard the night did it. */
export function exitMissingRow(place: RowPlace, entry: number, by: ByHand): Admission {
  return { plain: correction(place, 'exit-missing', { concerns: entry }), personal: personalPart(place, by) };
}

/** Gives the row of a recount: so many more inside than the count said, or fewer; never nought. */
export function recountRow(
  place: RowPlace,
  change: number,
  by: ByHand,
  personClass: string | null = null,
): Admission {
  return {
    plain: correction(place, 'recounted', { people: change, personClass }),
    personal: personalPart(place, by),
  };
}

/** Gives the row of somebody who stays over night; it holds the whole stay, so that the next day starts from it. */
export function overnightRow(place: RowPlace, stay: Stay, by: ByHand): Admission {
  const { entry, point, personClass, people, subjectKey, unit } = stay;
  return {
    plain: correction({ ...place, point }, 'stays-overnight', {
      concerns: entry,
      personClass,
      people: countOf(people),
    }),
    personal: { ...personalPart(place, by), subjectKey, unit },
  };
}

/** Gives the row that closes a day. `firstStaying` is the first of the rows of those who stay, null without any. */
export function dayClosedRow(place: RowPlace, firstStaying: number | null, by: ByHand): Admission {
  return {
    plain: correction(place, 'day-closed', { concerns: firstStaying }),
    personal: personalPart(place, by),
  };
}

function correction(place: RowPlace, what: PresenceCorrection, said: Partial<PlainPart>): PlainPart {
  return { ...plainPart('presence-correction', place), what, ...said };
}

/** Who was found in a roll call: somebody of the list, or so many without a code. */
export type Found = { readonly entry: number } | { readonly people: number };

/** Gives the row of a roll call: its beginning, its end, and who was found. */
export function rollCallRow(
  place: RowPlace,
  what: RollCallEvent,
  by: ByHand,
  found: Found | null = null,
): Admission {
  const concerns = found !== null && 'entry' in found ? found.entry : null;
  const people = found !== null && 'people' in found ? countOf(found.people) : null;
  return {
    plain: { ...plainPart('roll-call', place), what, concerns, people },
    personal: personalPart(place, by),
  };
}

/** Gives the row of a shift. At `handed-over` the guard is the one who takes over. */
export function shiftRow(place: RowPlace, what: ShiftEvent, guard: string): Admission {
  return { plain: { ...plainPart('shift', place), what }, personal: personalPart(place, { guard }) };
}

/** Gives the row of a door without a station that was opened or closed; the place's point is its name (S1-01). */
export function otherDoorRow(place: RowPlace, what: OtherDoorEvent, by: ByHand): Admission {
  return { plain: { ...plainPart('other-door', place), what }, personal: personalPart(place, by) };
}
