import type { Outcome, ShownColour } from '../reason-codes.ts';
import type { Circumstances } from './decide.ts';
import { rejudgeRow } from './rejudge-row.ts';
import type { JudgedRow } from './rejudge-row.ts';

interface Colours {
  readonly outcome: Outcome;
  readonly shown: ShownColour;
}

/** How many people of a class and a unit would have come out otherwise, or the same. */
export interface Change {
  readonly personClass: string;
  readonly unit: string | null;
  readonly from: Colours;
  readonly to: Colours;
  readonly people: number;
}

/**
 * Gives what rows would have come to under another policy or mode, by class, unit and colours; rows that no policy
 * changes count as they were.
 *
 * What changes when only the mode does is what is shown: outcomes stand in the log as they would have been.
 *
 * @param other the planned policy, with the modes of its day, or a mode for everybody.
 */
export function whatIf(
  rows: Iterable<JudgedRow>,
  other: Pick<Circumstances, 'policy' | 'mode'>,
): readonly Change[] {
  return addUp(
    [...rows].map((row) => {
      const { personClass, unit, outcome, shown } = row;
      const decision = rejudgeRow(row, other);
      const to = { outcome: decision?.outcome ?? outcome, shown: decision?.shown ?? shown };
      return { personClass, unit, from: { outcome, shown }, to, people: 1 };
    }),
  );
}

/** Adds up changes that are alike, such as those of slices of one log. */
export function addUp(changes: Iterable<Change>): readonly Change[] {
  const sums = new Map<string, { -readonly [K in keyof Change]: Change[K] }>();
  for (const change of changes) {
    const { personClass, unit, from, to, people } = change;
    const key = `${personClass}\n${from.outcome} ${from.shown} ${to.outcome} ${to.shown}\n${unit ?? '\n'}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...change });
    else sum.people += people;
  }
  return [...sums.values()].toSorted(byPlace);
}

function byPlace(a: Change, b: Change): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}

function placeOf({ personClass, unit, from, to }: Change): string {
  return [personClass, unit ?? '', from.outcome, from.shown, to.outcome, to.shown].join('\n');
}
