import { contextBridge, ipcRenderer } from 'electron';
import { commandChannel, eventChannel } from './contract/channels.ts';
import { commands } from './contract/commands.ts';
import type { CommandName } from './contract/commands.ts';
import { events } from './contract/events.ts';
import type { EventName } from './contract/events.ts';
import type { Transport } from './contract/transport.ts';

/**
 * The contract for the page, and nothing else: a name that no table has is refused here, before IPC. While the
 * page lives the main process lives; whether the station still works is told by its heartbeat.
 */
const transport: Transport = {
  invoke: (name, request) =>
    isCommand(name)
      ? ipcRenderer.invoke(commandChannel(name), request)
      : Promise.reject(new Error('the contract has no such call')),
  listen: (name, hear) => {
    if (!isEvent(name)) throw new Error('the contract has no such event');
    const receive = (_event: unknown, payload: unknown) => hear(payload);
    ipcRenderer.on(eventChannel(name), receive);
    return () => void ipcRenderer.off(eventChannel(name), receive);
  },
  watchConnection: (hear) => {
    hear(true);
    return () => undefined;
  },
};

contextBridge.exposeInMainWorld('ambang', transport);

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}
