import * as v from 'valibot';
import { defaultRetentionDays } from '../core/admission/retention.ts';
import { windowSettings } from '../../preload/contract/screen-state.ts';

/** A text of a person's choosing that one line of a screen can hold. */
const line = v.pipe(v.string(), v.maxLength(120));

/**
 * The settings of one station: the windows' own and the technician's. One file holds them in both shells,
 * `settings.json` in the data folder.
 */
export const stationSettings = v.object({
  ...windowSettings.entries,
  /** Name of the entrance, as rows and screens state it. */
  point: v.pipe(line, v.minLength(1)),
  /** Name of the office or building. */
  place: line,
  /** IANA time zone of the site; days are counted by its calendar. */
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'no such time zone')),
  /** Class of a person about whom nothing else is known. */
  personClass: v.pipe(line, v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  /** What this point is for: in, out, or both with a button to leave by. */
  passage: v.picklist(['in', 'out', 'both']),
  /** Scanners of the lane that goes out, by the names that the set-up page shows. */
  exitDevices: v.array(v.pipe(line, v.minLength(1))),
  /** Doors without a station, whose opening the guard notes (S1-01). */
  otherDoors: v.array(v.pipe(line, v.minLength(1))),
  /** After how many hours a second entry on one code is taken for a return whose exit was forgotten. */
  typicalStayHours: v.pipe(v.number(), v.minValue(0.5), v.maxValue(24)),
  /** After how many hours inside somebody is on the list of those who stay long; null for nobody. */
  overstayHours: v.nullable(v.pipe(v.number(), v.minValue(0.5), v.maxValue(24))),
  trustMaxAgeHours: v.pipe(v.number(), v.minValue(1)),
  /** Name of a policy; null takes the one in force at the date. */
  policy: v.nullable(line),
  /** Kind of site that the policy may have other modes for, such as `tourism`; null for none. */
  siteCategory: v.nullable(line),
  serial: v.object({
    enabled: v.boolean(),
    /** Devices to read, such as `/dev/ttyS0` or `COM3`; while one of them is there no other is opened. */
    devices: v.array(v.pipe(line, v.minLength(1))),
    /** Ignored by scanners on USB; matters for real serial lines. */
    baudRate: v.picklist([9600, 19_200, 38_400, 57_600, 115_200]),
  }),
  hid: v.object({
    /** Whether scanners in the mode "HID POS" are read. */
    enabled: v.boolean(),
  }),
  /**
   * Keyboard scanners that the station takes for itself (Linux): paths such as `/dev/input/by-id/usb-...-event-kbd`, or
   * devices' own names; `*` stands for any characters. Whoever types on one of them types for nobody.
   */
  keyboards: v.array(v.pipe(line, v.minLength(1))),
  /** Whether an export may leave the house unencrypted. */
  plainExport: v.boolean(),
  /** Copies of the log: where (null takes `backups` in the data folder), and how many, one a day; 0 makes none. */
  backup: v.object({
    folder: v.nullable(v.pipe(line, v.minLength(1))),
    generations: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30)),
  }),
  /** Whether the window locks the machine: full screen, and closing it opens it again. */
  kioskLock: v.boolean(),
});
export type StationSettings = v.InferOutput<typeof stationSettings>;

/** What a station has before anybody chose. */
export const defaultSettings: StationSettings = {
  language: 'id',
  lobby: 'bright',
  reach: 'standing',
  voice: 'off',
  protocolReminder: true,
  desk: 'right',
  sounds: 'read',
  camera: { enabled: true, name: null, mirrored: true, symbologies: ['QRCode', 'Code128'], torch: false },
  notice: {
    controller: '',
    basis: 'SE MenPANRB 21/2021',
    retentionDays: defaultRetentionDays,
    contact: '',
  },
  point: 'Pintu utama',
  place: '',
  timeZone: 'Asia/Makassar',
  personClass: 'visitor',
  passage: 'in',
  exitDevices: [],
  otherDoors: [],
  typicalStayHours: 4,
  overstayHours: 10,
  trustMaxAgeHours: 168,
  policy: null,
  siteCategory: null,
  serial: { enabled: true, devices: [], baudRate: 9600 },
  hid: { enabled: true },
  keyboards: [],
  plainExport: false,
  backup: { folder: null, generations: 3 },
  kioskLock: false,
};

/** Where a shell keeps the settings: `conf` in the browser shell, `electron-store` in Electron. */
export interface SettingsStore {
  /** Gives the file's content as it stands; nothing of it is believed yet. */
  read(): Readonly<Record<string, unknown>>;
  /** Keeps the settings; throws when the disk refuses. */
  write(settings: StationSettings): void;
}

/**
 * Gives the settings of a file's content. A field that is missing or unusable takes its default, so that one
 * slip of a technician's hand never closes the door; `unusable` names those fields, `unknown` those of no meaning.
 */
export function readSettings(content: Readonly<Record<string, unknown>>): {
  readonly settings: StationSettings;
  readonly unusable: readonly string[];
  readonly unknown: readonly string[];
} {
  const entries = Object.entries(stationSettings.entries);
  const unusable = entries
    .filter(([name, schema]) => name in content && !v.is(schema, content[name]))
    .map(([name]) => name);
  const usable = Object.fromEntries(
    Object.entries(content).filter(([name]) => name in stationSettings.entries && !unusable.includes(name)),
  );
  const unknown = Object.keys(content).filter((name) => !Object.hasOwn(stationSettings.entries, name));
  return { settings: v.parse(stationSettings, { ...defaultSettings, ...usable }), unusable, unknown };
}

/** Gives the part of the settings that windows may know. */
export function settingsForWindows(settings: StationSettings): v.InferOutput<typeof windowSettings> {
  return v.parse(windowSettings, settings);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
