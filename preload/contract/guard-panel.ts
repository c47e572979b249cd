import * as v from 'valibot';
import { count, instant } from './command.ts';
import { openDoor } from './presence-view.ts';

/** One person on the guard's panel. Only guard sessions receive it. */
export const guardRow = v.object({
  sequence: v.number(),
  at: v.number(),
  outcome: v.picklist(['green', 'yellow', 'red', 'black']),
  shown: v.picklist(['green', 'yellow', 'red']),
  reasons: v.array(v.string()),
  method: v.string(),
  /** Null while undecided. The machine decides green alone. */
  decision: v.nullable(v.picklist(['machine', 'let-in', 'turned-away'])),
});
export type GuardRow = v.InferOutput<typeof guardRow>;

/** The person who stands at the door now, with the lines to compare with an identity card. */
export const guardSubject = v.object({
  row: guardRow,
  name: v.nullable(v.string()),
  birthDate: v.nullable(v.string()),
  format: v.nullable(v.string()),
  issuer: v.nullable(v.string()),
  /** Policy and rule that spoke, in words. */
  policy: v.string(),
  rule: v.nullable(v.string()),
  facts: v.array(v.object({ label: v.string(), value: v.string() })),
  personClass: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  /** The number that was typed or scanned, to compare with the card. */
  number: v.nullable(v.string()),
  /** What about the number looks invented: codes. */
  clues: v.array(v.string()),
  /** How long the rule's welcome lasts; null where nothing of it runs out. */
  remaining: v.nullable(v.object({ unit: v.picklist(['minutes', 'days']), amount: v.number() })),
  /** Set where the code's owner is inside already. */
  inside: v.nullable(
    v.object({
      since: v.number(),
      point: v.string(),
      finding: v.picklist(['already-inside', 'exit-missing', 'scanned-again']),
    }),
  ),
  /** The same person's passages of today before this one, the oldest first. */
  earlier: v.array(
    v.object({
      at: v.number(),
      direction: v.picklist(['in', 'out']),
      point: v.string(),
      shown: v.nullable(v.picklist(['green', 'yellow', 'red'])),
      decision: v.nullable(v.picklist(['machine', 'let-in', 'turned-away'])),
    }),
  ),
});

export const guardPanel = v.object({
  now: v.nullable(guardSubject),
  pending: v.array(guardRow),
  /** The last ten, newest first. */
  recent: v.array(guardRow),
  /** Failures that the guard must know of, newest first: codes. */
  alerts: v.array(v.string()),
  legalBasis: v.array(v.string()),
  /** Who opened the panel, by name. */
  sitting: v.nullable(v.string()),
  /** Who has the watch; null: nobody is signed in. */
  onDuty: v.nullable(v.object({ name: v.string(), since: v.number() })),
  inside: count,
  /** The roll call that is going on, which every page of the panel tells of; null where there is none. */
  rollCall: v.nullable(v.object({ began: instant, missing: count })),
  /** Doors without a station that stand open, the longest open first. */
  openDoors: v.array(openDoor),
  /** What was said for the next scan. */
  said: v.nullable(
    v.object({ origin: v.nullable(v.picklist(['inside', 'outside'])), doctorsLetter: v.boolean() }),
  ),
});
export type GuardPanel = v.InferOutput<typeof guardPanel>;
