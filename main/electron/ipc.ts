import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { commandChannel, eventChannel } from '../../preload/contract/channels.ts';
import { commands } from '../../preload/contract/commands.ts';
import type { CommandName } from '../../preload/contract/commands.ts';
import type { EventName } from '../../preload/contract/events.ts';
import { fail } from '../core/result.ts';
import type { StationSession } from '../station/station.ts';
import { isOurPage } from './protocol.ts';

/** Which window speaks for which session. A window that is not here may call nothing. */
export interface WindowSessions {
  /** Lets a window speak for a session until the window or the session ends. */
  bind(contents: WebContents, session: StationSession): void;
}

// The table's own keys are the names; `Object.keys` only knows that they are strings.
const names = Object.keys(commands) as CommandName[];

/** Answers every call of the contract on a channel of its own, and only for windows that were bound. */
export function answerCalls(ipcMain: IpcMain): WindowSessions {
  const sessions = new Map<number, StationSession>();
  for (const name of names) {
    ipcMain.handle(commandChannel(name), (event, request: unknown) => {
      const session = isFromPage(event) ? sessions.get(event.sender.id) : undefined;
      return session === undefined ? fail({ code: 'STATION_FORBIDDEN' }) : session.call(name, request);
    });
  }
  return {
    bind: (contents, session) => {
      sessions.set(contents.id, session);
      const stop = session.listen((name, payload) => tell(contents, name, payload));
      contents.once('destroyed', () => {
        stop();
        sessions.delete(contents.id);
        session.close();
      });
    },
  };
}

/** A frame inside a page, a page that is being replaced and a page of others are refused alike. */
function isFromPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurPage(senderFrame.url);
}

function tell(contents: WebContents, name: EventName, payload: unknown): void {
  if (!contents.isDestroyed()) contents.send(eventChannel(name), payload);
}
