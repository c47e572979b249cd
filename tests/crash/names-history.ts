import type { InsideNames } from '../../main/station/presence/inside-names.ts';

/** A name that can be searched for: it stands in no other file. */
export const markOfNames = 'Penguji Nomor';

/** What a history is told to. */
export type Told = Pick<InsideNames, 'put' | 'forget' | 'reseal'>;

/**
 * Takes one step of the history: somebody comes; every third step somebody leaves who came six before; every 40 steps
 * the day is closed and the last few stay. The newest step always has a name, so that the names tell how far it got.
 */
export function stepOf(number: number, names: Told): void {
  if (number % 3 === 0) names.forget(number - 6);
  if (number % 40 === 0) names.reseal((entry) => entry > number - 10);
  names.put(number, { name: `${markOfNames}${String(number)}`, unit: `Bagian ${String(number % 7)}` });
}

/** Gives how many steps were taken whole or nearly so. */
export function countIn(entries: readonly number[]): number {
  return Math.max(0, ...entries);
}

/** Gives who is there after so many steps. */
export function entriesAfter(steps: number): readonly number[] {
  const there = new Set<number>();
  const told: Told = {
    put: (entry) => void there.add(entry),
    forget: (entry) => void there.delete(entry),
    reseal: (staying) => {
      for (const entry of there) if (!staying(entry)) there.delete(entry);
    },
  };
  for (let number = 1; number <= steps; number += 1) stepOf(number, told);
  return [...there].sort((one, other) => one - other);
}
