import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { demoPin } from '../station/demo/prepare-demo.ts';
import type { StartOptions } from '../station/command-line/start-options.ts';
import { findBrowser } from '../station/find-browser.ts';
import { openStation } from '../station/open-station.ts';
import { readPages } from '../station/pages.ts';
import { standardError } from '../station/terminal.ts';
import { createBrowserWindow } from './browser-window.ts';
import type { BrowserWindow } from './browser-window.ts';
import { findBrowserUser } from './browser-user.ts';
import type { BrowserUser } from './browser-user.ts';
import { openLoopbackServer } from './loopback-server.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { openSettings } from './settings-store.ts';

const unusableArguments = 2;

/** The built screens lie beside the built entries, whichever of them was started. */
const builtPages = () => join(dirname(process.argv[1] ?? ''), '..', 'renderer');

/**
 * Runs a station with its window in a browser until the window is closed or the program is told to end.
 *
 * @param pagesFolder the built screens.
 * @returns the exit code: 0 for an end in order, 2 for a data folder that can't be used, which was said. Throws
 * when the screens can't be used.
 */
export async function startBrowserShell(
  options: StartOptions,
  pagesFolder: string = builtPages(),
): Promise<number> {
  const pages = readPages(pagesFolder);
  const opened = await openStation(options, openSettings, standardError);
  if (!opened.ok) {
    standardError.tell(opened.failure);
    return unusableArguments;
  }
  const station = opened.value;
  const user = findBrowserUser();
  const server = await openLoopbackServer({
    station,
    pages,
    users: usersOf(user),
    windowOpened: () => window?.noteConnected(),
  });

  const end = Promise.withResolvers<number>();
  const window = options.headless
    ? null
    : openWindow(server, user, station.settings().kioskLock, end.resolve);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      end.resolve(0);
    });
  }
  if (options.demo) say(`PIN latihan / practice PIN: ${demoPin}`);
  say(`ready ${server.freshAddress()}`);
  const input = offerFreshAddresses(server);

  const code = await end.promise;
  input.close();
  await window?.close();
  await server.close();
  await station.close();
  return code;
}

function openWindow(
  server: LoopbackServer,
  user: BrowserUser | null,
  isKiosk: boolean,
  end: (code: number) => void,
): BrowserWindow | null {
  if (!hasDisplay()) {
    say('There is no display (neither DISPLAY nor WAYLAND_DISPLAY): serving without a window.');
    return null;
  }
  const program = findBrowser();
  if (program === null) {
    say('No Chromium, Chrome or Edge was found (AMBANG_BROWSER can name one): serving without a window.');
    return null;
  }
  const window = createBrowserWindow({
    program,
    origin: server.origin,
    freshAddress: () => server.freshAddress(),
    user,
    isKiosk,
    say,
    closed: () => {
      end(0);
    },
    failed: () => {
      say(`The browser ${program} does not start. Press Enter for an address to open by hand.`);
    },
  });
  window.open();
  return window;
}

/** Each code is good for one window and 30 s; Enter asks for another, for whoever opens the page by hand. */
function offerFreshAddresses(server: LoopbackServer): { close(): void } {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => {
    say(`ready ${server.freshAddress()}`);
  });
  return lines;
}

function usersOf(user: BrowserUser | null): ReadonlySet<number> {
  return new Set([process.getuid?.() ?? 0, ...(user === null ? [] : [user.uid])]);
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** Whoever started us may have gone and closed our output; the door goes on. */
process.stdout.on('error', () => undefined);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
