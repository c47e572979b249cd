import type { PresenceView } from './presence-ledger.ts';

/** How many a house holds: in all, and of each class that has a limit of its own. */
export interface Capacity {
  readonly people: number;
  readonly perClass?: Readonly<Record<string, number>>;
}

/** Whether those who come in find room. Full is one answer for everybody, whichever limit it was. */
export type Room = 'room' | 'full' | 'class-full';

/**
 * Tells whether so many of a class still fit: the one who reaches the limit goes in, the next one waits. Nobody
 * goes in while a count stands above its limit.
 *
 * @param capacity null where the policy sets none.
 */
export function roomFor(
  ledger: PresenceView,
  capacity: Capacity | null,
  coming: { readonly personClass: string | null; readonly people: number },
): Room {
  if (capacity === null) return 'room';
  const { personClass, people } = coming;
  if (ledger.count().inside + people > capacity.people) return 'full';
  const limit = personClass === null ? undefined : capacity.perClass?.[personClass];
  if (limit === undefined) return 'room';
  return ledger.insideOf(personClass) + people > limit ? 'class-full' : 'room';
}
