import * as v from 'valibot';
import { nothing, type Command } from '../command.ts';
import { exportView, purpose } from '../stick-view.ts';

const device = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** What leaves the house on a stick. */
export const exportCommands = {
  'export.read': { role: 'supervisor', isReadOnly: true, request: nothing, reply: exportView },
  /** Begins an export; how far it is comes as events. One at a time. */
  'export.start': {
    role: 'supervisor',
    request: v.object({
      device,
      purposes: v.pipe(v.array(purpose), v.minLength(1)),
      protection: v.variant('kind', [
        v.object({ kind: v.literal('recipients') }),
        v.object({
          kind: v.literal('passphrase'),
          passphrase: v.pipe(v.string(), v.minLength(12), v.maxLength(200)),
        }),
        v.object({ kind: v.literal('none') }),
      ]),
    }),
    reply: nothing,
  },
  'export.cancel': { role: 'supervisor', request: nothing, reply: nothing },
  /** Makes the stick of a finished export safe to pull out. */
  'export.remove-stick': { role: 'supervisor', request: nothing, reply: nothing },
} as const satisfies Readonly<Record<string, Command>>;
