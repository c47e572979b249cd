import * as v from 'valibot';
import { publicWording } from './public-wording.ts';

const languageName = v.picklist(['id', 'en']);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What every passing has, whether somebody comes or goes. */
const passing = {
  /** Number of this result within the station's run; a new person has a new number. */
  number: v.number(),
  /** The language that the person's own pass asks for, for this result only; null: the window's own. */
  language: v.nullable(languageName),
  /** Milliseconds from its first paint after which the screen returns by itself; null: a person ends it. */
  returnsAfterMs: v.nullable(v.number()),
  /** True while somebody presses the screen to read on. */
  held: v.boolean(),
};

/** A full house asks everybody the same, whoever it is: nothing of a person is in it. */
const fullHouse = v.object({ kind: v.literal('full'), inside: count, capacity: count });

/**
 * What the public window is told: the action and nothing of the reason. A dose, a date, a reason or a name
 * beyond initials has no field here, so it cannot leave the station (docs/architecture.md, invariant 6).
 */
export const screenState = v.variant('kind', [
  v.object({ kind: v.literal('starting') }),
  v.object({ kind: v.literal('ready') }),
  v.object({
    kind: v.literal('result'),
    ...passing,
    shown: v.picklist(['green', 'yellow', 'red']),
    /** Advisory: the same dotted green for everyone who was judged. */
    advisory: v.boolean(),
    /** For the greeting; null where the name is unknown or the colour is not green. */
    initials: v.nullable(v.pipe(v.string(), v.maxLength(8))),
    /** The policy's own lines for this colour; null has the program's. */
    wording: v.nullable(publicWording),
    /** What stands there instead of a verdict on the person; its colour is yellow. */
    notice: v.nullable(fullHouse),
  }),
  /** Somebody went out: neutral, because nobody is judged on the way out. */
  v.object({ kind: v.literal('exit'), ...passing, /** When the exit was recorded (ms). */ at: v.number() }),
  /** Somebody said "I am leaving": a code now goes out; the screen returns by itself at `until` (ms). */
  v.object({ kind: v.literal('leaving'), until: v.number() }),
  /**
   * Whoever was let in is asked for what or to whom the visit is, by touch. The questions and their answers are the
   * house's own; the choice travels by its place in the list.
   */
  v.object({
    kind: v.literal('visit'),
    /** The number of the result before. */
    number: v.number(),
    language: v.nullable(languageName),
    ask: v.picklist(['purpose', 'host']),
    choices: v.array(v.object({ id: v.string(), en: v.string() })),
    /** Whether there is a button that answers nothing. */
    canSkip: v.boolean(),
    returnsAfterMs: v.number(),
  }),
  v.object({ kind: v.literal('out-of-service'), code: v.string() }),
]);
export type ScreenState = v.InferOutput<typeof screenState>;

/** Health of one kind of scanner, as the small signs on the ready screen show it. */
export const scannerHealth = v.object({
  kind: v.picklist(['wedge', 'keyboard', 'serial', 'hid', 'camera']),
  /** `unknowable`: a keyboard wedge cannot be seen, only its last scan. */
  state: v.picklist(['ready', 'missing', 'busy', 'denied', 'off', 'unknowable']),
  name: v.nullable(v.string()),
  /** Instant (ms) of its last scan, null when it has not scanned yet. */
  lastScanAt: v.nullable(v.number()),
});
export type ScannerHealth = v.InferOutput<typeof scannerHealth>;

/** What the public window says of the house. Every part is null until the station knows it. */
const house = v.object({
  inside: v.nullable(count),
  capacity: v.nullable(count),
  /** Set outside opening hours; `opensAt` is the instant (ms) of the next opening where it is known. */
  closed: v.nullable(v.object({ opensAt: v.nullable(v.number()) })),
  /** False: nobody is signed in, and the screens say so. Null where guards do not sign in. */
  guardOnDuty: v.nullable(v.boolean()),
  /** The decree under which the door asks, by its number; never what it asks for. */
  legalBasis: v.nullable(v.pipe(v.string(), v.maxLength(120))),
});

/** What the public window shows around the result. */
export const doorStatus = v.object({
  point: v.string(),
  place: v.string(),
  /** IANA time zone of the site; all clocks of the screens go by it. */
  timeZone: v.string(),
  /** How many were let in since local midnight. */
  enteredToday: v.number(),
  scanners: v.array(scannerHealth),
  /** Whether people may sign out here by a touch; the ready screen has the button then. */
  exits: v.boolean(),
  /** Practice or demo: every screen says so in every corner. */
  practice: v.boolean(),
  /** Set when the policy is used outside its dates: from which local date (YYYY-MM-DD) its rules are. */
  policyFrom: v.nullable(v.string()),
  house,
  guard: v.object({
    pinIsSet: v.boolean(),
    /** Undecided people; the strip shows this count and nothing about them. */
    pending: v.number(),
    /** Since when the longest of them waits (ms); null without any. */
    pendingSince: v.nullable(v.number()),
    /** A visitor pressed "call the guard" and nobody has come yet. */
    called: v.boolean(),
  }),
});
export type DoorStatus = v.InferOutput<typeof doorStatus>;

/** Settings that the windows need; the technician's own are not among them. */
export const windowSettings = v.object({
  language: languageName,
  /** Bright: dark on off-white; dark: the reverse; low light: dimmed, so that the screen blinds nobody. */
  lobby: v.picklist(['bright', 'dark', 'low-light']),
  /** Seated: everything to touch lies in the lower part of the screen, and large. */
  reach: v.picklist(['standing', 'seated']),
  /** Spoken sentences: `neutral` has one length, pitch and loudness for all of them, `outcome` lets them differ. */
  voice: v.picklist(['off', 'neutral', 'outcome']),
  /** The reminder of mask, hands and distance on the ready screen. */
  protocolReminder: v.boolean(),
  /** Where the guard's desk stands, seen from the visitor; red points there. */
  desk: v.picklist(['left', 'right']),
  /** One tone for everyone by default; `outcome` gives each colour its own. */
  sounds: v.picklist(['off', 'read', 'outcome']),
  camera: v.object({
    enabled: v.boolean(),
    /** Device label to prefer; null takes the first camera. */
    name: v.nullable(v.string()),
    mirrored: v.boolean(),
    /** What it reads; each further one costs part of every frame interval, linear ones also certainty. */
    symbologies: v.optional(
      v.pipe(
        v.array(
          v.picklist(['QRCode', 'Aztec', 'DataMatrix', 'PDF417', 'Code128', 'Code39', 'EANUPC', 'ITF']),
        ),
        v.minLength(1),
      ),
      ['QRCode', 'Code128'],
    ),
    /** Its lamp, where it has one: lit while the camera is on. */
    torch: v.optional(v.boolean(), false),
  }),
  /** Short privacy notice: who keeps what, on what basis, for how long, whom to ask. */
  notice: v.object({
    controller: v.string(),
    basis: v.string(),
    /** Whole days; retention refuses any other number, and 90 is the most that an office may choose. */
    retentionDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)),
    contact: v.string(),
  }),
});
export type WindowSettings = v.InferOutput<typeof windowSettings>;

/** A sample person of the demo tray. */
export const demoPerson = v.object({
  id: v.string(),
  /** Key of its name in the locale files, such as `boosted`. */
  label: v.string(),
  /** The text that its code holds. */
  text: v.string(),
});
export type DemoPerson = v.InferOutput<typeof demoPerson>;
