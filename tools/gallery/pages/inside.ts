import type { Page } from '@playwright/test';
import type { PassCard, PassView } from '../../../preload/contract/pass-view.ts';
import type {
  PresenceView,
  RollCallLine,
  RollCallView,
  StayView,
} from '../../../preload/contract/presence-view.ts';
import type { ShiftSlip, ShiftView } from '../../../preload/contract/shift-view.ts';
import type { ScriptedStation } from '../scripted-station.ts';
import { panel, pictureTime } from '../samples.ts';

const minute = 60_000;
const hour = 60 * minute;
const units = ['Bagian Umum', 'Dinas Kependudukan dan Pencatatan Sipil', 'Bagian Hukum', 'Inspektorat'];
const givenNames = ['ANDI', 'BUDI', 'CITRA', 'DEWI', 'EKO', 'FITRI', 'GITA', 'HASAN', 'INDAH', 'JOKO'];
const familyNames = ['PRATAMA', 'SANTOSO', 'LESTARI', 'WULANDARI', 'SAPUTRA', 'HANDAYANI', 'SETIAWAN'];

/** Gives one of many names, none of them anybody's. */
function nameOf(place: number): string {
  const family = familyNames[Math.floor(place / givenNames.length) % familyNames.length] ?? '';
  const more = Math.floor(place / (givenNames.length * familyNames.length));
  return `${givenNames[place % givenNames.length] ?? ''} ${family}${more === 0 ? '' : ` ${String(more)}`}`;
}

/** A house with so many people inside, the longest inside first. */
export function manyStays(count: number): StayView[] {
  return Array.from({ length: count }, (_none, place) => ({
    entry: 10 + place,
    name: place % 9 === 8 ? null : nameOf(place),
    unit: place % 4 === 3 ? null : (units[place % units.length] ?? null),
    personClass: place % 4 === 3 ? 'visitor' : 'employee',
    since: pictureTime - (place === 0 ? 15 * hour : Math.max(2, 70 - place) * minute),
    point: place % 5 === 4 ? 'Pintu timur' : 'Pintu utama',
    people: place === 5 ? 3 : 1,
    goesWith: null,
    isOnUsedCode: place === 6,
    isOverstay: place === 0,
    staysOvernight: place === 2,
  }));
}

export function presenceOf(stays: StayView[]): PresenceView {
  return {
    inside: stays.length + 2,
    entered: stays.length + 90,
    left: 88,
    corrections: 0,
    anonymous: 3,
    unexplainedTouches: 2,
    capacity: 50,
    perClass: [
      { personClass: 'employee', inside: 34, capacity: null },
      { personClass: 'visitor', inside: 12, capacity: 20 },
    ],
    stays,
    openDoors: [],
    otherDoors: ['Pintu belakang', 'Pintu garasi'],
  };
}

/** A roll call over a house of so many, some of whom were found. */
export function rollCallOf(count: number): NonNullable<RollCallView> {
  const byUnit = new Map<string | null, RollCallLine[]>();
  for (const { entry, name, unit, personClass, since, point, people } of manyStays(count)) {
    const lines = byUnit.get(unit) ?? [];
    byUnit.set(unit, lines);
    const state = entry % 3 === 0 ? 'safe' : entry % 17 === 0 ? 'left' : 'missing';
    lines.push({ entry, name, personClass, since, point, people, state });
  }
  const called = [...byUnit].map(([unit, people]) => ({ unit, people }));
  const missing = called
    .flatMap(({ people }) => people)
    .reduce((sum, { state, people }) => sum + (state === 'missing' ? people : 0), 2);
  return { began: pictureTime - 4 * minute, units: called, anonymous: { inside: 3, safe: 1 }, missing };
}

export const slip: ShiftSlip = {
  point: 'Pintu utama',
  guard: 'petugas-2',
  guardName: 'Pak Darmawan',
  from: pictureTime - 72 * minute,
  until: pictureTime,
  entered: 128,
  left: 41,
  enteredByClass: { employee: 96, visitor: 32 },
  judged: { green: 119, yellow: 14, red: 6, black: 1 },
  byMethod: { wedge: 104, camera: 22, typed: 9, 'paper-card': 5 },
  decisions: { 'let-in': 15, 'turned-away': 6 },
  exceptions: [
    { at: pictureTime - 61 * minute, what: 'waved-through', people: 1, note: null },
    { at: pictureTime - 40 * minute, what: 'tailgating', people: 2, note: null },
    { at: pictureTime - 12 * minute, what: 'refused-scan', people: 1, note: null },
  ],
  pending: 2,
  inside: 46,
  head: { sequence: 1284, code: 'K7QF-2M9D-XA4T-08RW' },
};

