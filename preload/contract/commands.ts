import * as v from 'valibot';
import type { Command } from './command.ts';
import { exportCommands } from './commands/export-commands.ts';
import { doorCommands } from './commands/door-commands.ts';
import { guardCommands } from './commands/guard-commands.ts';
import { passCommands } from './commands/pass-commands.ts';
import { personCommands } from './commands/person-commands.ts';
import { policyCommands } from './commands/policy-commands.ts';
import { presenceCommands } from './commands/presence-commands.ts';
import { shiftCommands } from './commands/shift-commands.ts';

/** The only place where a call is named. Preload, routes, client and handlers are derived from it. */
export const commands = {
  ...doorCommands,
  ...guardCommands,
  ...personCommands,
  ...presenceCommands,
  ...shiftCommands,
  ...policyCommands,
  ...exportCommands,
  ...passCommands,
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commands;
/** What the station gets of a call, defaults filled in. */
export type RequestOf<N extends CommandName> = v.InferOutput<(typeof commands)[N]['request']>;
/** What a window says with a call. */
export type AskOf<N extends CommandName> = v.InferInput<(typeof commands)[N]['request']>;
export type ReplyOf<N extends CommandName> = v.InferOutput<(typeof commands)[N]['reply']>;

/** Why a call gave no value: a code of `core/reason-codes`, `STATION_LOST` when the answer never came. */
export interface WireFailure {
  readonly code: string;
  /** Seconds to wait before the next try, where the failure is a delay. */
  readonly retryAfterSeconds?: number;
}
export const wireFailure = v.object({ code: v.string(), retryAfterSeconds: v.optional(v.number()) });
