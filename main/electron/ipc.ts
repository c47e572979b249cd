import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { commandChannel, eventChannel } from '../../preload/contract/channels.ts';
import { commands } from '../../preload/contract/commands.ts';
import type { CommandName } from '../../preload/contract/commands.ts';
import { fail } from '../core/result.ts';
import type { Session } from '../station/sessions.ts';
import { isOurPage } from './protocol.ts';

/** Which window speaks for which session of the station. A window that was not bound may call nothing. */
export interface WindowSessions {
  /** Lets a window speak for a session, and hear its events, until the session ends or the window is gone. */
  bind(contents: WebContents, session: Session): void;
}

/** What a reply led to, for the shell to act on before the page hears of it. */
export type AfterReply = (name: CommandName, contents: WebContents, reply: CallReply) => void;
export type CallReply = Awaited<ReturnType<Session['invoke']>>;

// The table's own keys are the names; `Object.keys` only knows that they are strings.
const names = Object.keys(commands) as CommandName[];

/** Answers every call of the contract on a channel of its own, and only for the pages of bound windows. */
export function answerCalls(ipcMain: IpcMain, afterReply: AfterReply): WindowSessions {
  const sessions = new Map<number, Session>();
  for (const name of names) {
    ipcMain.handle(commandChannel(name), async (event, request: unknown) => {
      const session = isFromPage(event) ? sessions.get(event.sender.id) : undefined;
      if (session === undefined) return fail({ code: 'STATION_FORBIDDEN' });
      const reply = await session.invoke(name, request);
      afterReply(name, event.sender, reply);
      return reply;
    });
  }
  return {
    bind: (contents, session) => {
      sessions.set(contents.id, session);
      session.listen((name, payload) => {
        if (!contents.isDestroyed()) contents.send(eventChannel(name), payload);
      });
      session.whenEnded(() => sessions.delete(contents.id));
    },
  };
}

/** A frame inside a page, a page that is being replaced and a page of others are refused alike. */
function isFromPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurPage(senderFrame.url);
}
