import { Menu, app, ipcMain, protocol, session } from 'electron';
import { fileURLToPath } from 'node:url';
import { hardenApp, hardenSession } from './electron/hardening.ts';
import { privilegedSchemes, servePages } from './electron/protocol.ts';
import { openSettings } from './electron/settings-store.ts';
import { partition } from './electron/web-preferences.ts';
import { openWindows } from './electron/windows.ts';
import { parseStartOptions } from './station/command-line/start-options.ts';
import type { StartOptions } from './station/command-line/start-options.ts';
import { openStation } from './station/open-station.ts';
import { readPages } from './station/pages.ts';
import { standardError } from './station/terminal.ts';

const unusableArguments = 2;
const screens = fileURLToPath(new URL('../renderer/', import.meta.url));

/** Opens the station and its windows; when the public window is closed, the station closes and then the program. */
async function start(options: StartOptions): Promise<void> {
  const opened = await openStation(options, openSettings, standardError);
  if (!opened.ok) {
    refuse(opened.failure, unusableArguments);
    return;
  }
  const station = opened.value;
  const kiosk = session.fromPartition(partition);
  hardenSession(kiosk);
  servePages(kiosk.protocol, readPages(screens));
  const door = openWindows(station, ipcMain);
  const end = () => {
    door.release();
    void station.close().finally(() => app.exit(0));
  };
  door.window.once('closed', end);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

function refuse(why: string, code: number): void {
  standardError.tell(why);
  app.exit(code);
}

function giveUp(error: unknown): void {
  standardError.report(error);
  app.exit(1);
}

hardenApp(app);
protocol.registerSchemesAsPrivileged(privilegedSchemes);
Menu.setApplicationMenu(null);
// In a checkout the first argument is the folder of the program.
const options = parseStartOptions(process.argv.slice(app.isPackaged ? 1 : 2));
if (!options.ok) refuse(options.failure, unusableArguments);
else if (!app.requestSingleInstanceLock()) refuse('Ambang sudah berjalan. / Ambang is running already.', 1);
// Not awaited here: Electron gets ready only when this file has come to its end.
else
  app
    .whenReady()
    .then(() => start(options.value))
    .catch(giveUp);
