import type { Facts } from './facts.ts';

/** Facts that grow with time, and so may end a rule's welcome. */
export const countedFacts = [
  'test.minutesSince',
  'vaccination.daysSince',
  'recovery.daysSinceFirstPositive',
  'recovery.daysSinceStart',
] as const;

/** Which count ends a rule's welcome, and the last count at which it still holds. */
export interface Validity {
  readonly fact: (typeof countedFacts)[number];
  readonly lasts: number;
}

/** What is left of a rule's welcome; 0 is its last minute or day. */
export interface Remaining {
  readonly unit: 'minutes' | 'days';
  readonly amount: number;
}

/** Gives what is left until a rule no longer holds for somebody; null where nothing of it runs out. */
export function remainingOf(validity: Validity | null, facts: Facts): Remaining | null {
  if (validity === null) return null;
  const since = countOf(validity.fact, facts);
  if (since === null) return null;
  const unit = validity.fact === 'test.minutesSince' ? 'minutes' : 'days';
  return { unit, amount: validity.lasts - since };
}

function countOf(fact: Validity['fact'], { test, vaccination, recovery }: Facts): number | null {
  switch (fact) {
    case 'test.minutesSince':
      return test?.minutesSince ?? null;
    case 'vaccination.daysSince':
      return vaccination?.daysSince ?? null;
    case 'recovery.daysSinceFirstPositive':
      return recovery?.daysSinceFirstPositive ?? null;
    case 'recovery.daysSinceStart':
      return recovery?.daysSinceStart ?? null;
  }
}
