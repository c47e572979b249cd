import type { Failure } from '../../core/reason-codes.ts';
import { ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import type { ShiftSlip as SlipView, ShiftView } from '../../../preload/contract/shift-view.ts';
import type { BadgeDesk } from '../guard/badge-desk.ts';
import type { PinKeeper } from '../guard/pin-keeper.ts';
import type { Guards } from './guards.ts';
import type { ShiftDesk, ShiftSlip } from './shift-desk.ts';

interface Period {
  readonly from: InstantMs;
  readonly until: InstantMs;
}

interface ShiftSources {
  readonly guards: Guards;
  readonly pins: PinKeeper;
  readonly shifts: ShiftDesk;
  /** The guard who opened the panel. */
  readonly sitting: string | null;
  readonly badges: BadgeDesk;
  readonly now: InstantMs;
  /** When the house is open today. */
  readonly open: readonly Period[];
}

/** Gives who stands guard here, who has the watch, its slip as it stands, and the times of today without anybody. */
export function shiftViewOf(sources: ShiftSources): Result<ShiftView, Failure> {
  const { guards, pins, shifts, badges, sitting, now, open } = sources;
  const list = guards.list();
  if (!list.ok) return list;
  const watch = shifts.onDuty();
  if (!watch.ok) return watch;
  const slip = watch.value === null ? ok(null) : shifts.slip();
  if (!slip.ok) return slip;
  const unguarded: Period[] = [];
  for (const { from, until } of open.filter((period) => period.from < now)) {
    const found = shifts.unguarded(from, Math.min(until, now));
    if (!found.ok) return found;
    unguarded.push(...found.value.periods);
  }
  const guard = watch.value?.guard ?? null;
  return ok({
    guards: list.value.map(({ id, name, isActive }) => {
      const badge = badges.of(id);
      return {
        id,
        name,
        isActive,
        hasPin: pins.has(id),
        badge: badge === null ? null : { number: badge.number, expiresAt: badge.expiresAt },
      };
    }),
    sitting,
    onDuty: guard === null ? null : { guard, name: guards.nameOf(guard), since: watch.value?.from ?? 0 },
    slip: slip.value === null ? null : slipView(slip.value, guards),
    open: [...open],
    unguarded,
  });
}

/** Gives a slip as it is shown and printed. */
export function slipView(slip: ShiftSlip, guards: Guards): SlipView {
  const { figures, exceptions, inside, ...rest } = slip;
  const { entered, left, enteredByClass, judged, byMethod, decisions } = figures;
  return {
    ...rest,
    guardName: guards.nameOf(slip.guard),
    entered,
    left,
    enteredByClass,
    judged,
    byMethod,
    decisions,
    exceptions: exceptions.flatMap(({ plain, personal }) =>
      personal === null
        ? []
        : [{ at: personal.at, what: plain.what ?? '', people: plain.people ?? 1, note: personal.note }],
    ),
    inside: inside.inside,
  };
}
