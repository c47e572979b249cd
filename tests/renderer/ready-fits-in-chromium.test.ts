import type { Locator, Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { DoorScene } from '../../tools/gallery/scene.ts';
import { fullestReady, status } from '../../tools/gallery/samples.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { faultsOfLayout, headlineSize } from './parts-of-screen.ts';

const windows: readonly (readonly [number, number])[] = [
  [1280, 800],
  [1366, 768],
  [1280, 720],
  [1024, 768],
  [1920, 1080],
  [1080, 1920],
  [768, 1366],
];

/** What the open panel leaves of a window: 36 hundredths of a wide one's width, 34 of a tall one's height. */
const besidePanel: typeof windows = windows.map(([width, height]) =>
  width > height ? [Math.round(width * 0.36), height] : [width, Math.round(height * 0.34)],
);

const { openDoor } = rendererInChromium({ width: 1280, height: 800 });

const closedHouse = { ...status.house, closed: { opensAt: Date.UTC(2022, 7, 30, 23, 30) } };

/** A day with everything at once, and a usual one. The tray of the demo goes when the panel opens. */
const days: readonly { title: string; sizes: typeof besidePanel; scene: Partial<DoorScene> }[] = [
  { title: 'everything at once', sizes: windows, scene: { ...fullestReady, demo: true } },
  { title: 'everything at once beside the open panel', sizes: besidePanel, scene: fullestReady },
  { title: 'no camera, banner or practice', sizes: [...windows, ...besidePanel], scene: {} },
  {
    title: 'everything at once, seated',
    sizes: windows.filter(([width]) => width !== 1024),
    scene: { ...fullestReady, settings: { ...fullestReady.settings, reach: 'seated' }, demo: true },
  },
  {
    title: 'the door closed',
    sizes: [...windows, ...besidePanel],
    scene: { status: { house: closedHouse } },
  },
];
const languages = ['id', 'en'] as const;

describe('the ready screen', () => {
  test.each(days.flatMap((day) => languages.map((language) => ({ ...day, language }))))(
    'with $title ($language) cuts nothing and lays nothing over another, at every size',
    async ({ sizes, scene, language }) => {
      const settings = { ...scene.settings, language };
      const { page } = await openDoor({
        screen: { kind: 'ready' },
        ...scene,
        settings,
      });
      await page.getByTestId('ready').waitFor();
      if (settings.camera?.enabled === true)
        await page.locator('[data-shown="true"] [role="status"]').waitFor();
      const faults: Record<string, readonly string[]> = {};
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        const size = `${String(width)}x${String(height)}`;
        const found = await faultsOfLayout(page);
        if (found.length > 0) faults[size] = found;
        expect((await headlineSize(page)) / Math.min(width, height), size).toBeGreaterThanOrEqual(0.12);
      }
      expect(faults).toEqual({});
    },
  );
});

describe('with seated reach', () => {
  test.each([
    { width: 1080, height: 1920, lowest: 0.6 },
    { width: 1920, height: 1080, lowest: 0.5 },
    { width: 1366, height: 768, lowest: 0.5 },
  ])('everything to touch lies in the lower part of $width by $height', async ({ width, height, lowest }) => {
    const { page } = await openDoor({ screen: { kind: 'ready' }, settings: { reach: 'seated' } });
    await page.setViewportSize({ width, height });
    await page.getByTestId('ready').waitFor();
    expect(await highestButton(page)).toBeGreaterThanOrEqual(lowest * height);
    expect(await page.locator('section button').evaluateAll(leastHeight)).toBeGreaterThanOrEqual(80);
    await page.keyboard.press('F2');
    await page.getByRole('dialog').waitFor();
    const padBelow = height - (await bottomOf(page.getByRole('dialog')));
    expect(padBelow).toBeLessThanOrEqual(24);
  });
});

function leastHeight(buttons: readonly Element[]): number {
  return Math.min(...buttons.map((button) => button.getBoundingClientRect().height));
}

function highestButton(page: Page): Promise<number> {
  return page
    .locator('button')
    .evaluateAll((buttons) => Math.min(...buttons.map((button) => button.getBoundingClientRect().top)));
}

async function bottomOf(part: Locator): Promise<number> {
  const box = await part.boundingBox();
  return box === null ? 0 : box.y + box.height;
}
