import type { DurationMs, InstantMs } from '../units.ts';

/**
 * What a door needs before its rules may bind (S0-05). Data, not code: a policy lists the items that it asks for, by
 * these names or others, and whoever can answer an item does.
 */
export const usualReadiness: readonly string[] = [
  'guard-on-shift',
  'scanner-seen',
  'rules-fresh',
  'lists-fresh',
  'poster-up',
];

/** What the station saw, or a person said, about one item. */
export interface ReadinessAnswer {
  readonly item: string;
  readonly isMet: boolean;
  readonly at: InstantMs;
}

/**
 * Tells whether an item is met: its last answer says so and is not too old. An item that nobody answered, and an
 * answer from the future, are not.
 */
export function isReady(
  item: string,
  answers: readonly ReadinessAnswer[],
  now: InstantMs,
  longestAge: DurationMs,
): boolean {
  const last = answers.filter((answer) => answer.item === item).toSorted((a, b) => b.at - a.at)[0];
  if (!last?.isMet) return false;
  return last.at <= now && now - last.at <= longestAge;
}
