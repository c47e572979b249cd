import * as v from 'valibot';
import { socketPath, tokenRefused, wireMessage } from './loopback-wire.ts';
import type { Json, Transport } from './transport.ts';

const reconnectAfterMs = 500;
/** Choosing a PIN takes the longest, about half a second on an old machine. */
const replyWithinMs = 10_000;

interface PendingCall {
  readonly settle: (reply: unknown) => void;
  readonly lose: (reason: string) => void;
}

/**
 * Gives a transport over one WebSocket once the station has welcomed it; rejects when it refuses the token.
 *
 * The socket reconnects by itself. Calls made while it is down reject at once; calls under way when it
 * breaks reject then.
 */
export function openLoopbackSocket(token: string): Promise<Transport> {
  const { promise: welcomed, resolve: welcome, reject: refuse } = Promise.withResolvers<Transport>();
  const pending = new Map<number, PendingCall>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const watchers = new Set<(isConnected: boolean) => void>();
  let socket: WebSocket | null = null;
  let isConnected = false;
  let lastId = 0;

  function setConnected(now: boolean): void {
    if (now === isConnected) return;
    isConnected = now;
    for (const watch of watchers) watch(now);
  }

  function receive(data: unknown): void {
    const decoded = v.safeParse(wireMessage, parseJson(data));
    if (!decoded.success) return;
    const message = decoded.output;
    if (message.kind === 'welcome') {
      setConnected(true);
      welcome(transport);
    } else if (message.kind === 'reply') pending.get(message.id)?.settle(message.reply);
    else for (const hear of [...(listeners.get(message.name) ?? [])]) hear(message.payload);
  }

  function connect(): void {
    const opened = new WebSocket(`ws://${location.host}${socketPath}`);
    socket = opened;
    opened.addEventListener('open', () => {
      opened.send(JSON.stringify({ token }));
    });
    opened.addEventListener('message', ({ data }) => {
      receive(data);
    });
    opened.addEventListener('close', ({ code }) => {
      setConnected(false);
      for (const call of [...pending.values()]) call.lose('the connection to the station broke');
      if (code === tokenRefused) refuse(new Error('the station does not know this window'));
      else setTimeout(connect, reconnectAfterMs);
    });
  }

  function invoke(name: string, request: Json): Promise<unknown> {
    if (!isConnected || socket === null) return Promise.reject(new Error('the station is not connected'));
    const id = (lastId += 1);
    const answer = new Promise<unknown>((resolve, reject) => {
      const settled = () => {
        clearTimeout(timer);
        pending.delete(id);
      };
      const lose = (reason: string) => {
        settled();
        reject(new Error(reason));
      };
      const timer = setTimeout(lose, replyWithinMs, 'the station did not answer in time');
      const settle = (reply: unknown) => {
        settled();
        resolve(reply);
      };
      pending.set(id, { settle, lose });
    });
    socket.send(JSON.stringify({ id, name, request }));
    return answer;
  }

  const transport: Transport = {
    invoke,
    listen: (name, hear) => {
      const hearing = listeners.get(name) ?? new Set();
      listeners.set(name, hearing.add(hear));
      return () => void hearing.delete(hear);
    },
    watchConnection: (hear) => {
      watchers.add(hear);
      hear(isConnected);
      return () => void watchers.delete(hear);
    },
  };
  connect();
  return welcomed;
}

function parseJson(data: unknown): unknown {
  try {
    return typeof data === 'string' ? (JSON.parse(data) as unknown) : null;
  } catch {
    return null;
  }
}
