import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tellsUsers } from '../../main/browser/peer-user.ts';

const ourUser = process.getuid?.() ?? 0;
let server: Server;
let port = 0;

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form (Node, net.Server.address).
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.close();
});

describe('whether the system tells who connects', () => {
  test('is found out on a connection of our own', async () => {
    expect(await tellsUsers(server, port)).toBe(process.platform === 'linux');
    expect(await tellsUsers(server, port, () => null)).toBe(false);
  });

  test('is not decided by a stranger who came first, and who is turned away', async () => {
    const stranger = connect(port, '127.0.0.1');
    const isGone = once(stranger, 'close');
    await new Promise((resolve) => process.nextTick(resolve));
    const told = tellsUsers(server, port, (socket) =>
      socket.remotePort === stranger.localPort ? ourUser + 1 : ourUser,
    );
    expect(await told).toBe(true);
    await isGone;
  });
});
