import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import * as v from 'valibot';
import { WebSocketServer } from 'ws';
import { redemption } from '../../preload/contract/loopback-wire.ts';
import { securityHeaders } from '../station/pages.ts';
import type { Pages } from '../station/pages.ts';
import type { Station } from '../station/station.ts';
import { createDoorKeys } from './door-keys.ts';
import type { DoorKeys } from './door-keys.ts';
import { peerUser, tellsUsers } from './peer-user.ts';
import { judgeRequest, mayOpenSocket } from './request-checks.ts';
import { serveSocket } from './socket-calls.ts';

const loopback = '127.0.0.1';
const longestRedemptionBytes = 1024;
/** A scan has at most 8,192 characters, each up to six bytes as escaped JSON. */
const longestMessageBytes = 64 * 1024;

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Gives an address with a one-time code, good for 30 s and one window. */
  freshAddress(): string;
  close(): Promise<void>;
}

interface LoopbackOptions {
  readonly station: Station;
  readonly pages: Pages;
  /** Users whose programs may connect; others of the machine are refused where the system tells. */
  readonly users: ReadonlySet<number>;
  /** A public window redeemed its code. */
  readonly windowOpened?: () => void;
}

/** Serves the screens and their calls to this machine alone, on a free port. */
export async function openLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const keys = createDoorKeys(options.station);
  const strangers = new WeakSet<Socket>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessageBytes,
    perMessageDeflate: false,
  });
  const server = createServer();
  const { port } = await listen(server);
  const authority = `${loopback}:${String(port)}`;
  if (await tellsUsers(server, port)) {
    server.on('connection', (socket) => {
      const user = peerUser(socket);
      if (user === null || !options.users.has(user)) strangers.add(socket);
    });
  }

  server.on('request', (request, response) => {
    const kind = strangers.has(request.socket) ? 'refused' : judgeRequest(request, authority);
    if (kind === 'page') servePage(request.url ?? '', options.pages, response);
    else if (kind === 'redemption') void redeem(request, response, keys, options.windowOpened);
    else refuse(response, 403);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (strangers.has(request.socket) || !mayOpenSocket(request, authority)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      serveSocket(opened, keys);
    });
  });

  return {
    origin: `http://${authority}`,
    freshAddress: () => `http://${authority}/#${keys.giveCode()}`,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopback, () => {
      // A server that listens on TCP has an address of this form (Node, net.Server.address).
      resolve(server.address() as AddressInfo);
    });
  });
}

function servePage(url: string, pages: Pages, response: ServerResponse): void {
  const page = pages.get(url);
  if (page === undefined) {
    refuse(response, 404);
    return;
  }
  response.writeHead(200, { ...page.headers, 'Content-Length': page.bytes.length });
  response.end(page.bytes);
}

async function redeem(
  request: IncomingMessage,
  response: ServerResponse,
  keys: DoorKeys,
  windowOpened?: () => void,
): Promise<void> {
  const asked = v.safeParse(redemption, await readJson(request));
  const opened = asked.success ? keys.redeem(asked.output.code) : null;
  if (opened === null) {
    refuse(response, 403);
    return;
  }
  const { token, session } = opened;
  response.writeHead(200, { ...securityHeaders, 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ token, role: session.role }));
  if (session.role === 'kiosk') windowOpened?.();
}

/** Gives the body's JSON, or null for one that is none, is too long or breaks off. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longestRedemptionBytes) return null;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse, status: 403 | 404): void {
  response.writeHead(status, { ...securityHeaders, 'Content-Type': 'text/plain', Connection: 'close' });
  response.end();
}
