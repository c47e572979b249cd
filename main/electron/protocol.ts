import type { CustomScheme, Protocol } from 'electron';
import type { Pages } from '../station/pages.ts';
import { securityHeaders } from '../station/pages.ts';

const scheme = 'ambang';
const host = 'app';

/** The door's and the guard's address. A scheme of our own, because `file:` reads the whole disk. */
export const doorAddress = `${scheme}://${host}/index.html`;
export const guardAddress = `${scheme}://${host}/guard.html`;

/** Ordinary and secure, so that the camera works; it can't pass by the content security policy. */
export const privilegedSchemes: CustomScheme[] = [
  {
    scheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, bypassCSP: false, corsEnabled: false },
  },
];

/** Tells whether an address or an origin is ours. Parsed, because a prefix proves nothing. */
export function isOurPage(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${scheme}:` && url.host === host;
}

/** Answers every request of our scheme from the pages, and from nowhere else. */
export function servePages(protocol: Protocol, pages: Pages): void {
  protocol.handle(scheme, (request) => {
    const page = isOurPage(request.url) ? pages.get(new URL(request.url).pathname) : undefined;
    if (request.method !== 'GET' || page === undefined) {
      return new Response('', { status: 404, headers: securityHeaders });
    }
    return new Response(new Uint8Array(page.bytes), { headers: page.headers });
  });
}
