import * as v from 'valibot';
import { count, instant, sequence } from './command.ts';

/** One stay inside: a person, or an adult with those who came along. */
export const stayView = v.object({
  entry: sequence,
  /** Null where nobody knows: no credential named the person, or the name is lost. */
  name: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  personClass: v.nullable(v.string()),
  since: instant,
  point: v.string(),
  people: count,
  /** Entry of the adult with whom a child leaves. */
  goesWith: v.nullable(sequence),
  /** Let in on a code whose owner was inside. */
  isOnUsedCode: v.boolean(),
  isOverstay: v.boolean(),
  staysOvernight: v.boolean(),
});
export type StayView = v.InferOutput<typeof stayView>;

/** A door without a station that stands open (S1-01). */
export const openDoor = v.object({ door: v.string(), since: instant, reason: v.nullable(v.string()) });

/** Who is inside, and what is open before the day can be closed. */
export const presenceView = v.object({
  inside: count,
  entered: count,
  left: count,
  corrections: v.number(),
  anonymous: count,
  unexplainedTouches: count,
  capacity: v.nullable(count),
  perClass: v.array(v.object({ personClass: v.string(), inside: count, capacity: v.nullable(count) })),
  stays: v.array(stayView),
  /** Doors without a station that stand open (S1-01). */
  openDoors: v.array(openDoor),
  otherDoors: v.array(v.string()),
});
export type PresenceView = v.InferOutput<typeof presenceView>;

/** One line of a roll call; without a name it is told by its entry and the time. */
export const rollCallLine = v.object({
  entry: sequence,
  name: v.nullable(v.string()),
  personClass: v.nullable(v.string()),
  since: instant,
  point: v.string(),
  people: count,
  /** Found by a guard, gone out by the door since it began, or still looked for. */
  state: v.picklist(['missing', 'safe', 'left']),
});
export type RollCallLine = v.InferOutput<typeof rollCallLine>;

/** The emergency roll call that is going on, by unit; null where there is none. */
export const rollCallView = v.nullable(
  v.object({
    began: instant,
    units: v.array(v.object({ unit: v.nullable(v.string()), people: v.array(rollCallLine) })),
    anonymous: v.object({ inside: count, safe: count }),
    missing: v.number(),
  }),
);
export type RollCallView = v.InferOutput<typeof rollCallView>;
