import type { ScannerReport } from '../../preload/contract/scanner-report.ts';
import type { GuardPanel, GuardRow } from '../../preload/contract/guard-panel.ts';
import type {
  DemoPerson,
  DoorStatus,
  ScreenState,
  WindowSettings,
} from '../../preload/contract/screen-state.ts';

/** The instant at which every picture is taken: a Monday morning in Bontang, 08.12 WITA. */
export const pictureTime = Date.UTC(2022, 7, 1, 0, 12, 20);
const minute = 60_000;

export const settings = {
  language: 'id',
  lobby: 'bright',
  reach: 'standing',
  voice: 'off',
  protocolReminder: true,
  desk: 'right',
  sounds: 'off',
  camera: { enabled: false, name: null, mirrored: true, symbologies: ['QRCode'], torch: false },
  notice: {
    controller: 'Sekretariat Daerah Kota Bontang',
    basis: 'SE MenPANRB 21/2021',
    retentionDays: 28,
    contact: 'meja informasi',
  },
} satisfies WindowSettings;

export const status: DoorStatus = {
  point: 'Pintu utama',
  place: 'Kantor Wali Kota Bontang',
  timeZone: 'Asia/Makassar',
  enteredToday: 128,
  scanners: [
    { kind: 'wedge', state: 'unknowable', name: null, lastScanAt: pictureTime - minute },
    { kind: 'serial', state: 'ready', name: 'COM3', lastScanAt: null },
    { kind: 'camera', state: 'ready', name: 'Webcam', lastScanAt: null },
  ],
  practice: false,
  policyFrom: null,
  house: { inside: null, capacity: null, closed: null, guardOnDuty: null, legalBasis: null },
  exits: false,
  guard: { pinIsSet: true, pending: 0, pendingSince: null, called: false },
};

/** Everything that the ready screen can hold, as long as it gets: the layout is measured with it. */
export const fullestReady = {
  status: {
    place: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Penajam Paser Utara',
    enteredToday: 1284,
    scanners: [
      { kind: 'wedge', state: 'unknowable', name: null, lastScanAt: pictureTime - minute },
      { kind: 'serial', state: 'missing', name: null, lastScanAt: null },
      { kind: 'camera', state: 'missing', name: null, lastScanAt: null },
    ],
    practice: true,
    policyFrom: '2022-07-17',
    house: {
      inside: 1284,
      capacity: 1500,
      closed: null,
      guardOnDuty: false,
      legalBasis: 'Surat Edaran 188.65/1796/BPBD/2021',
    },
    exits: true,
    guard: { pinIsSet: true, pending: 12, pendingSince: pictureTime - 3 * minute, called: true },
  },
  settings: {
    camera: { ...settings.camera, enabled: true },
    notice: {
      ...settings.notice,
      controller: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Penajam Paser Utara',
    },
  },
} satisfies { status: Partial<DoorStatus>; settings: Partial<WindowSettings> };

const result = {
  kind: 'result',
  number: 1,
  advisory: false,
  initials: null,
  language: null,
  wording: null,
  notice: null,
  returnsAfterMs: null,
  held: false,
} as const;

/** The longest words that a policy may have: both lines use up their room (preload/contract/public-wording). */
const longestWording = {
  id: { big: 'SILAKAN MENDAFTAR PELAYANAN', small: 'Pendaftaran dilayani di loket nomor satu' },
  en: { big: 'REGISTER AT THE DESK FIRST', small: 'Registration is at the counter to your left' },
};

/** Every screen of the public window, by the name of its picture. */
export const screens: Readonly<Record<string, ScreenState>> = {
  starting: { kind: 'starting' },
  ready: { kind: 'ready' },
  green: { ...result, shown: 'green', initials: 'A.S.', returnsAfterMs: 2000 },
  yellow: { ...result, shown: 'yellow' },
  red: { ...result, shown: 'red' },
  advisory: { ...result, shown: 'green', advisory: true, returnsAfterMs: 2000 },
  full: { ...result, shown: 'yellow', notice: { kind: 'full', inside: 50, capacity: 50 } },
  'green-worded': { ...result, shown: 'green', wording: longestWording, returnsAfterMs: 2000 },
  'advisory-worded': {
    ...result,
    shown: 'green',
    advisory: true,
    wording: longestWording,
    returnsAfterMs: 2000,
  },
  'yellow-worded': { ...result, shown: 'yellow', wording: longestWording },
  'red-worded': { ...result, shown: 'red', wording: longestWording },
  leaving: { kind: 'leaving', until: pictureTime + 15_000 },
  exit: { kind: 'exit', number: 1, language: null, at: pictureTime, returnsAfterMs: 2000, held: false },
  'out-of-service': { kind: 'out-of-service', code: 'LOG_FULL' },
};

