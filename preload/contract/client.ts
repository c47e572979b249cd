import * as v from 'valibot';
import type { Result } from '../../main/core/result.ts';
import { fail } from '../../main/core/result.ts';
import { commands, wireFailure } from './commands.ts';
import type { AskOf, CommandName, ReplyOf, WireFailure } from './commands.ts';
import { events } from './events.ts';
import type { EventName, PayloadOf } from './events.ts';
import type { Json, Transport } from './transport.ts';

export type Reply<N extends CommandName> = Result<ReplyOf<N>, WireFailure>;

/** The station as a window sees it. */
export interface Client {
  /** Calls the station. Never rejects: a lost answer is `STATION_LOST`. */
  call<N extends CommandName>(name: N, request: AskOf<N>): Promise<Reply<N>>;
  /** Hears an event; a payload that does not fit the contract is dropped and reported to `console.error`. */
  on<N extends EventName>(name: N, hear: (payload: PayloadOf<N>) => void): () => void;
  watchConnection(hear: (isConnected: boolean) => void): () => void;
}

/** Makes the client of a transport, decoding everything that arrives. */
export function createClient(transport: Transport): Client {
  return {
    call: (name, request) => callOver(transport, name, request),
    on: (name, hear) => listenOver(transport, name, hear),
    watchConnection: (hear) => transport.watchConnection(hear),
  };
}

async function callOver<N extends CommandName>(
  transport: Transport,
  name: N,
  request: AskOf<N>,
): Promise<Reply<N>> {
  try {
    return decodeReply(name, await transport.invoke(name, request as Json));
  } catch {
    return fail({ code: 'STATION_LOST' });
  }
}

function decodeReply<N extends CommandName>(name: N, envelope: unknown): Reply<N> {
  const schema = v.variant('ok', [
    v.object({ ok: v.literal(true), value: commands[name].reply }),
    v.object({ ok: v.literal(false), failure: wireFailure }),
  ]);
  const decoded = v.safeParse(schema, envelope);
  // The schema is the command's own, so its output is the command's reply; TypeScript cannot follow the table.
  return decoded.success ? (decoded.output as Reply<N>) : fail({ code: 'STATION_BROKEN' });
}

function listenOver<N extends EventName>(
  transport: Transport,
  name: N,
  hear: (payload: PayloadOf<N>) => void,
): () => void {
  return transport.listen(name, (payload) => {
    const decoded = v.safeParse(events[name].payload, payload);
    if (decoded.success) hear(decoded.output);
    else console.error(`event ${name} does not fit the contract`);
  });
}
