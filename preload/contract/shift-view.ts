import * as v from 'valibot';
import { count, instant } from './command.ts';

const numbers = v.record(v.string(), count);

/** Somebody who stands guard here. */
export const guardOnList = v.object({
  id: v.string(),
  name: v.string(),
  isActive: v.boolean(),
  hasPin: v.boolean(),
  /** The badge that opens the panel; null without one that holds. */
  badge: v.nullable(v.object({ number: v.string(), expiresAt: instant })),
});
export type GuardOnList = v.InferOutput<typeof guardOnList>;

/** What is handed over with a watch. It names the guard and nobody else. */
export const shiftSlip = v.object({
  point: v.string(),
  guard: v.string(),
  guardName: v.string(),
  from: instant,
  until: instant,
  entered: count,
  left: count,
  enteredByClass: numbers,
  judged: numbers,
  byMethod: numbers,
  decisions: numbers,
  exceptions: v.array(
    v.object({ at: instant, what: v.string(), people: count, note: v.nullable(v.string()) }),
  ),
  pending: count,
  inside: count,
  /** The newest row and its code: on paper it proves later that nothing before it was changed. */
  head: v.object({ sequence: count, code: v.string() }),
});
export type ShiftSlip = v.InferOutput<typeof shiftSlip>;

/** Who stands guard, who sits at the panel, and the watch as it stands. */
export const shiftView = v.object({
  guards: v.array(guardOnList),
  /** The guard who opened this panel. */
  sitting: v.nullable(v.string()),
  /** Null: nobody is signed in ("tanpa petugas"). */
  onDuty: v.nullable(v.object({ guard: v.string(), name: v.string(), since: instant })),
  slip: v.nullable(shiftSlip),
  /** Times of today at which the house is open. */
  open: v.array(v.object({ from: instant, until: instant })),
  /** Times of today, up to now, without a guard while the house was open. */
  unguarded: v.array(v.object({ from: instant, until: instant })),
});
export type ShiftView = v.InferOutput<typeof shiftView>;
