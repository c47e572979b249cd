import type { Admission, WrittenAdmission } from '../../main/core/admission/admission.ts';
import { settledBy } from '../../main/core/admission/passage.ts';
import { PresenceLedger } from '../../main/core/admission/presence-ledger.ts';
import {
  dayClosedRow,
  exceptionRow,
  exitMissingRow,
  exitRow,
  overnightRow,
  recountRow,
} from '../../main/station/presence/presence-rows.ts';
import { guardDecisionRow, stationEventRow, type RowPlace } from '../../main/station/rows.ts';
import { someAdmission, someInstant } from './admissions.ts';
import { ReferencePresence } from './reference-presence.ts';
import type { Chance } from './seeded.ts';

const codes = ['a', 'b', 'c', 'd'] as const;
const classes = ['employee', 'visitor'] as const;
const points = ['front', 'side'] as const;
const by = { guard: 'g1' };
const minute = 60_000;

/** A ledger and the reference beside it, and the log that both are drawn from. */
class History {
  readonly #chance: Chance;
  readonly #rows: WrittenAdmission[] = [];
  #ledger = new PresenceLedger();
  readonly #reference = new ReferencePresence();
  #at = someInstant;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** Takes one step, and gives what the two do not agree on; null when they agree. */
  step(): string | null {
    const chance = this.#chance;
    // Clocks run, stand for a while, and are set back now and then.
    this.#at +=
      Math.round(chance.percent(5) ? -chance.between(0, 400) : chance.waiting(chance.pick([0.3, 20, 120]))) *
      minute;
    if (chance.percent(4)) this.#restart();
    const before = this.#judgements();
    if (before !== null) return before;
    const row = this.#anyRow();
    // The log fails: nobody ever hears of the row.
    if (row === null || chance.percent(5)) return null;
    this.#append(row);
    return this.#difference();
  }

  #append(admission: Admission): void {
    const row = { sequence: this.#rows.length + 1, ...admission, decision: settledBy(admission.plain, null) };
    this.#rows.push(row);
    this.#ledger.take(row);
    this.#reference.take(row);
  }

  /** The ledger is drawn from the rows of the open day; the reference never stops. */
  #restart(): void {
    const closed = this.#rows.findLast(({ plain }) => plain.what === 'day-closed');
    this.#ledger = new PresenceLedger();
    for (const row of this.#rows.slice((closed?.plain.concerns ?? closed?.sequence ?? 1) - 1))
      this.#ledger.take(row);
    this.#append(stationEventRow(this.#place(), 'station-started'));
  }

  #place(): RowPlace {
    return { at: this.#at, clockIsDoubtful: this.#chance.percent(3), point: this.#chance.pick(points) };
  }

