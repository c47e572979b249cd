import * as v from 'valibot';
import { roles } from './command.ts';

/*
 * What crosses between a page and the loopback server of the browser shell. A page redeems the one-time code
 * of its address by POST for a token; the token is the first message of its WebSocket and never in an address.
 */

/** Where a page redeems its code, and where it opens its socket. */
export const sessionPath = '/session';
export const socketPath = '/socket';

/** Closing code of a socket whose token is unknown: trying again is useless. */
export const tokenRefused = 4401;

const secret = v.pipe(v.string(), v.minLength(16), v.maxLength(128));
const json = v.unknown();

export const redemption = v.object({ code: secret });
export const redeemed = v.object({ token: secret, role: v.picklist(roles) });

/** First message of a page on its socket. */
export const greeting = v.object({ token: secret });

/** A call of a page; `id` is the page's own and comes back with the reply. */
export const wireCall = v.object({
  id: v.pipe(v.number(), v.integer()),
  name: v.pipe(v.string(), v.maxLength(64)),
  request: json,
});

/** What the server sends: that it knows the token, a reply, or an event. */
export const wireMessage = v.variant('kind', [
  v.object({ kind: v.literal('welcome') }),
  v.object({ kind: v.literal('reply'), id: v.number(), reply: json }),
  v.object({ kind: v.literal('event'), name: v.string(), payload: json }),
]);
