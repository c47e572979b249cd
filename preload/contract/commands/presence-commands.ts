import * as v from 'valibot';
import { nothing, sequence, slug, type Command } from '../command.ts';
import { presenceView, rollCallView } from '../presence-view.ts';

const someEntry = v.object({ entry: sequence });

/** Who is inside: exits by the guard, the evening, and the roll call. */
export const presenceCommands = {
  'presence.read': { role: 'guard', isReadOnly: true, request: nothing, reply: presenceView },
  /** The guard saw somebody of the list go out. */
  'presence.left': { role: 'guard', request: someEntry, reply: nothing },
  /** Somebody went out whom nobody knows. */
  'presence.left-unknown': {
    role: 'guard',
    request: v.object({ personClass: v.nullable(slug) }),
    reply: nothing,
  },
  /** So many more (or fewer) are inside than the count says. */
  'presence.recount': {
    role: 'guard',
    request: v.object({
      change: v.pipe(
        v.number(),
        v.integer(),
        v.minValue(-9999),
        v.maxValue(9999),
        v.check((change) => change !== 0),
      ),
    }),
    reply: nothing,
  },
  /** The guard confirms that somebody left whose exit nobody noted. */
  'presence.confirm-gone': { role: 'guard', request: someEntry, reply: nothing },
  'presence.keep-overnight': { role: 'guard', request: someEntry, reply: nothing },
  /** Closes the day: who is still on the list left without being noted, but for those who stay. */
  'presence.close-day': { role: 'guard', request: nothing, reply: nothing },
  /** A door without a station was opened or closed. */
  'presence.other-door': {
    role: 'guard',
    request: v.object({
      door: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
      what: v.picklist(['opened', 'closed']),
      reason: v.nullable(v.picklist(['fire-drill', 'goods', 'emergency', 'works', 'other'])),
    }),
    reply: nothing,
  },
  'roll-call.read': { role: 'guard', isReadOnly: true, request: nothing, reply: rollCallView },
  /** Begins a roll call, or gives the one that is going on. */
  'roll-call.begin': { role: 'guard', request: nothing, reply: rollCallView },
  /** Ticks somebody safe, or takes the tick back. */
  'roll-call.tick': {
    role: 'guard',
    request: v.object({ entry: sequence, isSafe: v.boolean() }),
    reply: nothing,
  },
  /** Counts so many people without a code as safe; negative takes them back. */
  'roll-call.count-unknown': {
    role: 'guard',
    request: v.object({ isSafe: v.boolean() }),
    reply: nothing,
  },
  /** Ends it. A call that was begun by a wrong key says so in its row, and figures leave it out. */
  'roll-call.end': { role: 'guard', request: v.object({ byMistake: v.boolean() }), reply: nothing },
  /** Writes the list as a table to the first stick that takes it; names never stand readable on the machine. */
  'roll-call.export': {
    role: 'guard',
    request: nothing,
    reply: v.object({ file: v.string(), stick: v.string() }),
  },
} as const satisfies Readonly<Record<string, Command>>;
