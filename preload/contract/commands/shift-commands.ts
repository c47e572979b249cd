import * as v from 'valibot';
import { nothing, pin, type Command } from '../command.ts';
import { passCard } from '../pass-view.ts';
import { shiftSlip, shiftView } from '../shift-view.ts';

const guardId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,16}$/));
const guardName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));

/** The watch at this door, and who may keep it. */
export const shiftCommands = {
  'shift.read': { role: 'guard', isReadOnly: true, request: nothing, reply: shiftView },
  /** Who opened the panel signs in, or takes over: then the slip of the one before is given. */
  'shift.begin': { role: 'guard', request: nothing, reply: v.nullable(shiftSlip) },
  'shift.end': { role: 'guard', request: nothing, reply: shiftSlip },
  /** Adds a guard with a PIN of their own, typed by that guard. */
  'guards.add': { role: 'guard', request: v.object({ name: guardName, pin }), reply: nothing },
  'guards.rename': { role: 'guard', request: v.object({ id: guardId, name: guardName }), reply: nothing },
  /** Somebody no longer stands guard here: PIN and badge are void from now on. */
  'guards.retire': { role: 'guard', request: v.object({ id: guardId }), reply: nothing },
  /** Makes a badge that opens the panel for a guard, whose own PIN says that it is wanted. An earlier one is void then. */
  'guards.issue-badge': { role: 'guard', request: v.object({ id: guardId, pin }), reply: passCard },
  'guards.revoke-badge': { role: 'guard', request: v.object({ id: guardId }), reply: nothing },
  /** The guard who sits at the panel takes another PIN. */
  'guards.change-pin': { role: 'guard', request: v.object({ pin }), reply: nothing },
} as const satisfies Readonly<Record<string, Command>>;
