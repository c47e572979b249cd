import * as v from 'valibot';
import { scanRhythm } from './scanner-report.ts';
import { demoPerson, doorStatus, guardPanel, screenState, windowSettings } from './screen-state.ts';

/** Who may ask. Judged from the session in the station, never from the request. */
export const roles = ['kiosk', 'guard', 'supervisor', 'auditor'] as const;
export type Role = (typeof roles)[number];

export interface Command {
  readonly role: Role;
  readonly request: v.GenericSchema;
  readonly reply: v.GenericSchema;
}

const nothing = v.null();
const pin = v.pipe(v.string(), v.regex(/^\d{6,12}$/));

/** The only place where a call is named. Preload, routes, client and handlers are derived from it. */
export const commands = {
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
  'guard.call': { role: 'kiosk', request: nothing, reply: nothing },
  /** Chooses the guard's PIN; only while none is set. */
  'guard.choose-pin': { role: 'kiosk', request: v.object({ pin }), reply: nothing },
  /** Asks for the guard's panel. The reply's code is redeemed once, by the panel's own document. */
  'guard.open': { role: 'kiosk', request: v.object({ pin }), reply: v.object({ code: v.string() }) },
  'guard.read': {
    role: 'guard',
    request: nothing,
    reply: v.object({ panel: guardPanel, status: doorStatus, settings: windowSettings }),
  },
  /** A key or a touch on the panel: it stays open for another 20 s. */
  'guard.touch': { role: 'guard', request: nothing, reply: nothing },
  'guard.close': { role: 'guard', request: nothing, reply: nothing },
  'guard.decide': {
    role: 'guard',
    request: v.object({ sequence: v.number(), decision: v.picklist(['let-in', 'turned-away']) }),
    reply: nothing,
  },
  'settings.change': { role: 'guard', request: v.partial(windowSettings), reply: windowSettings },
  /** Only in the demo: the tray of sample people. */
  'demo.people': { role: 'kiosk', request: nothing, reply: v.array(demoPerson) },
  'demo.present': { role: 'kiosk', request: v.object({ id: v.string() }), reply: nothing },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commands;
export type RequestOf<N extends CommandName> = v.InferOutput<(typeof commands)[N]['request']>;
export type ReplyOf<N extends CommandName> = v.InferOutput<(typeof commands)[N]['reply']>;

/** Why a call gave no value: a code of `core/reason-codes`, `STATION_LOST` when the answer never came. */
export interface WireFailure {
  readonly code: string;
  /** Seconds to wait before the next try, where the failure is a delay. */
  readonly retryAfterSeconds?: number;
}
export const wireFailure = v.object({ code: v.string(), retryAfterSeconds: v.optional(v.number()) });
