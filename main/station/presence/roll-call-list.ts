import type { CalledPerson, RollCallState } from '../../core/admission/roll-call.ts';
import type { InstantMs } from '../../core/units.ts';
import type { InsideName } from './inside-names.ts';

/** One line of a roll call. */
export interface RollCallLine {
  readonly entry: number;
  /** Null where the name is not known: the line is told by its entry and the time. */
  readonly name: string | null;
  readonly personClass: string | null;
  readonly since: InstantMs;
  readonly point: string;
  /** The person with those who came along. */
  readonly people: number;
  readonly state: CalledPerson['state'];
}

/** A roll call as it is shown, printed and exported. */
export interface RollCallList {
  readonly began: InstantMs;
  /** By unit in the order of the alphabet; those without a unit come last, under null. */
  readonly units: readonly { readonly unit: string | null; readonly people: readonly RollCallLine[] }[];
  readonly anonymous: RollCallState['anonymous'];
  /** People who are still looked for, the anonymous among them. */
  readonly missing: number;
}

const order = new Intl.Collator('id', { sensitivity: 'base', numeric: true });

/** Gives the list of a roll call with the names that are known. */
export function rollCallList(
  { began, people, anonymous }: RollCallState,
  nameOf: (entry: number) => InsideName | null,
): RollCallList {
  const byUnit = new Map<string | null, RollCallLine[]>();
  let missing = anonymous.inside - anonymous.safe;
  for (const person of people) {
    const who = nameOf(person.entry);
    const unit = who?.unit ?? person.unit;
    const lines = byUnit.get(unit) ?? [];
    byUnit.set(unit, lines);
    lines.push(lineOf(person, who));
    if (person.state === 'missing') missing += person.people;
  }
  const units = [...byUnit].map(([unit, lines]) => ({ unit, people: lines.sort(byName) }));
  return { began, units: units.sort((one, other) => compare(one.unit, other.unit)), anonymous, missing };
}

/** Gives what every page of the panel says of a roll call: since when, and how many are still looked for. */
export function rollCallInShort(
  state: RollCallState | null,
): { readonly began: InstantMs; readonly missing: number } | null {
  if (state === null) return null;
  const { began, people, anonymous } = state;
  const named = people.reduce((sum, one) => sum + (one.state === 'missing' ? one.people : 0), 0);
  return { began, missing: named + anonymous.inside - anonymous.safe };
}

function lineOf(person: CalledPerson, who: InsideName | null): RollCallLine {
  const { entry, personClass, since, point, people, state } = person;
  return { entry, name: who?.name ?? null, personClass, since, point, people, state };
}

function byName(one: RollCallLine, other: RollCallLine): number {
  return compare(one.name, other.name) || one.entry - other.entry;
}

/** What is unknown comes last. */
function compare(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return order.compare(one, other);
}
