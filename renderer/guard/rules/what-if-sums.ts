import type { WhatIfChange } from '../../../preload/contract/policy-view.ts';

/** What a person's colour is called here: as shown, but for black, which the house tells from yellow. */
export const chartColours = ['green', 'yellow', 'red', 'black'] as const;
export type ChartColour = (typeof chartColours)[number];
type Counts = Readonly<Record<ChartColour, number>>;

/** How the people of a class or a unit came out, and how they would. */
export interface BeforeAndAfter {
  /** A class, or a unit; empty for people without a unit. */
  readonly of: string;
  readonly people: number;
  readonly before: Counts;
  readonly after: Counts;
  /** Those who would see another colour. */
  readonly changed: number;
}

/** Gives one row for each class or unit, the one that changes most first. */
export function sumsBy(
  changes: readonly WhatIfChange[],
  of: (change: WhatIfChange) => string,
): readonly BeforeAndAfter[] {
  const groups = Map.groupBy(changes, of);
  return [...groups]
    .map(([name, own]) => sumOf(name, own))
    .toSorted((a, b) => b.changed - a.changed || b.people - a.people);
}

/** Gives the row of all of them. */
export function sumOf(of: string, changes: readonly WhatIfChange[]): BeforeAndAfter {
  const counts = (side: 'from' | 'to'): Counts => {
    const sum = { green: 0, yellow: 0, red: 0, black: 0 };
    for (const change of changes) sum[colourOf(change[side])] += change.people;
    return sum;
  };
  const people = (some: readonly WhatIfChange[]) => some.reduce((sum, one) => sum + one.people, 0);
  return {
    of,
    people: people(changes),
    before: counts('from'),
    after: counts('to'),
    changed: people(changes.filter(({ from, to }) => colourOf(from) !== colourOf(to))),
  };
}

/** Where rules only invite, black is known to the house all the same; everybody else is what was shown. */
function colourOf({ outcome, shown }: WhatIfChange['from']): ChartColour {
  return outcome === 'black' ? 'black' : shown;
}
