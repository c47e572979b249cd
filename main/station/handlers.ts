import { commands } from '../../preload/contract/commands.ts';
import type { CommandName } from '../../preload/contract/commands.ts';
import type { Caller, Handlers } from '../../preload/contract/dispatch.ts';
import { exportHandlers } from './handlers/export-handlers.ts';
import { doorHandlers } from './handlers/door-handlers.ts';
import { guardHandlers } from './handlers/guard-handlers.ts';
import type { StationParts } from './handlers/parts.ts';
import { passHandlers } from './handlers/pass-handlers.ts';
import { personHandlers } from './handlers/person-handlers.ts';
import { policyHandlers } from './handlers/policy-handlers.ts';
import { presenceHandlers } from './handlers/presence-handlers.ts';
import { shiftHandlers } from './handlers/shift-handlers.ts';

/** Gives one function a command of the contract. Whatever the guard does keeps the panel open. */
export function createHandlers(parts: StationParts): Handlers {
  const handlers = {
    ...doorHandlers(parts),
    ...guardHandlers(parts),
    ...personHandlers(parts),
    ...presenceHandlers(parts),
    ...shiftHandlers(parts),
    ...policyHandlers(parts),
    ...exportHandlers(parts),
    ...passHandlers(parts),
  } satisfies Handlers;
  return keepingOpen(handlers, (sessionId) => {
    parts.desk.touch(sessionId);
  });
}

function keepingOpen(handlers: Handlers, touch: (sessionId: string) => void): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handle]) => {
    if (commands[name as CommandName].role !== 'guard') return [name, handle];
    const touching = (request: never, caller: Caller) => {
      touch(caller.sessionId);
      return handle(request, caller);
    };
    return [name, touching];
  });
  return Object.fromEntries(wrapped) as Handlers;
}
