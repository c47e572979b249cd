import { strict } from './strict.ts';

type CallHandler = (event: object, ...args: readonly unknown[]) => unknown;
const handlers = new Map<string, CallHandler>();

/** Channels that the program answers. */
export function answeredChannels(): readonly string[] {
  return [...handlers.keys()];
}

/** Answers a page's call as Electron does: what the handler gives is copied, what it throws is its message. */
export async function answerCall(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return handler(event, ...args);
}

export const ipcMain = strict('ipcMain', {
  handle: (channel: string, handler: CallHandler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  // electron-store answers its own renderer part here, which no page of ours loads.
  on: (channel: string) => {
    if (channel !== 'electron-store-get-data') throw new Error(`nobody sends '${channel}' without waiting`);
  },
});
