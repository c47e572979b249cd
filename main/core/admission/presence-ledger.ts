import { millisecondsPerHour, type DurationMs, type InstantMs } from '../units.ts';
import type { WrittenAdmission } from './admission.ts';
import { HeadCount } from './head-count.ts';
import { awaitsGuard, isEntry, isExit, peopleOf } from './passage.ts';
import type { Stay } from './stays.ts';
import { judgeTwice, samePerson, typicalStayMs, type Twice } from './twice.ts';

/** The count: `inside` is `entered - left + corrections`, and never negative. */
export interface PresenceCount {
  readonly inside: number;
  readonly entered: number;
  readonly left: number;
  /** What guards put right, and what the rows themselves show: a forgotten exit, an exit of somebody never counted. */
  readonly corrections: number;
  /** Of those inside, the ones without a code: how many they are is all that is known. */
  readonly anonymous: number;
  /** Touches on the way out beyond those: so many of the named are gone, nobody knows who. */
  readonly unexplainedTouches: number;
}

/** What an exit turned out to be. */
export type ExitFinding =
  | { readonly kind: 'left'; readonly stay: Stay }
  /** A code came out once more than it should have: the entry that was taken for a return was a copy. */
  | { readonly kind: 'copy-found' }
  /** The person is out already: a second scan on the way. */
  | { readonly kind: 'already-left' }
  /** Nobody can say who: a touch, or a code that nobody saw coming in. */
  | { readonly kind: 'somebody-left' };

/** What a row changed: the stay that began, those that ended, and what an exit was. */
export interface PresenceChange {
  readonly began: Stay | null;
  readonly ended: readonly Stay[];
  readonly exit: ExitFinding | null;
}

/** Who is inside, to be asked and not to be told. */
export type PresenceView = Pick<
  PresenceLedger,
  'stays' | 'stay' | 'stayOf' | 'count' | 'insideOf' | 'judgeEntry'
>;

/** Two scans of one person on the way out: longer than the green stands, shorter than two people's way. */
const sameExitMs: DurationMs = 60_000;

const nothing: PresenceChange = { began: null, ended: [], exit: null };

/**
 * Who is inside, drawn from the rows of a day in their order. The same rows give the same ledger, so a restart
 * loses nothing; points play no part in it: who came in at one leaves by any other (S3-01).
 */
export class PresenceLedger {
  readonly #heads = new HeadCount();
  #waiting = new Map<number, WrittenAdmission>();
  /** Entries of a person that were taken for a return today. */
  #returns = new Map<string, number>();
  #goneSince = new Map<string, InstantMs>();
  #entered = 0;
  #left = 0;
  #lastPassage: number | null = null;
  #interrupted: number | null = null;

  stays(): readonly Stay[] {
    return this.#heads.stays.all();
  }

  stay(entry: number): Stay | undefined {
    return this.#heads.stays.get(entry);
  }

  stayOf(subjectKey: string): Stay | undefined {
    return this.#heads.stays.newestOf(subjectKey);
  }

  count(): PresenceCount {
    const inside = this.#heads.inside();
    return {
      inside,
      entered: this.#entered,
      left: this.#left,
      corrections: inside - (this.#entered - this.#left),
      anonymous: this.#heads.anonymous(),
      unexplainedTouches: this.#heads.unexplainedTouches(),
    };
  }

  /** Counts those of a class (`HeadCount`). */
  insideOf(personClass: string | null): number {
    return this.#heads.insideOf(personClass);
  }

  /** Tells what it means that a code comes in; null where its person is not inside. */
  judgeEntry(
    coming: { readonly subjectKey: string | null; readonly at: InstantMs; readonly point: string },
    typicalStay: DurationMs = typicalStayMs,
  ): { readonly twice: Twice; readonly stay: Stay } | null {
    const stay = coming.subjectKey === null ? undefined : this.stayOf(coming.subjectKey);
    if (stay === undefined) return null;
    const { at, point } = coming;
    const wasInterrupted = this.#interrupted === stay.entry;
    return { stay, twice: judgeTwice({ stay, at, point, wasInterrupted }, typicalStay) };
  }

  /** Takes the next row of the log. */
  take(row: WrittenAdmission): PresenceChange {
    const { plain, sequence } = row;
    if (plain.what === 'station-started') this.#interrupted = this.#lastPassage;
    if (plain.kind === 'presence-correction') return this.#correct(row);
    if (plain.kind === 'admission') this.#lastPassage = null;
    if (awaitsGuard(plain)) this.#waiting.set(sequence, row);
    if (isExit(plain)) return this.#exit(row);
    const person = plain.kind === 'guard-decision' ? this.#decided(plain.concerns) : row;
    return isEntry(plain) ? this.#enter(row, person ?? row) : nothing;
  }

  #decided(concerns: number | null): WrittenAdmission | undefined {
    if (concerns === null) return undefined;
    const person = this.#waiting.get(concerns);
    this.#waiting.delete(concerns);
    return person;
  }

