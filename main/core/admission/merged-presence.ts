import { millisecondsPerHour, type InstantMs } from '../units.ts';
import type { WrittenAdmission } from './admission.ts';
import { PresenceLedger, type PresenceView } from './presence-ledger.ts';

/** The rows of one station, in their order. */
export interface StationRows {
  readonly station: string;
  readonly rows: Iterable<WrittenAdmission>;
}

/**
 * Gives who is inside a site by the rows of all its points: who came in at one leaves by any other. The same rows give
 * the same answer in whatever order they were brought; sequences of what is given count within the merge alone.
 *
 * A station that closes its day closes it for those who came in by it, since it knows of nobody else.
 */
export function mergedPresence(stations: readonly StationRows[]): PresenceView {
  const merge = new Merge();
  for (const { station, row } of inOrder(stations)) merge.take(station, row);
  return merge.ledger;
}

interface StationRow {
  readonly station: string;
  readonly row: WrittenAdmission;
}

interface Waiting extends StationRow {
  readonly at: InstantMs;
  readonly more: Iterator<WrittenAdmission>;
}

/**
 * Gives the rows of several stations by time, those of each station in their own order. Where a clock was set back or was
 * doubtful, a row stands at the latest time that its station had before it; of two at one time the station's id decides.
 */
function* inOrder(stations: readonly StationRows[]): Generator<StationRow> {
  const waiting = stations.flatMap(({ station, rows }) => next(station, rows[Symbol.iterator](), 0));
  while (waiting.length > 0) {
    const first = waiting.reduce((a, b) => (isBefore(b, a) ? b : a));
    yield first;
    waiting.splice(waiting.indexOf(first), 1, ...next(first.station, first.more, first.at));
  }
}

function next(station: string, more: Iterator<WrittenAdmission>, before: InstantMs): Waiting[] {
  const step: IteratorResult<WrittenAdmission, unknown> = more.next();
  if (step.done === true) return [];
  return [{ station, row: step.value, at: Math.max(before, instantOf(step.value)), more }];
}

function isBefore(one: Waiting, other: Waiting): boolean {
  return one.at === other.at ? one.station < other.station : one.at < other.at;
}

/** Retention leaves the hour; a doubtful clock says nothing. */
function instantOf({ plain, personal }: WrittenAdmission): InstantMs {
  if (personal?.clockIsDoubtful === true) return 0;
  return personal?.at ?? plain.hour * millisecondsPerHour;
}

/** No row of the merge has this number: what concerns a row that nobody brought concerns nobody known. */
const nobody = -1;

class Merge {
  readonly ledger = new PresenceLedger();
  readonly #numbers = new Map<string, Map<number, number>>();
  /** By which station a stay began. */
  readonly #doors = new Map<number, string>();
  #last = 0;

  take(station: string, row: WrittenAdmission): void {
    const sequence = this.#number(station, row.sequence);
    const concerns = row.plain.concerns === null ? null : this.#concerned(station, row.plain.concerns);
    if (row.plain.what === 'day-closed') {
      this.#closeDay(station, row, concerns);
      return;
    }
    const { began, ended } = this.ledger.take({ ...row, sequence, plain: { ...row.plain, concerns } });
    for (const { entry } of ended) this.#doors.delete(entry);
    if (began !== null) this.#doors.set(began.entry, station);
    if (row.plain.what === 'stays-overnight' && concerns !== null) this.#doors.set(concerns, station);
  }

  #number(station: string, sequence: number): number {
    const numbers = this.#numbers.get(station) ?? new Map<number, number>();
    this.#numbers.set(station, numbers);
    this.#last += 1;
    numbers.set(sequence, this.#last);
    return this.#last;
  }

  #concerned(station: string, sequence: number): number {
    return this.#numbers.get(station)?.get(sequence) ?? nobody;
  }

  /** @param firstStaying the first of the rows that say who stays; null where nobody does. */
  #closeDay(station: string, row: WrittenAdmission, firstStaying: number | null): void {
    const isStaying = (overnight: number | null) =>
      overnight !== null && firstStaying !== null && overnight >= firstStaying;
    const ended = this.ledger
      .stays()
      .filter(({ entry, overnight }) => this.#doors.get(entry) === station && !isStaying(overnight));
    for (const { entry } of ended) {
      this.#last += 1;
      const plain = { ...row.plain, what: 'exit-missing', concerns: entry, people: null };
      const change = this.ledger.take({ ...row, sequence: this.#last, plain });
      for (const stay of change.ended) this.#doors.delete(stay.entry);
    }
  }
}
