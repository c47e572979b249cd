import { createServer } from 'node:http';
import { readPages } from '../../main/station/pages.ts';

export interface ServedPages {
  /** Address without a slash at its end. */
  readonly address: string;
  close(): void;
}

/**
 * Serves built screens on a free port of this machine, for pictures and measurements; never for a door. Every file
 * has the headers, and with them the content policy, of a real shell.
 */
export async function servePages(folder: string): Promise<ServedPages> {
  const pages = readPages(folder);
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://here').pathname);
    if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, { ...page.headers }).end(page.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server did not bind a port');
  return { address: `http://127.0.0.1:${String(bound.port)}`, close: () => void server.close() };
}
