import { describe, expect, test } from 'vitest';
import type { DoorScene } from '../../tools/gallery/open-page.ts';
import { fullestReady } from '../../tools/gallery/samples.ts';
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

/** A day with everything at once, and a usual one. The tray of the demo goes when the panel opens. */
const days: readonly { title: string; sizes: typeof besidePanel; scene: Partial<DoorScene> }[] = [
  { title: 'everything at once', sizes: windows, scene: { ...fullestReady, demo: true } },
  { title: 'everything at once beside the open panel', sizes: besidePanel, scene: fullestReady },
  { title: 'no camera, banner or practice', sizes: [...windows, ...besidePanel], scene: {} },
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
