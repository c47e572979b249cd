import type { Json, Transport } from './transport.ts';

/** A window's session as its station holds it. */
export interface StationSession {
  /** Answers one call with a reply envelope; never rejects. */
  invoke(name: string, request: unknown): Promise<unknown>;
  /** Hears every event of the session's role until the returned function is called. */
  listen(hear: (name: string, payload: Json) => void): () => void;
}

/**
 * Gives a transport within one process. All that crosses goes through JSON, so nothing works here that
 * would not work over a socket.
 */
export function createMemoryTransport(session: StationSession): Transport {
  return {
    invoke: async (name, request) => throughJson(await session.invoke(name, throughJson(request))),
    listen: (name, hear) =>
      session.listen((heard, payload) => {
        if (heard === name) hear(throughJson(payload));
      }),
    watchConnection: (hear) => {
      hear(true);
      return () => undefined;
    },
  };
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
