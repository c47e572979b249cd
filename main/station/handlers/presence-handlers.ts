import { fail, ok } from '../../core/result.ts';
import type { presenceCommands } from '../../../preload/contract/commands/presence-commands.ts';
import type { RollCallView } from '../../../preload/contract/presence-view.ts';
import type { Caller, HandlersOf } from '../../../preload/contract/dispatch.ts';
import { exitRow, otherDoorRow, recountRow, rollCallRow } from '../presence/presence-rows.ts';
import { presenceViewOf } from '../presence/presence-view.ts';
import { exportRollCall } from '../presence/roll-call-export.ts';
import { rollCallList } from '../presence/roll-call-list.ts';
import { byCaller, onWire, writeRow, type StationParts } from './parts.ts';

/** Who is inside: exits by the guard, the evening, the roll call. */
export function presenceHandlers(parts: StationParts): HandlersOf<typeof presenceCommands> {
  const { presence, log, clock, screener } = parts;
  const by = (caller: Caller) => byCaller(parts, caller);

  function view() {
    const { overstayHours, otherDoors } = parts.settings();
    const policy = screener.policy();
    return presenceViewOf({
      presence,
      log,
      now: clock.now(),
      capacity: policy?.capacity ?? null,
      classes: (policy?.classes ?? []).map(({ id }) => id),
      overstayHours,
      otherDoors,
    });
  }

  function rollCall(): RollCallView {
    const state = presence.rollCall();
    if (state === null) return null;
    const { units, ...rest } = rollCallList(state, (entry) => presence.nameOf(entry));
    return { ...rest, units: units.map(({ unit, people }) => ({ unit, people: [...people] })) };
  }

  /** Tells the windows what a change of presence came to. */
  function changed<T>(result: Parameters<typeof onWire<T>>[0]) {
    parts.rowsChanged();
    return onWire(result);
  }

  return {
    'presence.read': () => ok(view()),
    'presence.left': ({ entry }, caller) =>
      writeRow(parts, exitRow(parts.place(), { method: 'guard', concerns: entry }, by(caller))),
    'presence.left-unknown': ({ personClass }, caller) =>
      writeRow(parts, exitRow(parts.place(), { method: 'guard', personClass }, by(caller))),
    'presence.recount': ({ change }, caller) =>
      writeRow(parts, recountRow(parts.place(), change, by(caller))),
    'presence.confirm-gone': ({ entry }, caller) => changed(presence.confirmGone(entry, by(caller))),
    'presence.keep-overnight': ({ entry }, caller) => changed(presence.keepOvernight(entry, by(caller))),
    'presence.close-day': (_, caller) => changed(presence.closeDay(by(caller))),
    'presence.other-door': ({ door, what, reason }, caller) =>
      writeRow(parts, otherDoorRow({ ...parts.place(), point: door }, what, { ...by(caller), note: reason })),
    'roll-call.read': () => ok(rollCall()),
    'roll-call.begin': (_, caller) => {
      if (presence.rollCall() === null) {
        const begun = writeRow(parts, rollCallRow(parts.place(), 'began', by(caller)));
        if (!begun.ok) return begun;
      }
      return ok(rollCall());
    },
    'roll-call.tick': ({ entry, isSafe }, caller) =>
      writeRow(
        parts,
        rollCallRow(parts.place(), isSafe ? 'safe' : 'not-found-after-all', by(caller), { entry }),
      ),
    'roll-call.count-unknown': ({ isSafe }, caller) =>
      writeRow(
        parts,
        rollCallRow(parts.place(), isSafe ? 'safe' : 'not-found-after-all', by(caller), { people: 1 }),
      ),
    'roll-call.end': ({ byMistake }, caller) => {
      if (presence.rollCall() === null) return fail({ code: 'GUARD_ROLL_CALL_OVER' });
      const note = byMistake ? 'by-mistake' : null;
      return writeRow(parts, rollCallRow(parts.place(), 'ended', { ...by(caller), note }));
    },
    'roll-call.export': async () => {
      const state = presence.rollCall();
      if (state === null) return fail({ code: 'GUARD_ROLL_CALL_OVER' });
      const list = rollCallList(state, (entry) => presence.nameOf(entry));
      const { language, timeZone } = parts.settings();
      return onWire(await exportRollCall(list, { language, timeZone, now: clock.now() }));
    },
  };
}
