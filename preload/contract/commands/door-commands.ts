import * as v from 'valibot';
import { count, nothing, pin, type Command } from '../command.ts';
import { scanRhythm } from '../scanner-report.ts';
import { demoPerson, doorStatus, screenState, windowSettings } from '../screen-state.ts';

/** What the public window asks for. */
export const doorCommands = {
  /** Everything that a public window needs to paint itself. */
  'door.read': {
    role: 'kiosk',
    request: nothing,
    reply: v.object({ screen: screenState, status: doorStatus, settings: windowSettings }),
  },
  /** A text that a device of the window read: keys of a wedge scanner, the camera, or a typed number. */
  'scan.submit': {
    role: 'kiosk',
    request: v.object({
      text: v.pipe(v.string(), v.maxLength(8192)),
      method: v.picklist(['wedge', 'camera', 'typed']),
      rhythm: v.optional(scanRhythm),
    }),
    reply: nothing,
  },
  /** Something that looked like a scan and was none: a half one, two mixed, control keys. */
  'scan.reject': {
    role: 'kiosk',
    request: v.object({
      code: v.picklist(['SCAN_INTERRUPTED', 'SCAN_MIXED', 'SCAN_CONTROL_CHARACTER', 'SCAN_TOO_LONG']),
      length: v.number(),
      rhythm: v.optional(scanRhythm),
    }),
    reply: nothing,
  },
  /** The state of the window's camera, for the sign on the ready screen. */
  'camera.report': {
    role: 'kiosk',
    request: v.object({
      state: v.picklist(['ready', 'missing', 'busy', 'denied', 'off']),
      name: v.nullable(v.pipe(v.string(), v.maxLength(200))),
    }),
    reply: nothing,
  },
  /** The window painted this result; the time it returns by itself runs from here. */
  'screen.painted': { role: 'kiosk', request: v.object({ number: v.number() }), reply: nothing },
  /** A finger holds the result, or lets it go. */
  'screen.hold': {
    role: 'kiosk',
    request: v.object({ number: v.number(), held: v.boolean() }),
    reply: nothing,
  },
  /** Somebody touched "I am leaving": the next code within some seconds goes out. */
  'leave.begin': { role: 'kiosk', request: nothing, reply: nothing },
  /** Somebody leaves who has no code: counted, nobody knows who. */
  'leave.without-code': { role: 'kiosk', request: nothing, reply: nothing },
  'leave.cancel': { role: 'kiosk', request: nothing, reply: nothing },
  /** Answers a question about the visit by the place of a choice; null passes it over. */
  'visit.answer': {
    role: 'kiosk',
    request: v.object({
      number: v.number(),
      ask: v.picklist(['purpose', 'host']),
      choice: v.nullable(count),
    }),
    reply: nothing,
  },
  'guard.call': { role: 'kiosk', request: nothing, reply: nothing },
  /** Chooses the first guard's PIN; only while none is set. */
  'guard.choose-pin': { role: 'kiosk', request: v.object({ pin }), reply: nothing },
  /** Asks for the guard's panel. The reply's code is redeemed once, by the panel's own document. */
  'guard.open': { role: 'kiosk', request: v.object({ pin }), reply: v.object({ code: v.string() }) },
  /** Only in the demo: the tray of sample people. */
  'demo.people': { role: 'kiosk', request: nothing, reply: v.array(demoPerson) },
  'demo.present': { role: 'kiosk', request: v.object({ id: v.string() }), reply: nothing },
} as const satisfies Readonly<Record<string, Command>>;
