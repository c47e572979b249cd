import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, copyFileSync, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BrowserUser } from './browser-user.ts';

/** util-linux; drops privileges with the groups of devices and ends the browser with us, even after a kill. */
const setpriv = '/usr/bin/setpriv';

interface BrowserRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly profile: string;
  /** Null runs it as ourselves. */
  readonly user: BrowserUser | null;
}

/** Starts the browser. Errors of the start come as the child's `error` event. */
export function runBrowser({ program, args, profile, user }: BrowserRun): ChildProcess {
  const env = environmentFor(profile, user);
  if (!existsSync(setpriv)) {
    const asUser = user === null ? {} : { uid: user.uid, gid: user.gid };
    return spawn(program, args, { stdio: 'ignore', env, cwd: profile, ...asUser });
  }
  const command = ['--pdeathsig', 'KILL', ...(user === null ? [] : dropTo(user)), program, ...args];
  return spawn(setpriv, command, { stdio: 'ignore', env, cwd: profile });
}

function dropTo({ uid, gid, groups }: BrowserUser): readonly string[] {
  const others = groups.length === 0 ? ['--clear-groups'] : ['--groups', groups.join(',')];
  return ['--reuid', String(uid), '--regid', String(gid), ...others, '--inh-caps', '-all'];
}

/** Another user has no home here and may not read ours; the profile serves as both. */
function environmentFor(profile: string, user: BrowserUser | null): NodeJS.ProcessEnv {
  if (user === null) return process.env;
  const { DISPLAY, WAYLAND_DISPLAY, LANG, PATH } = process.env;
  const xauthority = copyXauthority(profile, user);
  return {
    ...present({ DISPLAY, WAYLAND_DISPLAY, LANG, PATH, XAUTHORITY: xauthority }),
    HOME: profile,
    XDG_CONFIG_HOME: profile,
    XDG_CACHE_HOME: profile,
    XDG_RUNTIME_DIR: profile,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
}

/** The right to use our display, as a copy that the other user can read. */
function copyXauthority(profile: string, { uid, gid }: BrowserUser): string | undefined {
  const ours = process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority');
  if (!existsSync(ours)) return undefined;
  const copy = join(profile, 'Xauthority');
  copyFileSync(ours, copy);
  chownSync(copy, uid, gid);
  return copy;
}

function present(variables: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}
