import * as v from 'valibot';
import { count, instant } from './command.ts';

const signal = v.object({
  colour: v.picklist(['yellow', 'red', 'black']),
  seen: count,
  expected: v.nullable(v.number()),
  isAlarming: v.boolean(),
});
export type DaySignal = v.InferOutput<typeof signal>;

const vaccinated = v.object({
  people: count,
  one: count,
  two: count,
  booster: count,
  unnamed: count,
  target: v.nullable(
    v.object({
      share: v.number(),
      wanted: v.number(),
      doses: v.picklist(['one', 'two', 'booster']),
      isReached: v.boolean(),
      missing: count,
    }),
  ),
});
export type VaccinatedView = v.InferOutput<typeof vaccinated>;

/** How people of one class came out today. */
const classOfDay = v.object({
  personClass: v.string(),
  /** Null where the policy in force does not list the class. */
  title: v.nullable(v.object({ id: v.string(), en: v.string() })),
  entered: count,
  green: count,
  yellow: count,
  red: count,
  black: count,
});

const visitCount = v.object({ answer: v.string(), visitors: count });

/** The report of a day up to now: numbers that name nobody. */
export const dayReport = v.object({
  from: instant,
  until: instant,
  entered: count,
  left: count,
  inside: count,
  classes: v.array(classOfDay),
  exceptions: v.array(v.object({ at: instant, what: v.string(), people: count })),
  signals: v.array(signal),
  passed: vaccinated,
  /** Null without a roster, and with one that is too long to be counted at the door. */
  roster: v.nullable(vaccinated),
  /** What visitors came for, by the policy's key and with its words, and whom they visited. */
  purposes: v.array(
    v.object({ ...visitCount.entries, title: v.nullable(v.object({ id: v.string(), en: v.string() })) }),
  ),
  hosts: v.array(visitCount),
  /** The newest row and its code: on paper it proves later that nothing before it was changed. */
  head: v.object({ sequence: count, code: v.string() }),
});
export type DayReport = v.InferOutput<typeof dayReport>;
