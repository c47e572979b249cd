import { events } from '../../preload/contract/events.ts';
import type { EventName, PayloadOf } from '../../preload/contract/events.ts';
import type { Json } from '../../preload/contract/transport.ts';
import { mayActAs, type Role } from '../../preload/contract/command.ts';

export type HearEvent = (name: EventName, payload: Json) => void;

/** Carries events to the sessions whose role they are for. */
export interface EventHub {
  publish<N extends EventName>(name: N, payload: PayloadOf<N>): void;
  /** Hears the events of a role, and no others, until the returned function is called. */
  listen(role: Role, hear: HearEvent): () => void;
}

/** Makes a hub that nobody hears yet. */
export function createEventHub(): EventHub {
  const listeners = new Set<{ readonly role: Role; readonly hear: HearEvent }>();
  return {
    publish: (name, payload) => {
      for (const { role, hear } of [...listeners]) {
        if (mayActAs(role, { role: events[name].role, isReadOnly: true })) hear(name, payload);
      }
    },
    listen: (role, hear) => {
      const listener = { role, hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