const row = (sequence: number, minutesAgo: number, part: Partial<GuardRow>): GuardRow => ({
  sequence,
  at: pictureTime - minutesAgo * minute,
  outcome: 'green',
  shown: 'green',
  reasons: ['POLICY_BOOSTED'],
  method: 'wedge',
  decision: 'machine',
  ...part,
});
const yellow = { outcome: 'yellow', shown: 'yellow', decision: null } as const;

const recent: readonly GuardRow[] = [
  row(131, 0, { ...yellow, reasons: ['POLICY_BOOSTER_MISSING'], method: 'wedge' }),
  row(130, 1, {}),
  row(129, 2, { ...yellow, outcome: 'black', reasons: ['POLICY_POSITIVE'], method: 'camera' }),
  row(128, 3, { reasons: ['POLICY_TEST_NEGATIVE'], method: 'serial' }),
  row(127, 4, { outcome: 'red', shown: 'red', reasons: ['TRUST_SIGNATURE_WRONG'], decision: 'turned-away' }),
  row(126, 6, { ...yellow, reasons: ['TRUST_SIGNER_UNKNOWN'], method: 'camera' }),
  row(125, 7, {}),
  row(124, 7, { ...yellow, reasons: ['POLICY_CHILD'], decision: 'let-in' }),
  row(123, 9, { reasons: ['POLICY_FULLY_VACCINATED'], method: 'serial' }),
  row(122, 11, {}),
];

/** The guard's panel on a busy minute. */
export const panel: GuardPanel = {
  now: {
    row: recent[0] ?? row(131, 0, yellow),
    name: 'ANDI SETIAWAN PRATAMA',
    birthDate: '1986-09-26',
    format: 'hcert',
    issuer: 'ID',
    policy: 'PeduliLindungi 17.7.2022',
    rule: 'adult-full-no-booster',
    facts: [
      { label: 'age-band', value: '18-plus' },
      { label: 'doses', value: '2/2' },
      { label: 'days-since-dose', value: '241' },
      { label: 'product', value: 'CoronaVac' },
    ],
    personClass: 'employee',
    unit: 'Dinas Kependudukan dan Pencatatan Sipil',
    number: null,
    clues: [],
    remaining: { unit: 'days', amount: 59 },
    inside: null,
    earlier: [
      {
        at: pictureTime - 42 * minute,
        direction: 'in',
        point: 'Pintu utama',
        shown: 'yellow',
        decision: 'let-in',
      },
      { at: pictureTime - 11 * minute, direction: 'out', point: 'Pintu utama', shown: null, decision: null },
    ],
  },
  pending: recent.filter(({ decision }) => decision === null),
  recent: [...recent],
  alerts: [],
  legalBasis: ['SE MenPANRB 21/2021', 'SE Satgas 21/2022'],
  sitting: 'Pak Darmawan',
  onDuty: { name: 'Pak Darmawan', since: pictureTime - 72 * minute },
  inside: 46,
  rollCall: null,
  openDoors: [],
  said: null,
};

const report: Omit<ScannerReport, 'at' | 'length' | 'test' | 'rhythm'> = {
  method: 'wedge',
  device: null,
  alphabet: 'base45',
  symbologyMark: null,
  rejection: null,
  advice: [],
};

/** What a technician scans who sets a scanner up, oldest first. */
export const reports: readonly ScannerReport[] = [
  {
    ...report,
    at: pictureTime - 3 * minute,
    length: 13,
    test: { id: 'qr-small', wrongCharacters: 0 },
    rhythm: { middleGapMs: 4.1, longestGapMs: 9, terminator: 'enter' },
  },
  {
    ...report,
    at: pictureTime - 2 * minute,
    method: 'serial',
    device: '/dev/ttyACM0',
    length: 550,
    symbologyMark: ']Q1',
    test: { id: 'qr-certificate', wrongCharacters: 0 },
    rhythm: { middleGapMs: 0.9, longestGapMs: 3, terminator: 'cr' },
  },
  {
    ...report,
    at: pictureTime - minute,
    length: 550,
    test: { id: 'qr-certificate', wrongCharacters: 118 },
    rhythm: { middleGapMs: 12.4, longestGapMs: 31, terminator: 'silence' },
    advice: ['layout', 'slow', 'no-terminator'],
  },
];

const labels = [
  'boosted', 'twice', 'once', 'none', 'test-negative', 'test-positive',
  'recovered', 'expired', 'forged', 'unknown-issuer', 'child', 'garbage', 'wrong-kind',
]; // prettier-ignore

/** Sample people as the demo sends them; their texts are as long as real ones, and hold nothing. */
export const people: readonly DemoPerson[] = labels.map((label) => ({
  id: label,
  label,
  text: `HC1:${`${label.toUpperCase().replaceAll('-', '')}/PRACTICE.`.repeat(24).slice(0, 420)}`,
}));
