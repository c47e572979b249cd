import * as v from 'valibot';
import { count } from './command.ts';

/** Somebody of the roster, as the guard finds them by name. */
export const foundPerson = v.object({
  /** Holds for this roster, until another one is installed. */
  id: v.number(),
  name: v.string(),
  unit: v.string(),
  personClass: v.string(),
});
export type FoundPerson = v.InferOutput<typeof foundPerson>;

/** How many people of a unit the door has never seen. */
export const unitCoverage = v.object({ unit: v.string(), people: count, neverScanned: count });
export type UnitCoverage = v.InferOutput<typeof unitCoverage>;
