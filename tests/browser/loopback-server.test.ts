import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLoopbackServer } from '../../main/browser/loopback-server.ts';
import type { LoopbackServer } from '../../main/browser/loopback-server.ts';
import type { DataFolder } from '../../main/station/data-folder.ts';
import { readPages } from '../../main/station/pages.ts';
import { openSocket, redeem, send } from '../fakes/loopback-page.ts';
import type { PageRequest } from '../fakes/loopback-page.ts';
import { forgetFolder, keepPin, makeFolder, startPractice } from '../fakes/practice-station.ts';
import type { PracticeStation } from '../fakes/practice-station.ts';
import { waitFor } from '../fakes/wait-for.ts';

const pin = '593027';
let folder: DataFolder;
let pagesFolder = '';
let practice: PracticeStation;
let server: LoopbackServer;

beforeEach(async () => {
  folder = makeFolder();
  await keepPin(folder, pin);
  pagesFolder = mkdtempSync(join(tmpdir(), 'ambang-pages-'));
  writeFileSync(join(pagesFolder, 'index.html'), '<!doctype html><title>door</title>');
  practice = startPractice(folder);
  server = await openLoopbackServer({
    station: practice.station,
    pages: readPages(pagesFolder),
    users: new Set([process.getuid?.() ?? 0]),
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
  await practice.stop();
  forgetFolder(folder);
  rmSync(pagesFolder, { recursive: true });
});

const freshCode = () => new URL(server.freshAddress()).hash.slice(1);

async function freshToken(): Promise<string> {
  const answer = await redeem(server.origin, freshCode());
  // The shape is the subject of a test of its own.
  return (JSON.parse(answer.body) as { token: string }).token;
}

async function openDoor(token?: string) {
  const socket = await openSocket(server.origin, token ?? (await freshToken()));
  await waitFor(() => socket.heard.length > 0);
  return socket;
}

describe('the address of the browser shell', () => {
  test('lies on this machine alone', async () => {
    expect(server.freshAddress()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}$/);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (outside === undefined) return;
    const port = new URL(server.origin).port;
    await expect(send(`http://${outside.address}:${port}`, {})).rejects.toThrow();
  });

  test('shows the screens with strict headers', async () => {
    const answer = await send(server.origin, {});
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('door');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('holds a code that is good once', async () => {
    const code = freshCode();
    const answer = await redeem(server.origin, code);
    expect(answer.body).toMatch(/^\{"token":"[\w-]{43}","role":"kiosk"\}$/);
    expect((await redeem(server.origin, code)).status).toBe(403);
  });

  test('holds a code that is good for 30 s', async () => {
    const now = performance.now();
    const [early, late] = [freshCode(), freshCode()];
    const clock = vi.spyOn(performance, 'now');
    clock.mockReturnValue(now + 29_900);
    expect((await redeem(server.origin, early)).status).toBe(200);
    clock.mockReturnValue(now + 31_000);
    expect((await redeem(server.origin, late)).status).toBe(403);
    clock.mockRestore();
  });
});

describe('requests with one thing wrong', () => {
  const own = () => server.origin;
  const attacks: [string, () => PageRequest][] = [
    ['a foreign host', () => ({ headers: { host: 'evil.example' } })],
    ['a host that begins like ours', () => ({ headers: { host: `127.0.0.1.evil.example` } })],
    ['the name localhost', () => ({ headers: { host: own().replace('http://127.0.0.1', 'localhost') } })],
    ['a host without the port', () => ({ headers: { host: '127.0.0.1' } })],
    ['no host', () => ({ headers: { host: undefined } })],
    ['another port in the host', () => ({ headers: { host: '127.0.0.1:1' } })],
    ['no origin', () => ({ headers: { origin: undefined } })],
    ['the origin null', () => ({ headers: { origin: 'null' } })],
    ['a foreign origin', () => ({ headers: { origin: 'http://evil.example' } })],
    ['an origin that begins like ours', () => ({ headers: { origin: `${own()}.evil.example` } })],
    ['our origin under https', () => ({ headers: { origin: own().replace('http', 'https') } })],
    ['another port in the origin', () => ({ headers: { origin: 'http://127.0.0.1:1' } })],
    ['no site', () => ({ headers: { 'sec-fetch-site': undefined } })],
    ['another site', () => ({ headers: { 'sec-fetch-site': 'cross-site' } })],
    ['another port of the same site', () => ({ headers: { 'sec-fetch-site': 'same-site' } })],
    ['the site none', () => ({ headers: { 'sec-fetch-site': 'none' } })],
    ['a form', () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' } })],
    ['plain text', () => ({ headers: { 'content-type': 'text/plain' } })],
    ['no type', () => ({ headers: { 'content-type': undefined } })],
    ['GET', () => ({ method: 'GET' })],
    ['PUT', () => ({ method: 'PUT' })],
    ['OPTIONS', () => ({ method: 'OPTIONS' })],
    ['an address with a query', () => ({ path: '/session?code=1' })],
    ['a whole address in the first line', () => ({ path: `${own()}/session` })],
    ['a path above', () => ({ path: '/../session' })],
    ['a body that is no JSON', () => ({ body: '{' })],
    ['a body that is too long', () => ({ body: JSON.stringify({ code: 'x'.repeat(2000) }) })],
    ['an empty body', () => ({ body: '' })],
    ['a wrong code', () => ({ body: JSON.stringify({ code: 'A'.repeat(22) }) })],
    ['a short code', () => ({ body: JSON.stringify({ code: 'A' }) })],
    ['a code of another type', () => ({ body: JSON.stringify({ code: ['a'] }) })],
  ];

  test.each(attacks)('are refused: %s', async (_title, attack) => {
    const code = freshCode();
    const { status, headers, body } = await redeem(server.origin, code, attack());
    expect([403, 404, 400]).toContain(status);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(body).not.toContain('token');
    // The code was not spent: nothing happened.
    expect((await redeem(server.origin, code)).status).toBe(200);
  });

  test.each([
    '/nothing',
    '/..%2f..%2fetc/passwd',
    '/index.html/',
    '/index.html?x',
    '//index.html',
    '/.git/config',
  ])('find nothing at %s', async (path) => {
    expect((await send(server.origin, { path })).status).toBe(404);
  });

  test('are refused to pages of other sites, which could frame or read the screens', async () => {
    const { status } = await send(server.origin, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(status).toBe(403);
  });

  test('are refused to other users of this machine', async () => {
    const station = practice.station;
    const users = new Set([(process.getuid?.() ?? 0) + 1]);
    const elsewhere = await openLoopbackServer({ station, pages: readPages(pagesFolder), users });
    expect((await send(elsewhere.origin, {})).status).toBe(403);
    expect((await redeem(elsewhere.origin, new URL(elsewhere.freshAddress()).hash.slice(1))).status).toBe(
      403,
    );
    await elsewhere.close();
  });
});

describe('sockets with one thing wrong', () => {
  const attacks: [string, () => Promise<unknown>][] = [
    ['no origin', () => openSocket(server.origin, null, {})],
    ['a foreign origin', () => openSocket(server.origin, null, { origin: 'http://evil.example' })],
    ['the origin null', () => openSocket(server.origin, null, { origin: 'null' })],
    [
      'a foreign host',
      () => openSocket(server.origin, null, { origin: server.origin, host: 'evil.example' }),
    ],
    [
      'another site',
      () => openSocket(server.origin, null, { origin: server.origin, 'sec-fetch-site': 'cross-site' }),
    ],
    ['another path', () => openSocket(server.origin, null, { origin: server.origin }, '/')],
    [
      'the token in the address',
      () => openSocket(server.origin, null, { origin: server.origin }, '/socket?token=1'),
    ],
  ];

  test.each(attacks)('are not opened: %s', async (_title, attack) => {
    await expect(attack()).rejects.toThrow('403');
  });

  test('are closed for a wrong token', async () => {
    const socket = await openSocket(server.origin, 'A'.repeat(43));
    expect(await socket.closed).toBe(4401);
    expect(socket.heard).toEqual([]);
  });

  test('are closed for a call before the token', async () => {
    const socket = await openSocket(server.origin, null);
    socket.say({ id: 1, name: 'door.read', request: null });
    expect(await socket.closed).toBe(4401);
    expect(socket.heard).toEqual([]);
  });

  test('are closed for a message that is far too long', async () => {
    const socket = await openDoor();
    socket.say({ id: 1, name: 'scan.submit', request: { text: 'A'.repeat(100_000), method: 'wedge' } });
    expect(await socket.closed).toBe(1009);
  });

  test('are closed for a message that is no call', async () => {
    const socket = await openDoor();
    socket.say(['door.read']);
    await socket.closed;
  });
});

describe('a window', () => {
  test('calls the station and hears its events', async () => {
    const socket = await openDoor();
    expect(socket.heard[0]).toEqual({ kind: 'welcome' });
    socket.say({ id: 7, name: 'demo.present', request: { id: 'boosted' } });
    await waitFor(() => socket.heard.some(({ kind }) => kind === 'reply'));
    expect(socket.heard).toContainEqual({ kind: 'reply', id: 7, reply: { ok: true, value: null } });
    expect(socket.heard.find(({ name }) => name === 'screen')).toMatchObject({ payload: { shown: 'green' } });
  });

  test('cannot call what the guard calls', async () => {
    const socket = await openDoor();
    socket.say({ id: 1, name: 'guard.read', request: null });
    await waitFor(() => socket.heard.some(({ kind }) => kind === 'reply'));
    expect(socket.heard).toContainEqual({
      kind: 'reply',
      id: 1,
      reply: { ok: false, failure: { code: 'STATION_FORBIDDEN' } },
    });
  });

  test('goes on with its token after a reload, and the page of before is hung up', async () => {
    const token = await freshToken();
    const before = await openDoor(token);
    const after = await openDoor(token);
    expect(await before.closed).toBe(4401);
    expect(after.heard[0]).toEqual({ kind: 'welcome' });
  });

  test('is refused when eight are open, and let in when one has gone', async () => {
    const windows = [];
    for (let count = 0; count < 8; count += 1) windows.push(await openDoor());
    expect((await redeem(server.origin, freshCode())).status).toBe(403);
    windows[3]?.close();
    await windows[3]?.closed;
    let status = 403;
    // The server hears of the end a moment after the window does.
    for (let attempt = 0; status !== 200 && attempt < 100; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ({ status } = await redeem(server.origin, freshCode()));
    }
    expect(status).toBe(200);
  });
});

describe("the guard's document", () => {
  async function openPanel() {
    const opened = await practice.door.call('guard.open', { pin });
    const code = opened.ok ? opened.value.code : '';
    const answer = await redeem(server.origin, code);
    return JSON.parse(answer.body) as { token: string; role: string };
  }

  test('gets a session of its own with its own code', async () => {
    const { token, role } = await openPanel();
    expect(role).toBe('guard');
    const socket = await openDoor(token);
    socket.say({ id: 1, name: 'guard.read', request: null });
    await waitFor(() => socket.heard.some(({ kind }) => kind === 'reply'));
    expect(socket.heard.find(({ kind }) => kind === 'reply')).toMatchObject({ reply: { ok: true } });
  });

  test('is hung up when the guard closes, and its token is worth nothing then', async () => {
    const { token } = await openPanel();
    const socket = await openDoor(token);
    socket.say({ id: 1, name: 'guard.close', request: null });
    expect(await socket.closed).toBe(4401);
    const again = await openSocket(server.origin, token);
    expect(await again.closed).toBe(4401);
  });
});
