import type { BrowserWindow, IpcMain } from 'electron';
import * as v from 'valibot';
import { commands } from '../../preload/contract/commands.ts';
import type { Station } from '../station/station.ts';
import { events } from '../../preload/contract/events.ts';
import { answerCalls } from './ipc.ts';
import type { CallReply } from './ipc.ts';
import { openDoorWindow, openGuardWindow } from './window.ts';
import type { DoorWindow } from './window.ts';

/**
 * Opens the public window of a station, and the guard's over it when PIN or badge was right. Each window has a
 * session of its own; the guard's code is redeemed here, before the page that asked for it hears of it.
 */
export function openWindows(station: Station, ipcMain: IpcMain): DoorWindow {
  let guard: BrowserWindow | null = null;
  const sessions = answerCalls(ipcMain, (name, _contents, reply) => {
    if (name === 'guard.open') openGuard(codeOf(reply));
  });
  const door = openDoorWindow(station.settings().kioskLock);
  const session = station.openDoor();
  session.listen((name, payload) => {
    if (name === 'badge-shown') openGuard(v.parse(events[name].payload, payload).code);
  });
  sessions.bind(door.window.webContents, session);

  function openGuard(code: string | null): void {
    const session = code === null ? null : station.redeemGuardCode(code);
    if (session === null) return;
    const window = openGuardWindow(door.window);
    guard?.destroy();
    guard = window;
    sessions.bind(window.webContents, session);
    session.whenEnded(() => {
      if (!window.isDestroyed()) window.destroy();
    });
    window.on('closed', () => station.end(session));
  }

  return door;
}

function codeOf(reply: CallReply): string | null {
  const opened = v.safeParse(commands['guard.open'].reply, reply.ok ? reply.value : null);
  return opened.success ? opened.output.code : null;
}
