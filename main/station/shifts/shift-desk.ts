import type { Admission, WrittenAdmission } from '../../core/admission/admission.ts';
import type { ChainHead } from '../../core/admission/chain.ts';
import { figuresOf, type Figures } from '../../core/admission/figures.ts';
import { headCode } from '../../core/admission/head-code.ts';
import type { PresenceCount } from '../../core/admission/presence-ledger.ts';
import { onDuty, unguarded, watches, type Unguarded, type Watch } from '../../core/admission/shift.ts';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import type { DayReader } from '../log/rows-of-a-day.ts';
import { shiftRow } from '../presence/presence-rows.ts';
import type { RowPlace } from '../rows.ts';
import type { Guard } from './guard-list.ts';

/** What is handed over with the watch, on paper or on the screen. It names the guard and nobody else. */
export interface ShiftSlip {
  readonly point: string;
  readonly guard: string;
  readonly from: InstantMs;
  readonly until: InstantMs;
  readonly figures: Figures;
  /** Exceptions with their time and reason, for the one who takes over to read. */
  readonly exceptions: readonly WrittenAdmission[];
  /** People who still wait for a guard. */
  readonly pending: number;
  readonly inside: PresenceCount;
  /** The newest row, and its code: on paper it proves later that nothing before it was changed. */
  readonly head: { readonly sequence: number; readonly code: string };
}

/** Who has the watch at this station's point. */
export interface ShiftDesk {
  /** The guard on duty, from the log; null when nobody is signed in. */
  onDuty(): Result<Watch | null, Failure>;
  /** Signs in; takes over where somebody is on duty, and gives that one's slip. `GUARD_NOT_ON_LIST`. */
  signIn(guard: string): Result<ShiftSlip | null, Failure>;
  /** Ends the watch and gives its slip; `GUARD_NOT_ON_DUTY` where nobody is signed in. */
  signOut(): Result<ShiftSlip, Failure>;
  /** The slip of the watch as it stands, without ending it. */
  slip(): Result<ShiftSlip, Failure>;
  /** When the point was open and had no guard. */
  unguarded(open: InstantMs, close: InstantMs): Result<Unguarded, Failure>;
}

interface ShiftOptions {
  readonly record: (row: Admission) => Result<WrittenAdmission, Failure>;
  readonly askDay: <T>(question: (days: DayReader) => T) => Result<T, Failure>;
  readonly head: () => Result<ChainHead, Failure>;
  readonly pending: () => Result<number, Failure>;
  readonly inside: () => PresenceCount;
  readonly guards: () => Result<readonly Guard[], Failure>;
  readonly place: () => RowPlace;
}

/** Makes the desk. It holds nothing: who is on duty is what the newest shift row says. */
export function createShiftDesk(options: ShiftOptions): ShiftDesk {
  const { record, askDay, place } = options;

  function findOnDuty(): Result<Watch | null, Failure> {
    const { at, point } = place();
    const rows = askDay((days) => days.shifts(at, point));
    return rows.ok ? ok(onDuty(rows.value, point)) : rows;
  }

  function slipOf({ guard, from }: Watch): Result<ShiftSlip, Failure> {
    const { at: until, point } = place();
    // What happens in this very millisecond belongs to the next watch: nothing is in two slips.
    const day = askDay((days) => ({
      counts: days.counts(from, until).filter((count) => count.point === point),
      exceptions: days.exceptions(from, until).filter(({ plain }) => plain.point === point),
    }));
    if (!day.ok) return day;
    const pending = options.pending();
    if (!pending.ok) return pending;
    const head = options.head();
    if (!head.ok) return head;
    const { counts, exceptions } = day.value;
    return ok({
      point,
      guard: guard ?? '',
      from,
      until,
      figures: figuresOf(counts),
      exceptions,
      pending: pending.value,
      inside: options.inside(),
      head: { sequence: head.value.sequence, code: headCode(head.value) },
    });
  }

  /** Gives the slip of who is on duty; null when nobody is. */
  function currentSlip(): Result<ShiftSlip | null, Failure> {
    const watch = findOnDuty();
    if (!watch.ok) return watch;
    return watch.value === null ? ok(null) : slipOf(watch.value);
  }

  function demandSlip(): Result<ShiftSlip, Failure> {
    const slip = currentSlip();
    if (!slip.ok) return slip;
    return slip.value === null ? fail(failure('GUARD_NOT_ON_DUTY')) : ok(slip.value);
  }

  return {
    onDuty: findOnDuty,
    signIn: (guard) => {
      const guards = options.guards();
      if (!guards.ok) return guards;
      const isKnown = guards.value.some(({ id, isActive }) => id === guard && isActive);
      if (!isKnown) return fail(failure('GUARD_NOT_ON_LIST'));
      const before = currentSlip();
      if (!before.ok) return before;
      const written = record(shiftRow(place(), before.value === null ? 'began' : 'handed-over', guard));
      return written.ok ? before : written;
    },
    signOut: () => {
      const slip = demandSlip();
      if (!slip.ok) return slip;
      const written = record(shiftRow(place(), 'ended', slip.value.guard));
      return written.ok ? slip : written;
    },
    slip: demandSlip,
    unguarded: (open, close) => {
      const { point } = place();
      const rows = askDay((days) => days.shifts(open, point));
      return rows.ok ? ok(unguarded(watches(rows.value, point), open, close)) : rows;
    },
  };
}