  /** @param person the row that showed the person to the door; `row` let the person in, and is often the same. */
  #enter(row: WrittenAdmission, person: WrittenAdmission): PresenceChange {
    const subjectKey = person.personal?.subjectKey ?? null;
    const isOnUsedCode = person.personal?.note === 'already-inside' && row.personal?.note !== samePerson;
    const ended = isOnUsedCode ? [] : this.#endStaysOf(subjectKey, person.personal?.note === 'scanned-again');
    const goesWith = person.plain.kind === 'admission' ? person.plain.concerns : null;
    this.#entered += peopleOf(row.plain);
    this.#lastPassage = person.sequence;
    const { personClass, point } = person.plain;
    const began: Stay = {
      ...staySince(row),
      entry: person.sequence,
      subjectKey,
      personClass,
      unit: person.personal?.unit ?? null,
      point,
      people: peopleOf(row.plain),
      goesWith,
      isOnUsedCode,
    };
    this.#heads.stays.put(began);
    if (subjectKey !== null) this.#goneSince.delete(subjectKey);
    return { ...nothing, began, ended };
  }

  /** A second scan after a restart is the same entry; any other means that an exit was not noted. */
  #endStaysOf(subjectKey: string | null, isScannedAgain: boolean): readonly Stay[] {
    const ended: Stay[] = [];
    if (subjectKey === null) return ended;
    for (let stay = this.stayOf(subjectKey); stay !== undefined; stay = this.stayOf(subjectKey)) {
      ended.push(...(isScannedAgain ? this.#heads.end(stay) : this.#heads.endUnnoted(stay)));
      if (!isScannedAgain) this.#returns.set(subjectKey, (this.#returns.get(subjectKey) ?? 0) + 1);
    }
    return ended;
  }

  #exit(row: WrittenAdmission): PresenceChange {
    const subjectKey = row.personal?.subjectKey ?? null;
    const { concerns, people } = row.plain;
    const stay = concerns === null ? subjectKey && this.stayOf(subjectKey) : this.stay(concerns);
    if (stay) return this.#leave(stay, people ?? stay.people, instantOf(row));
    const kind =
      subjectKey === null ? 'somebody-left' : this.#judgeUnexpectedExit(subjectKey, instantOf(row));
    if (kind === 'already-left') return { ...nothing, exit: { kind } };
    this.#left += peopleOf(row.plain);
    // A code that nobody saw coming in can only be one of the anonymous; a touch can be anybody.
    const of = subjectKey === null ? 'anybody' : 'anonymous';
    if (kind === 'somebody-left') this.#heads.touch(row.plain.personClass, peopleOf(row.plain), of);
    return { ...nothing, exit: { kind } };
  }

  #leave(stay: Stay, people: number, at: InstantMs): PresenceChange {
    if (stay.subjectKey !== null) this.#goneSince.set(stay.subjectKey, at);
    if (people < stay.people) {
      this.#left += people;
      this.#heads.lessen(stay, people);
      return { ...nothing, exit: { kind: 'left', stay } };
    }
    const ended = this.#heads.end(stay);
    for (const one of ended) this.#left += one.people;
    return { ...nothing, ended, exit: { kind: 'left', stay } };
  }

  #judgeUnexpectedExit(subjectKey: string, at: InstantMs): 'copy-found' | 'already-left' | 'somebody-left' {
    const goneSince = this.#goneSince.get(subjectKey);
    if (goneSince !== undefined && at - goneSince <= sameExitMs) return 'already-left';
    const returns = this.#returns.get(subjectKey) ?? 0;
    if (returns > 0) {
      this.#returns.set(subjectKey, returns - 1);
      this.#goneSince.set(subjectKey, at);
      return 'copy-found';
    }
    const isWaiting = [...this.#waiting.values()].some((row) => row.personal?.subjectKey === subjectKey);
    return goneSince !== undefined || isWaiting ? 'already-left' : 'somebody-left';
  }

  #correct(row: WrittenAdmission): PresenceChange {
    const { what, concerns } = row.plain;
    if (what === 'recounted') return this.#recount(row);
    if (what === 'day-closed') return this.#closeDay(concerns);
    const stay = concerns === null ? undefined : this.stay(concerns);
    if (what === 'stays-overnight') this.#keepOvernight(row);
    return what === 'exit-missing' && stay ? { ...nothing, ended: this.#heads.endUnnoted(stay) } : nothing;
  }

  #recount(row: WrittenAdmission): PresenceChange {
    const change = peopleOf(row.plain);
    const began = change > 0 ? { ...staySince(row), people: change } : null;
    if (began !== null) this.#heads.stays.put(began);
    else this.#heads.touch(row.plain.personClass, -change, 'anybody');
    return { ...nothing, began };
  }

  /** The row holds all of the stay, so that the next day can be drawn without this one. */
  #keepOvernight(row: WrittenAdmission): void {
    const { sequence, plain, personal } = row;
    if (plain.concerns === null) return;
    this.#heads.stays.put({
      ...staySince(row),
      entry: plain.concerns,
      subjectKey: personal?.subjectKey ?? null,
      unit: personal?.unit ?? null,
      people: peopleOf(plain),
      overnight: sequence,
    });
  }

  /** @param first the first of the rows that say who stays; null when the house is empty. */
  #closeDay(first: number | null): PresenceChange {
    const staying = ({ overnight }: Stay) => overnight !== null && first !== null && overnight >= first;
    const ended = this.#heads.close(staying);
    this.#waiting = new Map();
    this.#returns = new Map();
    this.#goneSince = new Map();
    this.#entered = 0;
    this.#left = 0;
    this.#lastPassage = null;
    this.#interrupted = null;
    return { ...nothing, ended };
  }
}

/** Gives the stay of somebody unknown that began with a row. */
function staySince(row: WrittenAdmission): Stay {
  return {
    entry: row.sequence,
    subjectKey: null,
    personClass: row.plain.personClass,
    unit: null,
    since: instantOf(row),
    point: row.plain.point,
    people: 1,
    goesWith: null,
    isOnUsedCode: false,
    overnight: null,
  };
}

/** Retention drops instants after days; a ledger of old rows goes by the hour. */
function instantOf({ plain, personal }: WrittenAdmission): InstantMs {
  return personal?.at ?? plain.hour * millisecondsPerHour;
}
