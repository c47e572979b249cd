import type { Page } from '@playwright/test';
import type { DoorScene } from './open-page.ts';
import { fullestReady, screens, settings } from './samples.ts';
import type { ScriptedStation } from './scripted-station.ts';

/** One picture of the gallery. */
export interface Picture {
  readonly name: string;
  /** Null is the guard's panel. */
  readonly scene: DoorScene | null;
  /** What somebody does before the picture is taken. */
  readonly act?: (page: Page, station: ScriptedStation) => Promise<void>;
}

const ready = { kind: 'ready' } as const;
const camera = { ...settings.camera, enabled: true };

const plain: readonly Picture[] = Object.entries(screens).map(([name, screen]) => ({
  name,
  scene: { screen },
}));

/** The fullest ready screen, for windows smaller than a kiosk's display. */
export const fullest: Picture = {
  name: 'ready-full',
  scene: { screen: ready, ...fullestReady, demo: true },
};

/** Every state of the screens, and the ones that people make of them. */
export const pictures: readonly Picture[] = [
  ...plain,
  { name: 'ready-dark', scene: { screen: ready, settings: { lobby: 'dark' } } },
  { name: 'ready-camera', scene: { screen: ready, settings: { camera } } },
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
    scene: { screen: ready, status: { guard: { pinIsSet: false, pending: 0, called: false } } },
    act: (page) => page.locator('footer button').click(),
  },
  fullest,
  { name: 'guard-panel', scene: null },
  {
    name: 'guard-settings',
    scene: null,
    act: (page) => page.locator('header button').first().click(),
  },
];
