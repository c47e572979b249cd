import { request } from 'node:http';
import { WebSocket } from 'ws';

/** What a page of ours sends with a POST; attacks change one thing. */
export interface PageRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends a request with exactly these headers; a header given as undefined is left out. */
export function send(
  origin: string,
  { method = 'GET', path = '/', headers = {}, body }: PageRequest,
): Promise<PageAnswer> {
  const { hostname, port, host } = new URL(origin);
  const present: Record<string, string | undefined> = { host, ...headers };
  for (const name of Object.keys(present))
    if (present[name] === undefined) Reflect.deleteProperty(present, name);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers: present, setHost: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The headers of a redemption as our own page sends it. */
const pageHeaders = (origin: string) => ({
  origin,
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
});

export const redeem = (origin: string, code: string, change: PageRequest = {}): Promise<PageAnswer> =>
  send(origin, {
    method: 'POST',
    path: '/session',
    body: JSON.stringify({ code }),
    ...change,
    headers: { ...pageHeaders(origin), ...change.headers },
  });

/** A socket as a page opens it, with what it heard. */
export interface PageSocket {
  readonly heard: readonly { readonly kind: string; readonly [key: string]: unknown }[];
  say(message: unknown): void;
  /** Code of its end. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Opens a socket and greets with a token; resolves when it is open, rejects with the status of a refusal. */
export function openSocket(
  origin: string,
  token: string | null,
  headers: Readonly<Record<string, string | undefined>> = { origin },
  path = '/socket',
): Promise<PageSocket> {
  const present = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers: present });
  const heard: PageSocket['heard'][number][] = [];
  // The server's messages are JSON of this form; the tests compare them whole.
  socket.on('message', (data: Buffer) =>
    heard.push(JSON.parse(data.toString()) as PageSocket['heard'][number]),
  );
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => {
      if (token !== null) socket.send(JSON.stringify({ token }));
      resolve({
        heard,
        closed,
        say: (message) => {
          socket.send(JSON.stringify(message));
        },
        close: () => {
          socket.close();
        },
      });
    });
  });
}
