import type { IncomingMessage } from 'node:http';
import { sessionPath, socketPath } from '../../preload/contract/loopback-wire.ts';

/** What a request is about, as far as its head tells. */
export type RequestKind = 'page' | 'redemption' | 'refused';

type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/**
 * Tells what a request may do. Any program of this machine and any page of any site can send one here, so each
 * check is exact and none stands alone: a foreign name for our address fails by its Host (DNS rebinding), a
 * foreign page by Origin and Sec-Fetch-Site, and whoever has no token gets nothing but the empty screens.
 *
 * @param authority our own `127.0.0.1:PORT`.
 */
export function judgeRequest({ method, url, headers }: RequestHead, authority: string): RequestKind {
  if (headers.host !== authority) return 'refused';
  const site = headers['sec-fetch-site'];
  if (method === 'POST' && url === sessionPath) {
    const isOurPage = headers.origin === `http://${authority}` && site === 'same-origin';
    return isOurPage && isJson(headers['content-type']) ? 'redemption' : 'refused';
  }
  const isOwnVisit = site === undefined || site === 'none' || site === 'same-origin';
  return method === 'GET' && isOwnVisit ? 'page' : 'refused';
}

/** Tells whether a WebSocket may be opened: from a page of ours, at our own address. */
export function mayOpenSocket({ method, url, headers }: RequestHead, authority: string): boolean {
  const site = headers['sec-fetch-site'];
  return (
    method === 'GET' &&
    url === socketPath &&
    headers.host === authority &&
    headers.origin === `http://${authority}` &&
    (site === undefined || site === 'same-origin')
  );
}

function isJson(contentType: string | undefined): boolean {
  return contentType === 'application/json';
}
