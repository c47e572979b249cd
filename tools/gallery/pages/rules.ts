import type { DayReport } from '../../../preload/contract/day-view.ts';
import type { UnitCoverage } from '../../../preload/contract/people-view.ts';
import type { PolicyView, WhatIfChange, WhatIfView } from '../../../preload/contract/policy-view.ts';
import type { Page } from '@playwright/test';
import type { Picture } from '../picture.ts';
import { pictureTime } from '../samples.ts';

const both = (id: string, en: string) => ({ id, en });
const minute = 60_000;
const employee = both('Pegawai', 'Employee');
const visitor = both('Tamu', 'Visitor');

export const policyView: PolicyView = {
  policy: {
    id: 'pedulilindungi-2022-07',
    version: '1',
    title: both('PeduliLindungi, Juli 2022', 'PeduliLindungi, July 2022'),
    legalBasis: [
      {
        number: 'SE Menteri PANRB 21/2021',
        date: '2021-09-06',
        text: both(
          'Pegawai dan tamu kantor pemerintah diperiksa; jumlah orang di dalam kantor dipantau.',
          'Employees and visitors of government offices are screened; the number of people inside is watched.',
        ),
      },
      {
        number: 'SE Mendagri 440/3917/SJ',
        date: null,
        text: both(
          'Vaksinasi penguat menjadi syarat masuk fasilitas umum.',
          'The booster becomes a condition for entering public facilities.',
        ),
      },
    ],
    validFrom: '2022-07-17',
    validUntil: '2023-06-08',
    notes: {
      id: [
        'Aturan pertama yang cocok berlaku; hitam mendahului semua.',
        'Umur dan hari dihitung menurut kalender tempat.',
      ],
      en: [
        'The first rule that holds speaks; black comes before all.',
        'Ages and days go by the calendar of the site.',
      ],
    },
  },
  installed: [
    {
      id: 'pedulilindungi-2022-02',
      version: '1',
      title: both('PeduliLindungi, Februari 2022', 'PeduliLindungi, February 2022'),
    },
    {
      id: 'pedulilindungi-2022-07',
      version: '1',
      title: both('PeduliLindungi, Juli 2022', 'PeduliLindungi, July 2022'),
    },
    {
      id: 'visitor-register',
      version: '1',
      title: both('Buku tamu dan pegawai', 'Register of visitors and employees'),
    },
  ],
  classes: [
    { id: 'employee', title: employee, called: 'mandatory', holds: 'advisory', planned: null },
    {
      id: 'visitor',
      title: visitor,
      called: 'mandatory',
      holds: 'advisory',
      planned: { mode: 'counted', from: '2022-09-01' },
    },
  ],
  state: 'installed',
  armed: null,
  readiness: [
    { item: 'guard-on-shift', isMet: true, isSeen: true },
    { item: 'scanner-seen', isMet: true, isSeen: true },
    { item: 'rules-fresh', isMet: true, isSeen: true },
    { item: 'lists-fresh', isMet: false, isSeen: true },
    { item: 'poster-up', isMet: false, isSeen: false },
  ],
};

export const armedView: PolicyView = {
  ...policyView,
  classes: policyView.classes.map((one) => ({ ...one, holds: 'mandatory' as const })),
  state: 'armed',
  armed: {
    basis: 'SE Wali Kota 188.65/1796/2022',
    at: pictureTime - 90 * minute,
    askedBy: 'Pak Darmawan',
    approvedBy: 'Bu Ratna',
  },
  readiness: policyView.readiness.map((one) => ({ ...one, isMet: true })),
};

const green = { outcome: 'green', shown: 'green' } as const;
const invited = { outcome: 'yellow', shown: 'green' } as const;
const refused = { outcome: 'red', shown: 'green' } as const;
const yellow = { outcome: 'yellow', shown: 'yellow' } as const;
const red = { outcome: 'red', shown: 'red' } as const;
const black = { outcome: 'black', shown: 'yellow' } as const;

const units = [
  'Sekretariat Daerah',
  'Dinas Kependudukan dan Pencatatan Sipil',
  'Dinas Kesehatan',
  'Bagian Umum',
  'Dinas Pekerjaan Umum dan Penataan Ruang',
  'Dinas Pendidikan',
  'Badan Pendapatan Daerah',
  null,
];

const changes: readonly WhatIfChange[] = units.flatMap((unit, index) => {
  const of = { personClass: unit === null ? 'visitor' : 'employee', unit };
  const size = unit === null ? 14_200 : 900 + 310 * index;
  return [
    { ...of, from: green, to: green, people: size },
    { ...of, from: invited, to: yellow, people: Math.round(size * (0.04 + 0.02 * ((index * 3) % 7))) },
    { ...of, from: refused, to: red, people: Math.round(size * (0.01 + 0.005 * ((index * 5) % 7))) },
    { ...of, from: yellow, to: yellow, people: Math.round(size * 0.03) },
    { ...of, from: black, to: black, people: Math.round(size * 0.004) },
  ];
});

export const whatIf: WhatIfView = {
  rows: changes.reduce((sum, { people }) => sum + people, 0),
  from: pictureTime - 28 * 1440 * minute,
  until: pictureTime,
  reached: null,
  tookMs: 240,
  changes: [...changes],
};

