import type { Admission, WrittenAdmission } from '../../core/admission/admission.ts';
import {
  PresenceLedger,
  type PresenceChange,
  type PresenceView,
} from '../../core/admission/presence-ledger.ts';
import { RollCall, type RollCallState } from '../../core/admission/roll-call.ts';
import type { Stay } from '../../core/admission/stays.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import { unsigned, type ByHand, type RowPlace } from '../rows.ts';
import type { InsideName, InsideNames } from './inside-names.ts';
import { startOfPresenceDay } from './presence-day.ts';
import { dayClosedRow, exitMissingRow, overnightRow } from './presence-rows.ts';

/** A row that the log holds now, and what it changed. */
export interface WrittenChange extends PresenceChange {
  readonly row: WrittenAdmission;
}

/** Presence over the station's run. Whatever it holds can be drawn again from the log and the file of names. */
export interface PresenceKeeper {
  /**
   * Draws presence from the log, at the start and whenever the log was opened anew, and closes a day that ended
   * meanwhile.
   */
  draw(): Result<null, Failure>;
  /**
   * Takes a row that the log holds now. Every row has to come by here, in its order.
   *
   * @param who the person of the row, where a credential or the roster names one. Of those who wait the name is in
   * memory only, until they are let in.
   */
  heard(row: WrittenAdmission, who?: InsideName | null): PresenceChange;
  /** Records a row and takes it. */
  write(row: Admission, who?: InsideName | null): Result<WrittenChange, Failure>;
  ledger(): PresenceView;
  rollCall(): RollCallState | null;
  nameOf(entry: number): InsideName | null;
  /** Notes that somebody left whose exit nobody noted; `GUARD_STAY_UNKNOWN` where the person is not inside. */
  confirmGone(entry: number, by: ByHand): Result<null, Failure>;
  /** Notes that somebody stays over night: the close of the day leaves that one inside. */
  keepOvernight(entry: number, by: ByHand): Result<null, Failure>;
  /** Closes the day: a row for everybody who was not noted going out, and nobody inside but who stays. */
  closeDay(by?: ByHand): Result<null, Failure>;
  /** Closes the day by itself once it is over (04:00), unless the clock is in doubt. */
  minutePassed(): Result<null, Failure>;
}

interface PresenceOptions {
  readonly record: (row: Admission) => Result<WrittenAdmission, Failure>;
  /** The rows of the day that is open (`DayReader.openDay`). */
  readonly openDay: (since: InstantMs) => Result<readonly WrittenAdmission[], Failure>;
  readonly names: InsideNames;
  readonly place: () => RowPlace;
  readonly timeZone: () => string;
}

/** Makes the keeper, knowing of nobody until `draw`. */
export function createPresenceKeeper(options: PresenceOptions): PresenceKeeper {
  const { record, names, place } = options;
  let ledger = new PresenceLedger();
  let rollCall = new RollCall();
  /** When the first person of the day that is open came in; null while nobody did. */
  let dayBegan: InstantMs | null = null;
  const waiting = new Map<number, InsideName>();

  function take(row: WrittenAdmission): PresenceChange {
    const change = ledger.take(row);
    if (row.plain.what === 'day-closed') dayBegan = null;
    dayBegan ??= change.began?.since ?? null;
    rollCall.take(row, ledger, change);
    return change;
  }

  function heard(row: WrittenAdmission, who: InsideName | null = null): PresenceChange {
    const change = take(row);
    for (const { entry } of change.ended) names.forget(entry);
    keepName(row, change, who);
    return change;
  }

  function keepName(
    { sequence, plain }: WrittenAdmission,
    { began }: PresenceChange,
    who: InsideName | null,
  ) {
    const concerned = plain.kind === 'guard-decision' ? plain.concerns : null;
    const known = who ?? (concerned === null ? null : (waiting.get(concerned) ?? null));
    if (concerned !== null) waiting.delete(concerned);
    if (known === null) return;
    if (began !== null) names.put(began.entry, known);
    else if (plain.kind === 'admission' && plain.direction === 'in') waiting.set(sequence, known);
  }

  function write(row: Admission, who?: InsideName | null): ReturnType<PresenceKeeper['write']> {
    const written = record(row);
    if (!written.ok) return written;
    return ok({ ...heard(written.value, who), row: written.value });
  }

  function aboutStay(entry: number, rowOf: (stay: Stay) => Admission): Result<null, Failure> {
    const stay = ledger.stay(entry);
    if (stay === undefined) return fail(failure('GUARD_STAY_UNKNOWN'));
    const written = write(rowOf(stay));
    return written.ok ? ok(null) : written;
  }

  /** @param since who came in from then on is of the next day already, and stays as those of the night do. */
  function closeDay(by: ByHand = unsigned, since: InstantMs = Infinity): Result<null, Failure> {
    const all = ledger.stays();
    const isStaying = (stay: Stay) => stay.overnight !== null || stay.since >= since;
    for (const { entry } of all.filter((stay) => stay.subjectKey !== null && !isStaying(stay))) {
      // A child that went with an adult before it is gone by now.
      const gone = ledger.stay(entry) === undefined ? ok(null) : write(exitMissingRow(place(), entry, by));
      if (!gone.ok) return gone;
    }
    let firstStaying: number | null = null;
    for (const stay of all.filter(isStaying)) {
      const kept = write(overnightRow(place(), stay, by));
      if (!kept.ok) return kept;
      firstStaying ??= kept.value.row.sequence;
    }
    // Last: a kill before this row leaves the day open, and it is closed again.
    const closed = write(dayClosedRow(place(), firstStaying, by));
    if (!closed.ok) return closed;
    waiting.clear();
    names.reseal((entry) => ledger.stay(entry) !== undefined);
    return ok(null);
  }

  function minutePassed(): Result<null, Failure> {
    const { at, clockIsDoubtful } = place();
    const today = startOfPresenceDay(at, options.timeZone());
    const isOver = dayBegan !== null && dayBegan < today;
    return isOver && !clockIsDoubtful ? closeDay(unsigned, today) : ok(null);
  }

  return {
    draw: () => {
      const rows = options.openDay(startOfPresenceDay(place().at, options.timeZone()));
      if (!rows.ok) return rows;
      ledger = new PresenceLedger();
      rollCall = new RollCall();
      dayBegan = null;
      rows.value.forEach(take);
      for (const entry of names.entries()) if (ledger.stay(entry) === undefined) names.forget(entry);
      return minutePassed();
    },
    heard,
    write,
    ledger: () => ledger,
    rollCall: () => rollCall.state(),
    nameOf: names.of,
    confirmGone: (entry, by) => aboutStay(entry, () => exitMissingRow(place(), entry, by)),
    keepOvernight: (entry, by) => aboutStay(entry, (stay) => overnightRow(place(), stay, by)),
    closeDay: (by) => closeDay(by),
    minutePassed,
  };
}