const opensAt = pictureTime - 102 * minute;
export const watch: ShiftView = {
  guards: [
    {
      id: 'petugas-1',
      name: 'Ibu Sari',
      isActive: true,
      hasPin: true,
      badge: { number: '0042817355', expiresAt: pictureTime + 300 * 24 * hour },
    },
    { id: 'petugas-2', name: 'Pak Darmawan', isActive: true, hasPin: true, badge: null },
    { id: 'petugas-3', name: 'Ibu Wulan', isActive: false, hasPin: false, badge: null },
  ],
  sitting: 'petugas-1',
  onDuty: { guard: 'petugas-2', name: 'Pak Darmawan', since: pictureTime - 72 * minute },
  slip,
  open: [{ from: opensAt, until: opensAt + 9 * hour }],
  unguarded: [{ from: opensAt, until: pictureTime - 72 * minute }],
};

/** As long as a code of an office can be, and nobody's. */
const passText = `AMB1:${'6BFOXN%TSMAHN-H3KPL/'.repeat(9)}`.slice(0, 178);

export function cardsOf(count: number): PassCard[] {
  return Array.from({ length: count }, (_none, place) => ({
    number: String(42_817_355 + place).padStart(10, '0'),
    name: nameOf(place),
    unit: 'BAG UMUM',
    personClass: 'employee',
    office: 'Sekretariat Daerah Kota Bontang',
    expiresAt: pictureTime + 180 * 24 * hour,
    isSpecimen: false,
    text: passText,
  }));
}

const passes: PassView = {
  office: 'Sekretariat Daerah Kota Bontang',
  issued: 212,
  found: cardsOf(9).map(({ number, name, unit, expiresAt }, place) => ({
    number,
    name,
    unit,
    expiresAt,
    revokedAt: place === 3 ? pictureTime - 24 * hour : null,
  })),
  units: units.map((unit, place) => ({ unit, people: place === 1 ? 1240 : 40 + place })),
};

/** What the scripted station answers on these pages. */
export const insideReplies = {
  'presence.read': presenceOf(manyStays(44)),
  'roll-call.begin': rollCallOf(44),
  'roll-call.read': rollCallOf(44),
  'shift.read': watch,
  'shift.begin': slip,
  'shift.end': slip,
  'guards.issue-badge': { ...cardsOf(1)[0], name: 'IBU SARI', unit: '', personClass: '' },
  'passes.read': passes,
  'passes.mint': { cards: cardsOf(12), refused: 1, wasCancelled: false },
  'person.search': {
    hasRoster: true,
    found: [0, 1, 2].map((id) => ({ id, name: nameOf(id), unit: units[id] ?? '', personClass: 'employee' })),
  },
};

/** Presses keys at a person's pace: what is quicker is a scanner's. */
function pressing(...keys: readonly string[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
  };
}

/** A picture of the guard's panel (`pictures.ts`). */
interface PanelPicture {
  readonly name: string;
  readonly scene: null;
  readonly act: (page: Page, station: ScriptedStation) => Promise<void>;
}

const press = (name: string, ...keys: readonly string[]): PanelPicture => ({
  name: `guard-${name}`,
  scene: null,
  act: pressing(...keys),
});

export const insidePictures: readonly PanelPicture[] = [
  press('inside', 'F7', 'ArrowDown', 'ArrowDown'),
  press('inside-search', 'F7', 'b', 'u'),
  press('inside-recount', 'F7', '+', '4', '8'),
  press('inside-evening', 'F7', 'End', 'ArrowDown'),
  press('inside-closing', 'F7', 'End', 'End'),
  press('inside-doors', 'F7', 'Home'),
  press('inside-door-reason', 'F7', 'Home', '1'),
  press('roll-call', 'F12', 'ArrowDown'),
  press('roll-call-ending', 'F12', 'End'),
  press('watch', 'F4'),
  press('watch-taken', 'F4', 'Enter'),
  press('watch-add', 'F4', '1'),
  press('watch-pin', 'F4', '3', '8', '3'),
  press('watch-badge', 'F4', '4', '8', '3', '6', '2', '0', '5', 'Enter'),
  press('passes', 'F11', 'a', 'n', 'ArrowDown', 'Enter'),
  press('passes-unit', 'F11', 'Control+1', 'ArrowDown'),
  press('passes-visitor', 'F11', 'Control+3'),
  press('passes-find', 'F11', 'Control+4', 'ArrowDown'),
  press('passes-made', 'F11', 'a', 'n', 'ArrowDown', 'Enter', 'End'),
  {
    name: 'guard-notices',
    scene: null,
    act: async (_page, station) =>
      station.emit('panel', {
        ...panel,
        onDuty: null,
        rollCall: { began: pictureTime - 4 * minute, missing: 31 },
        openDoors: [{ door: 'Pintu belakang', since: pictureTime - 20 * minute, reason: 'goods' }],
      }),
  },
];
