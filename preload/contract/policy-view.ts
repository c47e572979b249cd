import * as v from 'valibot';
import { count, instant } from './command.ts';

const bothLanguages = v.object({ id: v.string(), en: v.string() });
/** Whether colours bind a class, invite it, or are only counted. */
export const mode = v.picklist(['advisory', 'mandatory', 'counted']);
const colours = v.picklist(['green', 'yellow', 'red', 'black']);

/** One class of people, and what binds it at this door today. */
export const classView = v.object({
  id: v.string(),
  title: bothLanguages,
  /** What the policy calls for today. */
  called: mode,
  /** What holds here: mandatory binds only where it was armed. */
  holds: mode,
  planned: v.nullable(v.object({ mode, from: v.string() })),
});

/** One item of the readiness list; null: nobody answered. */
export const readinessItem = v.object({
  item: v.string(),
  isMet: v.boolean(),
  /** The station sees it by itself; otherwise a person answers. */
  isSeen: v.boolean(),
});

/** The rules in force, and who is bound by them. */
export const policyView = v.object({
  policy: v.nullable(
    v.object({
      id: v.string(),
      version: v.string(),
      title: bothLanguages,
      legalBasis: v.array(
        v.object({ number: v.string(), date: v.nullable(v.string()), text: bothLanguages }),
      ),
      validFrom: v.string(),
      validUntil: v.nullable(v.string()),
      notes: v.object({ id: v.array(v.string()), en: v.array(v.string()) }),
    }),
  ),
  /** Names of all that are installed, the one in force among them. */
  installed: v.array(v.object({ id: v.string(), version: v.string(), title: bothLanguages })),
  classes: v.array(classView),
  state: v.picklist(['installed', 'awaiting-regulation', 'armed']),
  /** Set where rules bind: by which regulation, since when, and who armed them. */
  armed: v.nullable(
    v.object({ basis: v.string(), at: instant, askedBy: v.string(), approvedBy: v.string() }),
  ),
  readiness: v.array(readinessItem),
});
export type PolicyView = v.InferOutput<typeof policyView>;

/** So many people of a class and a unit who would come out otherwise. */
export const whatIfChange = v.object({
  personClass: v.string(),
  unit: v.nullable(v.string()),
  from: v.object({ outcome: colours, shown: colours }),
  to: v.object({ outcome: colours, shown: colours }),
  people: count,
});
export type WhatIfChange = v.InferOutput<typeof whatIfChange>;

/** How a part of the rows of the last 28 days would come out; the parts are asked for one after another. */
export const whatIfView = v.object({
  rows: count,
  from: instant,
  until: instant,
  /** The last row that was judged, where more may follow; null at the end. */
  reached: v.nullable(v.object({ sequence: count, at: instant })),
  tookMs: v.number(),
  changes: v.array(whatIfChange),
});
export type WhatIfView = v.InferOutput<typeof whatIfView>;
