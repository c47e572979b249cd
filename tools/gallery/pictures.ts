import type { Page } from '@playwright/test';
import type { Picture } from './picture.ts';
import { noPhonePictures } from './pages/no-phone.ts';
import { roomPictures } from './pages/room.ts';
import { rulesPictures } from './pages/rules.ts';
import { insidePictures } from './pages/inside.ts';
import { fullestReady, reports, screens, settings } from './samples.ts';
import type { StagedCamera } from './staged-camera.ts';

const ready = { kind: 'ready' } as const;
const house = {
  inside: 46,
  capacity: 50,
  closed: null,
  guardOnDuty: true,
  legalBasis: 'SE 188.65/1796/BPBD/2021',
};
const camera = { ...settings.camera, enabled: true };

/** The next morning, 07.30 WITA. */
const opening = Date.UTC(2022, 7, 1, 23, 30);

const plain: readonly Picture[] = Object.entries(screens).map(([name, screen]) => ({
  name,
  scene: { screen },
}));

const longText = `HC1:${'6BFOXN'.repeat(40)}`;
const code = { text: longText, left: 470, modulePixels: 4 };
/** A hint stands in words below the picture of an open camera. */
const hinting = '[data-state=ready]:has([data-shown=true])';

/** What the camera does, and how one knows that the preview shows it. */
const cameraStates: Readonly<Record<string, { readonly camera: StagedCamera; readonly shown: string }>> = {
  starting: { camera: 'never comes', shown: '[data-state=starting]' },
  missing: { camera: { refused: 'NotFoundError' }, shown: '[data-state=missing]' },
  busy: { camera: { refused: 'NotReadableError' }, shown: '[data-state=busy]' },
  denied: { camera: { refused: 'NotAllowedError' }, shown: '[data-state=denied]' },
  looking: { camera: { room: 110, codes: [] }, shown: '[data-state=ready]' },
  seeing: { camera: { room: 110, codes: [code] }, shown: '[data-seeing=true]' },
  covered: { camera: { room: 4, codes: [] }, shown: hinting },
  dark: { camera: { room: 34, codes: [] }, shown: hinting },
  glare: { camera: { room: 254, codes: [] }, shown: hinting },
  small: {
    camera: { room: 110, codes: [{ ...code, left: 560, modulePixels: 2, isDamaged: true }] },
    shown: hinting,
  },
  unsteady: {
    camera: { room: 110, codes: [{ ...code, left: 460, modulePixels: 5, isDamaged: true }] },
    shown: hinting,
  },
  two: {
    camera: {
      room: 110,
      codes: [
        { text: 'HC1:ONE', left: 470, modulePixels: 5 },
        { text: 'HC1:ANOTHER', left: 660, modulePixels: 5 },
      ],
    },
    shown: hinting,
  },
};

/** The ready screen with every state of the camera, as the real decoders tell it of a staged one. */
const cameraPictures = Object.entries(cameraStates).map(([name, { camera: staged, shown }]): Picture => ({
  name: `camera-${name}`,
  scene: { screen: ready, settings: { camera }, camera: staged },
  act: async (page) => {
    await page.locator(`figure${shown}`).waitFor();
    await page.waitForTimeout(700);
  },
}));

/** The fullest ready screen, for windows smaller than a kiosk's display. */
export const fullest: Picture = {
  name: 'ready-full',
  scene: { screen: ready, ...fullestReady, demo: true },
};

const practice = { scene: { screen: ready, status: { practice: true }, demo: true } };

/** At a person's pace: what is quicker is a scanner's. */
async function pressSlowly(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(250);
}

/** Begins a practice, in whatever order it comes, and answers some cases with one key. */
async function answerCases(page: Page, count: number): Promise<void> {
  await pressSlowly(page, 'F6');
  await pressSlowly(page, 'Enter');
  for (let answered = 0; answered < count; answered++) {
    await pressSlowly(page, '2');
    await pressSlowly(page, 'Enter');
  }
}

/** Every state of the screens, and the ones that people make of them. */
export const pictures: readonly Picture[] = [
  ...plain,
  { name: 'ready-dark', scene: { screen: ready, settings: { lobby: 'dark' } } },
  { name: 'ready-low-light', scene: { screen: ready, settings: { lobby: 'low-light' } } },
  {
    name: 'yellow-low-light',
    scene: { screen: screens['yellow'] ?? ready, settings: { lobby: 'low-light' } },
  },
  { name: 'ready-seated', scene: { screen: ready, status: { house }, settings: { reach: 'seated' } } },
  {
    name: 'pin-pad-seated',
    scene: { screen: ready, settings: { reach: 'seated' } },
    act: (page) => page.locator('footer button').click(),
  },
  { name: 'ready-inside', scene: { screen: ready, status: { house } } },
  {
    name: 'ready-no-guard',
    scene: { screen: ready, status: { house: { ...house, guardOnDuty: false } } },
  },
  {
    name: 'closed',
    scene: { screen: ready, status: { house: { ...house, closed: { opensAt: opening } } } },
  },
  {
    name: 'yellow-no-guard',
    scene: { screen: screens['yellow'] ?? ready, status: { house: { ...house, guardOnDuty: false } } },
  },
  { name: 'ready-camera', scene: { screen: ready, settings: { camera } } },
  ...cameraPictures,
  {
    name: 'ready-practice',
    scene: { screen: ready, status: { practice: true, policyFrom: '2022-07-17' }, demo: true },
  },
  {
    name: 'demo-tray',
    scene: { screen: ready, status: { practice: true }, demo: true },
    act: (page) => page.locator('aside button').first().click(),
  },
  {
    name: 'demo-code',
    scene: { screen: ready, status: { practice: true }, demo: true },
    act: async (page) => {
      await page.locator('aside button').first().click();
      await page.locator('li button[aria-label]').first().click();
    },
  },
  { name: 'practice-intro', ...practice, act: (page) => page.keyboard.press('F6') },
  {
    name: 'practice-case',
    ...practice,
    act: async (page) => answerCases(page, 0),
  },
  {
    name: 'practice-told',
    ...practice,
    act: async (page) => {
      await answerCases(page, 4);
      await pressSlowly(page, '2');
    },
  },
  { name: 'practice-score', ...practice, act: (page) => answerCases(page, 12) },
  { name: 'red-desk-left', scene: { screen: screens['red'] ?? ready, settings: { desk: 'left' } } },
  {
    name: 'station-lost',
    scene: { screen: screens['green'] ?? ready },
    act: async (page, station) => {
      await station.fallSilent();
      await page.waitForTimeout(1000);
    },
  },
  { name: 'pin-pad', scene: { screen: ready }, act: (page) => page.locator('footer button').click() },
  {
    name: 'pin-choose',
    scene: {
      screen: ready,
      status: { guard: { pinIsSet: false, pending: 0, pendingSince: null, called: false } },
    },
    act: (page) => page.locator('footer button').click(),
  },
  fullest,
  ...roomPictures,
  { name: 'guard-panel', scene: null },
  ...noPhonePictures,
  ...rulesPictures,
  { name: 'guard-settings', scene: null, act: (page) => page.keyboard.press('F9') },
  { name: 'guard-scanners', scene: null, act: (page) => page.keyboard.press('F8') },
  {
    name: 'guard-scanners-tested',
    scene: null,
    act: async (page, station) => {
      for (const report of reports) await station.emit('scanner-report', report);
      await page.keyboard.press('F8');
    },
  },
  ...insidePictures,
];
