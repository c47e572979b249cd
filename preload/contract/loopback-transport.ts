import * as v from 'valibot';
import { openLoopbackSocket } from './loopback-socket.ts';
import { redeemed, sessionPath } from './loopback-wire.ts';
import type { Transport } from './transport.ts';

/** Where the page keeps its token: session storage ends with the window, so a copied address is worth nothing. */
const tokenKey = 'ambang-token';

interface LoopbackOptions {
  /** The one-time code of the page's address (its fragment); null or empty takes the token kept before. */
  readonly code: string | null;
  /** Whether a reload of the page goes on with the same session. The guard's document says no. */
  readonly remember?: boolean;
}

/**
 * Connects the page to the browser shell's loopback server.
 *
 * @returns once the station has welcomed the page; rejects when there is neither a good code nor a known
 * token: the page then says that it lost its station. The transport reconnects by itself.
 */
export async function createLoopbackTransport({
  code,
  remember = true,
}: LoopbackOptions): Promise<Transport> {
  const kept = remember ? sessionStorage.getItem(tokenKey) : null;
  const token = code
    ? await redeem(code).catch((error: unknown) => kept ?? Promise.reject(asError(error)))
    : kept;
  if (token === null) throw new Error('this address holds no code; start the program again for a fresh one');
  if (remember) sessionStorage.setItem(tokenKey, token);
  return openLoopbackSocket(token);
}

/** Takes the code out of the page's address, so that it neither stays in sight nor is tried twice. */
export function takeCodeFromAddress(): string | null {
  const code = location.hash.slice(1);
  if (code === '') return null;
  history.replaceState(null, '', location.pathname);
  return code;
}

async function redeem(code: string): Promise<string> {
  const answer = await fetch(sessionPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!answer.ok) throw new Error(`the station refused the code of this address (${String(answer.status)})`);
  return v.parse(redeemed, await answer.json()).token;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