export const dayReport: DayReport = {
  from: pictureTime - 492 * minute,
  until: pictureTime,
  entered: 128,
  left: 82,
  inside: 46,
  classes: [
    { personClass: 'employee', title: employee, entered: 91, green: 88, yellow: 4, red: 1, black: 1 },
    { personClass: 'visitor', title: visitor, entered: 37, green: 30, yellow: 15, red: 3, black: 1 },
  ],
  exceptions: [
    { at: pictureTime - 41 * minute, what: 'tailgating', people: 2 },
    { at: pictureTime - 26 * minute, what: 'refused-scan', people: 1 },
    { at: pictureTime - 12 * minute, what: 'waved-through', people: 3 },
  ],
  signals: [
    { colour: 'yellow', seen: 19, expected: 6.2, isAlarming: true },
    { colour: 'red', seen: 4, expected: 3.1, isAlarming: false },
    { colour: 'black', seen: 2, expected: null, isAlarming: false },
  ],
  passed: {
    people: 119,
    one: 112,
    two: 104,
    booster: 71,
    unnamed: 6,
    target: { share: 71 / 119, wanted: 0.7, doses: 'booster', isReached: false, missing: 13 },
  },
  roster: {
    people: 412,
    one: 398,
    two: 371,
    booster: 296,
    unnamed: 0,
    target: { share: 296 / 412, wanted: 0.7, doses: 'booster', isReached: true, missing: 0 },
  },
  purposes: [
    { answer: 'service', title: both('Layanan', 'A service'), visitors: 18 },
    { answer: 'meeting', title: both('Rapat', 'A meeting'), visitors: 7 },
    { answer: 'delivery', title: both('Antar barang atau surat', 'A delivery'), visitors: 4 },
  ],
  hosts: [
    { answer: 'Dinas Kependudukan dan Pencatatan Sipil', visitors: 16 },
    { answer: 'Bagian Umum', visitors: 6 },
  ],
  head: { sequence: 48_211, code: 'K7QF-2M9D-X4TB-8HWR' },
};

const coverage: readonly UnitCoverage[] = [
  { unit: 'Dinas Kependudukan dan Pencatatan Sipil', people: 61, neverScanned: 9 },
  { unit: 'Sekretariat Daerah', people: 84, neverScanned: 3 },
  { unit: 'Dinas Kesehatan', people: 47, neverScanned: 0 },
];

/** What the scripted station answers about rules and the day. */
export const rulesReplies: Readonly<Record<string, unknown>> = {
  'policy.read': policyView,
  'policy.what-if': whatIf,
  'day.read': dayReport,
  'roster.coverage': { version: '2022-07-28', units: coverage },
  'roster.never-scanned': [
    { id: 1, name: 'AGUS CONTOH', unit: 'Sekretariat Daerah', personClass: 'employee' },
    { id: 2, name: 'BUDI CONTOH', unit: 'Sekretariat Daerah', personClass: 'employee' },
  ],
};

async function turnTo(page: Page, digit: string): Promise<void> {
  await page.keyboard.press('F10');
  await page.waitForTimeout(250);
  await page.keyboard.press(digit);
  await page.waitForTimeout(250);
}

const chooseVisit = (ask: 'purpose' | 'host', titles: readonly string[]): Picture['scene'] => ({
  screen: {
    kind: 'visit',
    number: 1,
    language: null,
    ask,
    choices: titles.map((title) => both(title, title)),
    canSkip: true,
    returnsAfterMs: 12_000,
  },
});

/** The rules, what-if and day pages in each of their states, and the questions to visitors. */
export const rulesPictures: readonly Picture[] = [
  { name: 'rules', scene: null, act: (page) => turnTo(page, '1') },
  {
    name: 'rules-armed',
    scene: null,
    act: async (page, station) => {
      await station.answer('policy.read', { ok: true, value: armedView });
      await turnTo(page, '1');
    },
  },
  {
    name: 'rules-arming',
    scene: null,
    act: async (page, station) => {
      const failures = [
        { code: 'STATION_ARM_BASIS_MISSING', seen: null },
        { code: 'STATION_ARM_NOT_READY', seen: 'poster-up' },
      ];
      await station.answer('policy.arm', { ok: true, value: { failures } });
      await turnTo(page, '1');
      await page.locator('[data-state] button').first().click();
      await page.locator('form button[type=submit]').click();
      for (const digit of '593027') await page.locator(`[role=dialog] button:text-is("${digit}")`).click();
      await page.keyboard.press('Tab');
      await page.locator('[role=dialog] button', { hasText: 'Enter' }).click();
      await page.locator('[role=alert]').waitFor();
    },
  },
  {
    name: 'rules-second-pin',
    scene: null,
    act: async (page) => {
      await turnTo(page, '1');
      await page.locator('[data-state] button').first().click();
      await page.locator('form button[type=submit]').click();
      for (const digit of '593') await page.locator(`[role=dialog] button:text-is("${digit}")`).click();
    },
  },
  { name: 'rules-what-if', scene: null, act: (page) => turnTo(page, '2') },
  {
    name: 'rules-what-if-done',
    scene: null,
    act: async (page) => {
      await turnTo(page, '2');
      await page.locator('section button', { hasText: /Hitung|Work/ }).click();
      await page.getByTestId('what-if-result').waitFor();
    },
  },
  { name: 'rules-day', scene: null, act: (page) => turnTo(page, '3') },
  {
    name: 'rules-day-printed',
    scene: null,
    act: async (page) => {
      await turnTo(page, '3');
      await page.emulateMedia({ media: 'print' });
    },
  },
  {
    name: 'visit-purpose',
    scene: chooseVisit('purpose', ['Layanan', 'Rapat', 'Antar barang atau surat', 'Lainnya']),
  },
  {
    name: 'visit-host',
    scene: chooseVisit(
      'host',
      [...units, ...units].flatMap((unit, index) =>
        unit === null ? [] : [index > 7 ? `${unit} Kecamatan` : unit],
      ),
    ),
  },
];
