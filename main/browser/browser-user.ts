import { existsSync, readFileSync } from 'node:fs';

/** An unprivileged user as which root starts the browser. */
export interface BrowserUser {
  readonly uid: number;
  readonly gid: number;
  /** Groups that own cameras, sound and graphics. */
  readonly groups: readonly number[];
}

/** A user made for the kiosk goes first; `nobody` is on every Linux. */
const userNames = ['ambang', 'nobody'];
const deviceGroups = ['video', 'audio', 'render'];

/**
 * Gives the user as whom to run the browser; null when the program itself has no privileges to drop. Chromium
 * refuses to run its sandbox as root.
 */
export function findBrowserUser(): BrowserUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readTable('/etc/passwd');
  for (const name of userNames) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? [];
    if (uid !== undefined && gid !== undefined) {
      return { uid: Number(uid), gid: Number(gid), groups: groupsOfDevices() };
    }
  }
  return null;
}

function groupsOfDevices(): readonly number[] {
  return readTable('/etc/group')
    .filter(([name = '']) => deviceGroups.includes(name))
    .map(([, , gid]) => Number(gid));
}

function readTable(path: string): readonly (readonly string[])[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((row) => row.split(':'));
}