  #anyRow(): Admission | null {
    const { percent, pick, below } = this.#chance;
    const place = this.#place();
    const entry = this.#anyEntry();
    const personClass = percent(10) ? null : pick(classes);
    if (percent(38)) return this.#anyArrival(place);
    if (percent(20))
      return exitRow(place, {
        method: 'wedge',
        subjectKey: pick(codes),
        personClass,
        people: percent(10) ? 1 : null,
      });
    if (percent(14)) return exitRow(place, { method: 'touch', personClass });
    if (percent(10)) return entry === null ? null : exitRow(place, { method: 'guard', concerns: entry });
    if (percent(15))
      return exceptionRow(place, pick(['waved-through', 'tailgating', 'medical']), by, {
        personClass: pick(classes),
        people: 1 + below(3),
      });
    if (percent(30)) return this.#anyDecision(place);
    if (percent(25)) return entry === null ? null : exitMissingRow(place, entry, by);
    if (percent(25)) return recountRow(place, percent(50) ? 1 + below(2) : -1 - below(3), by, personClass);
    return this.#anyEvening(place);
  }

  #anyArrival(place: RowPlace): Admission {
    const { percent, pick, below } = this.#chance;
    const code = percent(15) ? null : pick(codes);
    const note =
      code === null
        ? null
        : (this.#ledger.judgeEntry({ subjectKey: code, at: place.at, point: place.point })?.twice ?? null);
    const isGreen = note === 'already-inside' ? percent(20) : percent(85);
    const stays = this.#ledger.stays();
    const adult = stays.length > 0 && percent(10) ? (stays[below(stays.length)]?.entry ?? null) : null;
    return someAdmission(
      {
        point: place.point,
        personClass: pick(classes),
        shown: isGreen ? 'green' : pick(['yellow', 'red']),
        people: percent(20) ? 2 + below(2) : null,
        concerns: adult,
      },
      { at: place.at, clockIsDoubtful: place.clockIsDoubtful, subjectKey: code, note },
    );
  }

  #anyDecision(place: RowPlace): Admission | null {
    const { percent, below } = this.#chance;
    const decided = new Set(
      this.#rows.filter(({ plain }) => plain.kind === 'guard-decision').map(({ plain }) => plain.concerns),
    );
    const open = this.#rows.filter(
      ({ sequence, plain }) =>
        plain.kind === 'admission' &&
        plain.direction === 'in' &&
        plain.shown !== 'green' &&
        !decided.has(sequence),
    );
    const person = open[below(open.length)];
    if (person === undefined) return null;
    const note = percent(40) ? 'same-person' : null;
    return guardDecisionRow(
      place,
      person.sequence,
      percent(70) ? 'let-in' : 'turned-away',
      { ...by, note },
      { people: 1 + below(2) },
    );
  }

  /** Somebody is to stay, or the day is closed: whoever is to stay gets another row, and the close comes last. */
  #anyEvening(place: RowPlace): Admission | null {
    const stays = this.#ledger.stays();
    const stay = stays[this.#chance.below(stays.length)];
    if (this.#chance.percent(60)) return stay === undefined ? null : overnightRow(place, stay, by);
    const first = this.#rows.length + 1;
    const staying = stays.filter(({ overnight }) => overnight !== null);
    for (const one of staying) {
      // Killed in mid-close: the day stays open.
      if (this.#chance.percent(5)) return null;
      this.#append(overnightRow(place, one, by));
    }
    return dayClosedRow(place, staying.length > 0 ? first : null, by);
  }

  #anyEntry(): number | null {
    const stays = this.#ledger.stays();
    if (this.#chance.percent(10))
      return this.#rows.length > 0 ? 1 + this.#chance.below(this.#rows.length) : null;
    return stays[this.#chance.below(stays.length)]?.entry ?? null;
  }

  #judgements(): string | null {
    const point = this.#chance.pick(points);
    for (const code of codes) {
      const ours = this.#ledger.judgeEntry({ subjectKey: code, at: this.#at, point })?.twice ?? null;
      const theirs = this.#reference.judge(code, this.#at, point);
      if (ours !== theirs) return `${code}: ${String(ours)}, not ${String(theirs)}`;
    }
    return null;
  }

  #difference(): string | null {
    const { inside, entered, left, corrections } = this.#ledger.count();
    const ours = JSON.stringify([
      inside,
      entered,
      left,
      classes.map((one) => this.#ledger.insideOf(one)),
      this.#ledger
        .stays()
        .map(({ entry, subjectKey, people, overnight }) => [entry, subjectKey, people, overnight]),
    ]);
    const theirs = JSON.stringify([
      this.#reference.inside(),
      this.#reference.entered,
      this.#reference.left,
      classes.map((one) => this.#reference.insideOf(one)),
      this.#reference.insiders.map(({ entry, code, count, night }) => [entry, code, count, night]),
    ]);
    if (inside < 0) return 'fewer than nobody inside';
    if (inside !== entered - left + corrections) return 'the corrections do not add up';
    return ours === theirs ? null : `row ${String(this.#rows.length)}: ${ours}, not ${theirs}`;
  }
}

/** Runs a history of so many steps, and gives the first thing that ledger and reference do not agree on. */
export function runHistory(chance: Chance, steps: number): string | null {
  const history = new History(chance);
  for (let step = 0; step < steps; step += 1) {
    const difference = history.step();
    if (difference !== null) return difference;
  }
  return null;
}
