import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file of the built screens as a shell serves it. */
export interface Page {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Served files by their path in the address, such as `/index.html`. */
export type Pages = ReadonlyMap<string, Page>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/**
 * What a page may load and run. A worker goes by the header of its own file: only scripts may compile
 * WebAssembly (the barcode decoder's worker needs it), documents may not.
 */
function contentSecurityPolicy(mayCompileWasm: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self'${mayCompileWasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Headers of every answer, whatever it holds. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy(false),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/**
 * Reads the built screens once. What is served afterwards is this map and never a path of the disk, so an
 * address cannot reach outside it and a file changed later is not served.
 *
 * @param folder the folder of the built screens, `dist/renderer`.
 * @returns `/` is the door. Throws when the folder is missing: the program is not built.
 */
export function readPages(folder: string): Pages {
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    pages.set(`/${relative(folder, path).split(sep).join('/')}`, readPage(path, contentType));
  }
  const door = pages.get('/index.html');
  if (door === undefined) throw new Error(`the screens are not built: ${folder} has no index.html`);
  return pages.set('/', door);
}

function readPage(path: string, contentType: string): Page {
  const isScript = contentType.startsWith('text/javascript');
  const policy = { 'Content-Security-Policy': contentSecurityPolicy(isScript) };
  return {
    bytes: readFileSync(path),
    headers: { ...securityHeaders, ...policy, 'Content-Type': contentType },
  };
}
