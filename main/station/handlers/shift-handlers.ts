import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { WireFailure } from '../../../preload/contract/commands.ts';
import type { shiftCommands } from '../../../preload/contract/commands/shift-commands.ts';
import type { Caller, HandlersOf } from '../../../preload/contract/dispatch.ts';
import { millisecondsPerHour } from '../../core/units.ts';
import { startOfLocalDay } from '../local-day.ts';
import { openPeriods } from '../opening.ts';
import { shiftViewOf, slipView } from '../shifts/shift-view.ts';
import { byCaller, onWire, type StationParts } from './parts.ts';

/** The watch at this door, and who may keep it. */
export function shiftHandlers(parts: StationParts): HandlersOf<typeof shiftCommands> {
  const { desk, guards, pins, shifts, badges, clock, screener } = parts;

  function changed<T>(result: Result<T, WireFailure>): Result<T, WireFailure> {
    if (result.ok) parts.rowsChanged();
    return result;
  }

  function changedGuards(result: Result<null, WireFailure>, caller: Caller): Result<null, WireFailure> {
    if (result.ok) parts.note('guards-changed', byCaller(parts, caller));
    return changed(result);
  }

  return {
    'shift.read': (_, { sessionId }) => {
      const { timeZone, personClass } = parts.settings();
      const now = clock.now();
      const from = startOfLocalDay(now, timeZone);
      const until = startOfLocalDay(from + 36 * millisecondsPerHour, timeZone);
      const open = openPeriods(screener.policy(), personClass, { from, until }, timeZone);
      const sitting = desk.guardOf(sessionId);
      return onWire(shiftViewOf({ guards, pins, shifts, badges, sitting, now, open }));
    },
    'shift.begin': (_, { sessionId }) => {
      const guard = desk.guardOf(sessionId);
      if (guard === null) return fail({ code: 'STATION_FORBIDDEN' });
      const before = onWire(shifts.signIn(guard));
      if (!before.ok) return before;
      return changed(ok(before.value === null ? null : slipView(before.value, guards)));
    },
    'shift.end': () => {
      const slip = onWire(shifts.signOut());
      return slip.ok ? changed(ok(slipView(slip.value, guards))) : slip;
    },
    'guards.add': async ({ name, pin }, caller) => changedGuards(onWire(await guards.add(name, pin)), caller),
    'guards.rename': ({ id, name }, caller) => changedGuards(onWire(guards.rename(id, name)), caller),
    'guards.retire': ({ id }, caller) => {
      // Who sits there would lock the panel for everybody, were there no other guard.
      if (id === desk.guardOf(caller.sessionId)) return fail({ code: 'STATION_FORBIDDEN' });
      const retired = guards.retire(id);
      // A badge of somebody who has left is refused anyway; on the list of revoked passes it is void everywhere else.
      return changedGuards(onWire(retired.ok ? badges.revoke(id) : retired), caller);
    },
    'guards.issue-badge': async ({ id, pin }, caller) => {
      const issued = onWire(await badges.issue(id, pin));
      if (issued.ok) parts.note('passes-issued', byCaller(parts, caller));
      return changed(issued);
    },
    'guards.revoke-badge': ({ id }, caller) => {
      const revoked = onWire(badges.revoke(id));
      if (revoked.ok) parts.note('pass-revoked', byCaller(parts, caller));
      return changed(revoked);
    },
    'guards.change-pin': async ({ pin }, caller) => {
      const guard = desk.guardOf(caller.sessionId);
      if (guard === null) return fail({ code: 'STATION_FORBIDDEN' });
      return changedGuards(onWire(await pins.set(guard, pin)), caller);
    },
  };
}
