import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { WireFailure } from '../../../preload/contract/commands.ts';
import type { shiftCommands } from '../../../preload/contract/commands/shift-commands.ts';
import type { Caller, HandlersOf } from '../../../preload/contract/dispatch.ts';
import { startOfLocalDay } from '../local-day.ts';
import { shiftViewOf, slipView } from '../shifts/shift-view.ts';
import { byCaller, onWire, type StationParts } from './parts.ts';

/** The watch at this door, and who may keep it. */
export function shiftHandlers(parts: StationParts): HandlersOf<typeof shiftCommands> {
  const { desk, guards, pins, shifts, clock } = parts;

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
      const until = clock.now();
      const from = startOfLocalDay(until, parts.settings().timeZone);
      const sitting = desk.guardOf(sessionId);
      return onWire(shiftViewOf({ guards, pins, shifts, sitting, day: { from, until } }));
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
      return changedGuards(onWire(guards.retire(id)), caller);
    },
    'guards.change-pin': async ({ pin }, caller) => {
      const guard = desk.guardOf(caller.sessionId);
      if (guard === null) return fail({ code: 'STATION_FORBIDDEN' });
      return changedGuards(onWire(await pins.set(guard, pin)), caller);
    },
  };
}
