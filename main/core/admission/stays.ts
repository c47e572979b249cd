import type { InstantMs } from '../units.ts';

/** One stay inside, from an entry until its exit: a person, or an adult with those who came along. */
export interface Stay {
  /** Sequence of the row that showed the person to the door; exits and corrections point at it. */
  readonly entry: number;
  /** Null for somebody whom nobody can tell from others: waved through, or without a usable code. */
  readonly subjectKey: string | null;
  readonly personClass: string | null;
  readonly unit: string | null;
  readonly since: InstantMs;
  readonly point: string;
  readonly people: number;
  /** Entry of the adult with whom a child leaves. */
  readonly goesWith: number | null;
  /** Let in on a code whose owner was inside: the name that the code says may be somebody else's. */
  readonly isOnUsedCode: boolean;
  /** Sequence of the row that says the person stays over night. */
  readonly overnight: number | null;
}

/** Who is inside, found by entry and by person. A value that one ledger fills; it judges nothing. */
export class Stays {
  readonly #byEntry = new Map<number, Stay>();
  readonly #bySubject = new Map<string, number[]>();
  readonly #people = new Map<string | null, number>();
  #total = 0;
  #anonymous = 0;

  /** All stays in the order in which they began. */
  all(): readonly Stay[] {
    return [...this.#byEntry.values()];
  }

  get(entry: number): Stay | undefined {
    return this.#byEntry.get(entry);
  }

  /** Gives a person's newest stay: there are two while a used code is inside twice. */
  newestOf(subjectKey: string): Stay | undefined {
    const newest = this.#bySubject.get(subjectKey)?.at(-1);
    return newest === undefined ? undefined : this.#byEntry.get(newest);
  }

  goingWith(entry: number): readonly Stay[] {
    return this.all().filter(({ goesWith }) => goesWith === entry);
  }

  /** Counts the people of all stays; of a class, when one is named. */
  people(personClass?: string | null): number {
    return personClass === undefined ? this.#total : (this.#people.get(personClass) ?? 0);
  }

  anonymousPeople(): number {
    return this.#anonymous;
  }

  put(stay: Stay): void {
    this.remove(stay.entry);
    this.#byEntry.set(stay.entry, stay);
    this.#count(stay, stay.people);
    if (stay.subjectKey === null) return;
    this.#bySubject.set(stay.subjectKey, [...(this.#bySubject.get(stay.subjectKey) ?? []), stay.entry]);
  }

  remove(entry: number): void {
    const stay = this.#byEntry.get(entry);
    if (stay === undefined) return;
    this.#byEntry.delete(entry);
    this.#count(stay, -stay.people);
    if (stay.subjectKey === null) return;
    const others = this.#bySubject.get(stay.subjectKey)?.filter((other) => other !== entry) ?? [];
    if (others.length === 0) this.#bySubject.delete(stay.subjectKey);
    else this.#bySubject.set(stay.subjectKey, others);
  }

  #count({ personClass, subjectKey }: Stay, people: number): void {
    this.#total += people;
    if (subjectKey === null) this.#anonymous += people;
    this.#people.set(personClass, this.people(personClass) + people);
  }
}
