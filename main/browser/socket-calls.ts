import * as v from 'valibot';
import type { RawData, WebSocket } from 'ws';
import { greeting, tokenRefused, wireCall } from '../../preload/contract/loopback-wire.ts';
import type { DoorKeys, LoopbackSession } from './door-keys.ts';

const greetWithinMs = 5000;
/** A page that stopped reading is dead or hostile; what waits for it must not fill the memory. */
const mostWaitingBytes = 4 * 1024 * 1024;

/** Lets a socket speak for the session of its first message's token, until either ends. */
export function serveSocket(socket: WebSocket, keys: DoorKeys): void {
  const late = setTimeout(refuse, greetWithinMs);

  function refuse(): void {
    socket.close(tokenRefused);
  }

  socket.on('error', () => {
    socket.terminate();
  });
  socket.once('message', (data) => {
    clearTimeout(late);
    const hello = v.safeParse(greeting, parseJson(data));
    const found = hello.success ? keys.find(hello.output.token) : undefined;
    if (found === undefined) refuse();
    else answer(socket, found);
  });
  socket.once('close', () => {
    clearTimeout(late);
  });
}

/** One window, one socket: a page that was loaded again takes its session over from the page before. */
function answer(socket: WebSocket, window: LoopbackSession): void {
  const { session } = window;
  const hangUp = () => {
    socket.close(tokenRefused);
  };
  window.hangUp?.();
  window.hangUp = hangUp;

  const send = (message: unknown) => {
    if (socket.bufferedAmount > mostWaitingBytes) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  socket.on('message', (data) => {
    const call = v.safeParse(wireCall, parseJson(data));
    if (!call.success) {
      socket.terminate();
      return;
    }
    const { id, name, request } = call.output;
    void session.invoke(name, request).then((reply) => {
      send({ kind: 'reply', id, reply });
    });
  });
  const stopListening = session.listen((name, payload) => {
    send({ kind: 'event', name, payload });
  });
  socket.once('close', () => {
    stopListening();
    if (window.hangUp === hangUp) window.hangUp = null;
  });
  session.whenEnded(hangUp);
  send({ kind: 'welcome' });
}

function parseJson(data: RawData): unknown {
  try {
    // ws gives one Buffer per message unless told otherwise; JSON of anything else fails and is refused.
    return Buffer.isBuffer(data) ? (JSON.parse(data.toString('utf8')) as unknown) : null;
  } catch {
    return null;
  }
}
