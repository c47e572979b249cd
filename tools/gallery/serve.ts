import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** The strictest policy under which the built pages must work; `wasm-unsafe-eval` is the camera's decoder. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
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
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface ServedPages {
  /** Address without a slash at its end. */
  readonly address: string;
  close(): void;
}

/** Serves a built folder on a free port of this machine, for pictures and measurements; never for a door. */
export async function servePages(folder: string): Promise<ServedPages> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://here').pathname;
    const path = join(folder, normalize(name === '/' ? '/index.html' : name));
    readFile(path.startsWith(folder + sep) ? path : folder)
      .then((body) => {
        response.writeHead(200, {
          'content-type': types[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy,
        });
        response.end(body);
      })
      .catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server did not bind a port');
  return { address: `http://127.0.0.1:${String(bound.port)}`, close: () => void server.close() };
}
