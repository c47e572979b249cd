import { millisecondsPerHour, type InstantMs } from '../units.ts';
import type { WrittenAdmission } from './admission.ts';
import { peopleOf } from './passage.ts';
import type { PresenceChange, PresenceView } from './presence-ledger.ts';
import type { Stay } from './stays.ts';

/** One person of a roll call. */
export interface CalledPerson extends Stay {
  /** Found by a guard, gone out by the door since it began, or still looked for. */
  readonly state: 'safe' | 'left' | 'missing';
}

/** An emergency roll call as it stands, for the guard's screen, for paper and for export alike. */
export interface RollCallState {
  readonly began: InstantMs;
  readonly people: readonly CalledPerson[];
  readonly anonymous: {
    readonly inside: number;
    /** Found or gone, as far as they were counted. */
    readonly safe: number;
  };
}

/**
 * The roll call that is going on, drawn from the rows as the ledger is, so that no tick is lost by a restart.
 *
 * Its list is the one of the moment at which it began and never gets shorter: who leaves by the door is marked and
 * stays on it. Who comes in later is added, rescuers among them.
 */
export class RollCall {
  #began: InstantMs | null = null;
  #people = new Map<number, Stay>();
  #states = new Map<number, 'safe' | 'left'>();
  #anonymous = 0;
  #anonymousSafe = 0;

  /** Takes the next row of the log and what the ledger made of it. */
  take(row: WrittenAdmission, ledger: PresenceView, change: PresenceChange): void {
    if (row.plain.kind === 'roll-call') this.#call(row, ledger);
    if (this.#began === null) return;
    for (const { entry } of change.ended) if (this.#people.has(entry)) this.#states.set(entry, 'left');
    if (change.began !== null) this.#add(change.began);
    if (change.exit?.kind === 'somebody-left') this.#anonymousSafe += peopleOf(row.plain);
  }

  #call({ plain, personal }: WrittenAdmission, ledger: PresenceView): void {
    const { what, concerns } = plain;
    if (what === 'began') this.#begin(personal?.at ?? plain.hour * millisecondsPerHour, ledger);
    if (what === 'ended') this.#began = null;
    const found = what === 'safe' ? 1 : -1;
    if (what !== 'safe' && what !== 'not-found-after-all') return;
    if (concerns === null) this.#anonymousSafe += found * peopleOf(plain);
    else if (what === 'safe') this.#states.set(concerns, 'safe');
    else this.#states.delete(concerns);
  }

  #begin(at: InstantMs, ledger: PresenceView): void {
    this.#began = at;
    this.#people = new Map();
    this.#states = new Map();
    this.#anonymous = 0;
    this.#anonymousSafe = 0;
    for (const stay of ledger.stays()) if (stay.subjectKey !== null) this.#add(stay);
    this.#anonymous = ledger.count().anonymous;
  }

  #add(stay: Stay): void {
    if (stay.subjectKey === null) this.#anonymous += stay.people;
    else this.#people.set(stay.entry, stay);
  }

  /** Gives the roll call that is going on; null when there is none. */
  state(): RollCallState | null {
    if (this.#began === null) return null;
    const people = [...this.#people.values()].map((stay): CalledPerson => {
      return { ...stay, state: this.#states.get(stay.entry) ?? 'missing' };
    });
    const safe = Math.max(0, Math.min(this.#anonymous, this.#anonymousSafe));
    return { began: this.#began, people, anonymous: { inside: this.#anonymous, safe } };
  }
}
