import * as v from 'valibot';
import { openLoopbackSocket } from './loopback-socket.ts';
import { redeemed, sessionPath } from './loopback-wire.ts';
import type { Transport } from './transport.ts';

/** Where the public page keeps its token: it ends with the window, so a copied address is worth nothing. */
const tokenKey = 'ambang-token';

interface LoopbackOptions {
  /** The one-time code of the page's address; without one the token of before a reload is taken. */
  readonly code: string | null;
}

/**
 * Connects the page to the browser shell's loopback server.
 *
 * @returns once the station has welcomed the page; rejects when there is neither a good code nor a known
 * token: the page then says that it lost its station. The transport reconnects by itself.
 */
export async function createLoopbackTransport({ code }: LoopbackOptions): Promise<Transport> {
  const token = code === null || code === '' ? sessionStorage.getItem(tokenKey) : await redeem(code);
  if (token === null) throw new Error('this address holds no code; start the program again for a fresh one');
  return openLoopbackSocket(token);
}

/** The guard's token is never kept: its document shares the page's storage, and its session ends with it. */
async function redeem(code: string): Promise<string> {
  const answer = await fetch(sessionPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!answer.ok) throw new Error(`the station refused the code of this address (${String(answer.status)})`);
  const { token, role } = v.parse(redeemed, await answer.json());
  if (role === 'kiosk') sessionStorage.setItem(tokenKey, token);
  return token;
}
