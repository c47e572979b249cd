import { BrowserWindow } from 'electron';
import { doorAddress, guardAddress } from './protocol.ts';
import { webPreferences } from './web-preferences.ts';

/** What stands behind a page until it has painted: the neutral dark of the screens, never a result's colour. */
const backgroundColor = '#101820';

export interface DoorWindow {
  readonly window: BrowserWindow;
  /** Lets the window close although the kiosk is locked. */
  release(): void;
}

/**
 * Opens the public window. With the kiosk lock it fills the screen and does not close; a page that crashed or
 * hangs is loaded again, which starts it neutral.
 */
export function openDoorWindow(kioskLock: boolean): DoorWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    title: 'Ambang',
    show: false,
    autoHideMenuBar: true,
    kiosk: kioskLock,
    backgroundColor,
    webPreferences,
  });
  let isLocked = kioskLock;
  window.on('close', (event) => {
    if (isLocked) event.preventDefault();
  });
  showWhenPainted(window);
  keepAlive(window);
  void window.loadURL(doorAddress);
  return { window, release: () => (isLocked = false) };
}

/** Opens the guard's panel over the public window. */
export function openGuardWindow(door: BrowserWindow): BrowserWindow {
  const window = new BrowserWindow({
    ...door.getBounds(),
    title: 'Ambang · Petugas',
    parent: door,
    show: false,
    frame: false,
    autoHideMenuBar: true,
    backgroundColor,
    webPreferences,
  });
  showWhenPainted(window);
  window.webContents.on('render-process-gone', () => window.destroy());
  void window.loadURL(guardAddress);
  return window;
}

function showWhenPainted(window: BrowserWindow): void {
  window.once('ready-to-show', () => window.show());
}

function keepAlive(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', () => window.webContents.reload());
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
}
