import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Server, Socket } from 'node:net';

/** One line of /proc/net/tcp: number, local and remote address, state, queues, timer, retransmits, uid. */
const line = /^\s*\d+: ([0-9A-F]+:[0-9A-F]{4}) ([0-9A-F]+:[0-9A-F]{4}) [0-9A-F]{2} \S+ \S+ \S+\s+(\d+)/;

/**
 * Gives the numeric user whose process is at the other end of a loopback connection; null where the system
 * does not tell (not Linux, or a sandbox without /proc/net).
 */
export function peerUser({ remotePort, localPort }: Pick<Socket, 'remotePort' | 'localPort'>): number | null {
  if (remotePort === undefined || localPort === undefined) return null;
  const ends = { local: loopbackEnd(remotePort), remote: loopbackEnd(localPort) };
  return userOf(ends, readTable('/proc/net/tcp'));
}

/**
 * Tries on a connection of our own whether the system tells who is at the other end. Whoever else comes meanwhile is
 * turned away: a stranger who was first would otherwise pass for a system that does not tell, and then come in.
 *
 * @param server listens on the loopback address and this port.
 */
export function tellsUsers(
  server: Server,
  port: number,
  userOfPeer: (socket: Socket) => number | null = peerUser,
): Promise<boolean> {
  const own = connect(port, '127.0.0.1').on('error', () => undefined);
  return new Promise((resolve) => {
    const judge = (socket: Socket) => {
      if (socket.remotePort === own.localPort) {
        server.off('connection', judge);
        resolve(userOfPeer(socket) === process.getuid?.());
      }
      socket.destroy();
    };
    server.on('connection', judge);
  });
}

/** The kernel writes addresses in the machine's byte order; 127.0.0.1 is 0100007F on every machine we run on. */
function loopbackEnd(port: number): string {
  return `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
}

function userOf({ local, remote }: { local: string; remote: string }, table: string): number | null {
  for (const row of table.split('\n')) {
    const [, rowLocal, rowRemote, user] = line.exec(row) ?? [];
    if (rowLocal === local && rowRemote === remote) return Number(user);
  }
  return null;
}

function readTable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
