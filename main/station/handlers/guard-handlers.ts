import { ok } from '../../core/result.ts';
import type { guardCommands } from '../../../preload/contract/commands/guard-commands.ts';
import type { HandlersOf } from '../../../preload/contract/dispatch.ts';
import { exceptionRow } from '../presence/presence-rows.ts';
import { byCaller, done, onWire, writeRow, type StationParts } from './parts.ts';

/** What the guard does about the person at the door. */
export function guardHandlers(parts: StationParts): HandlersOf<typeof guardCommands> {
  const { door, desk, said } = parts;
  return {
    'guard.read': (_, { role }) => {
      parts.callGuard(false);
      const settings = parts.windowSettings();
      return ok({
        panel: parts.panel(),
        status: parts.status(),
        settings,
        role: role === 'kiosk' ? 'guard' : role,
      });
    },
    'guard.touch': () => done,
    'guard.close': (_, { sessionId }) => {
      desk.close(sessionId);
      return done;
    },
    'guard.decide': ({ sequence, ...settlement }, caller) =>
      onWire(door.decide(sequence, settlement, byCaller(parts, caller))),
    'guard.note-exception': ({ what, concerns, people }, caller) =>
      writeRow(parts, exceptionRow(parts.place(), what, byCaller(parts, caller), { concerns, people })),
    'guard.say': (words) => {
      said.say(words);
      parts.rowsChanged();
      return done;
    },
    'settings.change': (change) => ok(parts.changeSettings(change)),
  };
}
