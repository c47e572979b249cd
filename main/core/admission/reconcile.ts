import type { PresenceView } from './presence-ledger.ts';
import type { Stay } from './stays.ts';

/** What the guard is asked in the evening. Nothing of it counts before the guard has confirmed it. */
export interface Reconciliation {
  /** People who came in and were not noted going out, those inside longest first. */
  readonly forgotten: readonly Stay[];
  /** Of these, about so many left by a touch: nobody knows who. */
  readonly unexplainedTouches: number;
  /** People without a code who may still be inside: only looking tells. */
  readonly anonymous: number;
}

/** Gives what is open before the day can be closed; null when nobody is left to ask about. */
export function reconciliation(ledger: PresenceView): Reconciliation | null {
  const { anonymous, unexplainedTouches } = ledger.count();
  const forgotten = ledger
    .stays()
    .filter(({ subjectKey, overnight }) => subjectKey !== null && overnight === null)
    .sort((one, other) => one.since - other.since);
  return forgotten.length === 0 && anonymous === 0 ? null : { forgotten, unexplainedTouches, anonymous };
}
