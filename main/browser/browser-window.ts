import type { ChildProcess } from 'node:child_process';
import type { DurationMs } from '../core/units.ts';
import { browserArguments } from './browser-arguments.ts';
import { makeProfile, removeProfile } from './browser-profile.ts';
import type { BrowserUser } from './browser-user.ts';
import { runBrowser } from './run-browser.ts';
import { screenSize } from './screen-size.ts';

const relaunchAfterMs: DurationMs = 500;
/** A browser that dies this often without ever showing the page will not show it the next time either. */
const mostVainStarts = 3;
const closesWithinMs: DurationMs = 2000;

interface WindowOptions {
  readonly program: string;
  readonly origin: string;
  readonly freshAddress: () => string;
  readonly user: BrowserUser | null;
  readonly isKiosk: boolean;
  readonly say: (line: string) => void;
  /** Somebody closed the window: the program ends. Never in the kiosk. */
  readonly closed: () => void;
  /** The browser cannot be started here. */
  readonly failed: () => void;
}

/** The station's window in a browser of its own, opened again when the browser crashes. */
export interface BrowserWindow {
  open(): void;
  /** The page redeemed its code: this browser works. */
  noteConnected(): void;
  close(): Promise<void>;
}

export function createBrowserWindow(options: WindowOptions): BrowserWindow {
  const { program, origin, isKiosk, say } = options;
  let user = options.user;
  let isUnsandboxed = false;
  let child: ChildProcess | null = null;
  let isConnected = false;
  let hasWorked = false;
  let vainStarts = 0;
  let isClosing = false;
  let timer: NodeJS.Timeout | undefined;

  function open(): void {
    const profile = makeProfile(origin, user);
    const screen = isKiosk ? screenSize() : null;
    const address = options.freshAddress();
    const args = browserArguments({ address, profile, isKiosk, screen, isUnsandboxed });
    isConnected = false;
    const started = (child = runBrowser({ program, args, profile, user }));
    const ended = (isInOrder: boolean) => {
      if (child !== started) return;
      child = null;
      void removeProfile(profile);
      if (!isClosing) judgeEnd(isInOrder);
    };
    started.once('error', () => {
      ended(false);
    });
    started.once('exit', (code) => {
      ended(code === 0);
    });
  }

  function judgeEnd(isInOrder: boolean): void {
    if (isConnected && isInOrder && !isKiosk) {
      options.closed();
      return;
    }
    vainStarts = isConnected ? 0 : vainStarts + 1;
    if (vainStarts >= mostVainStarts && !hasWorked) {
      if (user === null) {
        options.failed();
        return;
      }
      dropSandbox();
    }
    timer = setTimeout(open, relaunchAfterMs * Math.min(vainStarts + 1, mostVainStarts));
  }

  /**
   * As another user the browser never started; as root it starts only without its sandbox. One that has worked
   * is never weakened: it crashed, and crashing must not win anybody an unguarded browser.
   */
  function dropSandbox(): void {
    user = null;
    isUnsandboxed = true;
    vainStarts = 0;
    say('======================================================================');
    say('  The browser runs as root WITHOUT ITS SANDBOX: it would not start as');
    say('  an unprivileged user. Do not use this at a real door.');
    say('======================================================================');
  }

  return {
    open,
    noteConnected: () => {
      isConnected = true;
      hasWorked = true;
      vainStarts = 0;
    },
    close: async () => {
      isClosing = true;
      clearTimeout(timer);
      if (child !== null) await end(child);
    },
  };
}

/** Asks the browser to close and waits a little; then it has to. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => {
      child.kill('SIGKILL');
    }, closesWithinMs);
    child.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
