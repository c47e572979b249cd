import * as v from 'valibot';
import type { Result } from '../../main/core/result.ts';
import { fail, ok } from '../../main/core/result.ts';
import { commands } from './commands.ts';
import { mayActAs, type Role } from './command.ts';
import type { CommandName, ReplyOf, RequestOf, WireFailure } from './commands.ts';
import type { Json } from './transport.ts';

/** Who calls: made by the station when a window connects, never read from a request. */
export interface Caller {
  readonly role: Role;
  readonly sessionId: string;
}

type MaybePromise<T> = T | Promise<T>;

/** One function a command of a group. */
export type HandlersOf<C extends Partial<typeof commands>> = Pick<Handlers, keyof C & CommandName>;

/** One function a command. A missing or an extra one does not compile. */
export type Handlers = {
  readonly [N in CommandName]: (
    request: RequestOf<N>,
    caller: Caller,
  ) => MaybePromise<Result<ReplyOf<N>, WireFailure>>;
};

/**
 * Answers one call from the wire: looks the command up, judges the role, decodes the request, calls the
 * handler, checks its reply. Never rejects; `report` hears of what a handler threw (a bug).
 */
export async function dispatch(
  handlers: Handlers,
  caller: Caller,
  name: string,
  request: unknown,
  report: (error: unknown) => void,
): Promise<Result<Json, WireFailure>> {
  if (!isCommandName(name)) return fail({ code: 'STATION_REQUEST_MALFORMED' });
  if (!mayActAs(caller.role, commands[name])) return fail({ code: 'STATION_FORBIDDEN' });
  const decoded = v.safeParse(commands[name].request, request);
  if (!decoded.success) return fail({ code: 'STATION_REQUEST_MALFORMED' });
  try {
    return checkReply(name, await callHandler(handlers, caller, name, decoded.output));
  } catch (error) {
    report(error);
    return fail({ code: 'STATION_BROKEN' });
  }
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function callHandler(handlers: Handlers, caller: Caller, name: CommandName, request: unknown) {
  // The request was decoded by this command's own schema just before; TypeScript cannot follow the table.
  const handler = handlers[name] as (
    request: unknown,
    caller: Caller,
  ) => MaybePromise<Result<unknown, WireFailure>>;
  return handler(request, caller);
}

function checkReply(name: CommandName, reply: Result<unknown, WireFailure>): Result<Json, WireFailure> {
  if (!reply.ok) return reply;
  return ok(v.parse(commands[name].reply, reply.value) as Json);
}
