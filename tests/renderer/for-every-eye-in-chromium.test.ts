import { describe, expect, test } from 'vitest';
import type { DoorScene } from '../../tools/gallery/scene.ts';
import { fullestReady, screens, status } from '../../tools/gallery/samples.ts';
import { widthInEms } from '../../preload/contract/public-wording.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { accessibilityFaults } from './accessibility.ts';
import { headlineSize } from './parts-of-screen.ts';
import { paleTexts } from './text-colours.ts';

const ready = { kind: 'ready' } as const;
const { openDoor } = rendererInChromium({ width: 1080, height: 1920 });
const house = { ...status.house, inside: 50, capacity: 50, legalBasis: 'SE 188.65/1796/BPBD/2021' };

/** Every public screen: what the station sends, what the house is, and how the site set it up. */
const scenes: readonly (readonly [string, DoorScene])[] = [
  ...Object.entries(screens).map(([name, screen]): [string, DoorScene] => [name, { screen }]),
  ['ready, everything at once', { screen: ready, ...fullestReady, demo: true }],
  ['ready, how many inside', { screen: ready, status: { house } }],
  ['ready, no guard', { screen: ready, status: { house: { ...house, guardOnDuty: false } } }],
  ['closed', { screen: ready, status: { house: { ...house, closed: { opensAt: 1_659_396_600_000 } } } }],
  ['seated', { screen: ready, status: { house }, settings: { reach: 'seated' } }],
  ['dark lobby', { screen: ready, status: { house }, settings: { lobby: 'dark' } }],
  ['low light', { screen: ready, status: { house }, settings: { lobby: 'low-light' } }],
  ['exit, low light', { screen: screens['exit'] ?? ready, settings: { lobby: 'low-light' } }],
  ['yellow, low light', { screen: screens['yellow'] ?? ready, settings: { lobby: 'low-light' } }],
  [
    'yellow, no guard',
    { screen: screens['yellow'] ?? ready, status: { house: { ...house, guardOnDuty: false } } },
  ],
  ['practice door', { screen: screens['red'] ?? ready, status: { practice: true } }],
];

const everyScene = scenes.flatMap(([name, scene]) =>
  (['id', 'en'] as const).map((language) => ({ name, scene, language })),
);

describe('every public screen', () => {
  test.each(everyScene)('$name ($language) is legible, large and open to everybody', async (given) => {
    const { scene, language } = given;
    const { page } = await openDoor({ ...scene, settings: { ...scene.settings, language } });
    await page.locator('h1').waitFor();
    expect(await paleTexts(page, 7)).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const [width, height] of [
      [1080, 1920],
      [1920, 1080],
      [1280, 800],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect((await headlineSize(page)) / Math.min(width, height)).toBeGreaterThanOrEqual(0.12);
    }
  });

  test('holds the PIN pad legible too', async () => {
    const { page } = await openDoor({ screen: ready });
    await page.keyboard.press('F2');
    await page.getByRole('dialog').waitFor();
    expect(await paleTexts(page, 7)).toEqual([]);
  });
});

describe('the measure of the contrast', () => {
  test('finds a pale text on a verdict', async () => {
    const { page } = await openDoor({ screen: screens['green'] ?? ready });
    await page.locator('h1').evaluate((heading) => (heading.style.color = 'rgb(255 255 255)'));
    expect(await paleTexts(page, 7)).toHaveLength(1);
  });
});

describe("the widths by which a policy's words are measured", () => {
  test('are bounds for every letter that the font has, and none is a fifth too large', async () => {
    const { page } = await openDoor({ screen: ready });
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?'’-–/()&"];
    const advances = await page.evaluate((all) => {
      const pen = new OffscreenCanvas(1, 1).getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.font = `700 1000px ${getComputedStyle(document.body).fontFamily}`;
      return all.map((letter) => pen.measureText(letter).width / 1000);
    }, letters);
    for (const [at, letter] of letters.entries()) {
      expect(widthInEms(letter), letter).toBeGreaterThanOrEqual(advances[at] ?? 9);
    }
    const sum = advances.reduce((total, one) => total + one, 0);
    expect(widthInEms(letters.join('')) / sum).toBeLessThan(1.2);
  });
});
