import { randomUUID } from 'node:crypto';
import { fail } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import type { Role } from '../../preload/contract/command.ts';
import type { WireFailure } from '../../preload/contract/commands.ts';
import { dispatch } from '../../preload/contract/dispatch.ts';
import type { Handlers } from '../../preload/contract/dispatch.ts';
import type { Json } from '../../preload/contract/transport.ts';
import type { EventHub, HearEvent } from './event-hub.ts';

/** One window's or document's place at the station. Its role was judged when it was opened. */
export interface Session {
  readonly id: string;
  readonly role: Role;
  /** Answers one call; never rejects. After the end everything is `STATION_FORBIDDEN`. */
  invoke(name: string, request: unknown): Promise<Result<Json, WireFailure>>;
  /** Hears the events of its role until the returned function is called or the session ends. */
  listen(hear: HearEvent): () => void;
  /** Hears once that the session has ended; at once where it has. */
  whenEnded(hear: () => void): void;
}

/** The sessions of a station. */
export interface Sessions {
  open(role: Role, id?: string): Session;
  end(id: string): void;
}

/**
 * Makes the sessions that call these handlers and hear this hub.
 *
 * @param report hears of bugs in a handler; the window is told `STATION_BROKEN`.
 */
export function createSessions(
  handlers: Handlers,
  hub: EventHub,
  report: (error: unknown) => void,
): Sessions {
  const ends = new Map<string, () => void>();

  function open(role: Role, id: string = randomUUID()): Session {
    const cleanUps = new Set<() => void>();
    let isOpen = true;
    ends.set(id, () => {
      isOpen = false;
      for (const cleanUp of cleanUps) cleanUp();
    });
    return {
      id,
      role,
      invoke: async (name, request) => {
        if (!isOpen) return fail({ code: 'STATION_FORBIDDEN' });
        return dispatch(handlers, { role, sessionId: id }, name, request, report);
      },
      listen: (hear) => {
        const stop = isOpen ? hub.listen(role, hear) : () => undefined;
        cleanUps.add(stop);
        return stop;
      },
      whenEnded: (hear) => {
        if (isOpen) cleanUps.add(hear);
        else hear();
      },
    };
  }

  return {
    open,
    end: (id) => {
      ends.get(id)?.();
      ends.delete(id);
    },
  };
}
