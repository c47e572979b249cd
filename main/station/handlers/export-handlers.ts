import { ok } from '../../core/result.ts';
import type { exportCommands } from '../../../preload/contract/commands/export-commands.ts';
import type { HandlersOf } from '../../../preload/contract/dispatch.ts';
import { done, onWire, type StationParts } from './parts.ts';

/** What leaves the house on a stick. */
export function exportHandlers({ exports }: StationParts): HandlersOf<typeof exportCommands> {
  return {
    'export.read': async () => ok(await exports.read()),
    'export.start': async (asked) => onWire(await exports.start(asked)),
    'export.cancel': () => {
      exports.cancel();
      return done;
    },
    'export.remove-stick': async () => onWire(await exports.removeStick()),
  };
}
