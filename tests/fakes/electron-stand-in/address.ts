/**
 * A real Chromium has no scheme of ours, so pages live at an https address that nobody serves and whose every
 * request is answered by the handler of our scheme.
 */
const realOrigin = 'https://app.ambang.test';
const ourOrigin = 'ambang://app';

export const allRequests = '**/*';

/** Gives the address by which the browser knows a page of ours. */
export function toReal(address: string): string {
  return address.startsWith(`${ourOrigin}/`) ? realOrigin + address.slice(ourOrigin.length) : address;
}

/** Gives the address by which the program knows a page of the browser. */
export function toOurs(address: string): string {
  return address.startsWith(`${realOrigin}/`) ? ourOrigin + address.slice(realOrigin.length) : address;
}
