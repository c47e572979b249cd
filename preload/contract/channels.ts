import type { CommandName } from './commands.ts';
import type { EventName } from './events.ts';

/** Gives the IPC channel of a call. */
export function commandChannel(name: CommandName): string {
  return `ambang:call:${name}`;
}

/** Gives the IPC channel of an event. */
export function eventChannel(name: EventName): string {
  return `ambang:event:${name}`;
}
