import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { screens } from '../../tools/gallery/samples.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { faultsOfLayout, headlineSize } from './parts-of-screen.ts';

const windows: readonly (readonly [number, number])[] = [
  [800, 600],
  [600, 800],
  [1024, 768],
  [768, 1024],
  [1280, 720],
  [1280, 800],
  [1920, 1080],
  [1080, 1920],
];

/** What the guard's open panel leaves of a window: a narrow stage beside it, or a low one above it. */
const besidePanel: typeof windows = [
  [369, 768],
  [461, 800],
  [600, 272],
  [768, 348],
  [1080, 653],
];

const { openDoor } = rendererInChromium({ width: 1280, height: 800 });

const verdicts = ['green', 'advisory', 'yellow', 'red'].flatMap((name) =>
  (['id', 'en'] as const).flatMap((language) => [
    { name, language, practice: true },
    { name, language, practice: false },
  ]),
);

describe('a verdict', () => {
  test.each(verdicts)(
    'of $name ($language, practice: $practice) cuts nothing and lays nothing over another, at every size',
    async ({ name, language, practice }) => {
      const guard = { pinIsSet: true, pending: 12, called: true };
      const screen = screens[name] ?? { kind: 'ready' };
      const { page } = await openDoor({ screen, status: { practice, guard }, settings: { language } });
      await page.getByTestId('result').waitFor();
      const faults: Record<string, readonly string[]> = {};
      for (const [width, height] of [...windows, ...besidePanel]) {
        await page.setViewportSize({ width, height });
        const size = `${String(width)}x${String(height)}`;
        const found = [...(await faultsOfLayout(page)), ...(await wordsOverDots(page))];
        if (found.length > 0) faults[size] = found;
        expect((await headlineSize(page)) / Math.min(width, height), size).toBeGreaterThanOrEqual(0.12);
      }
      expect(faults).toEqual({});
    },
  );
});

/** Gives the lines and signs of a verdict that reach its dotted border, where it has one. */
function wordsOverDots(page: Page): Promise<readonly string[]> {
  return page.getByTestId('result').evaluate((result) => {
    const border = getComputedStyle(result, '::after');
    if (border.content === 'none') return [];
    const inner = (side: 'Top' | 'Right' | 'Bottom' | 'Left', inset: string) =>
      Number.parseFloat(border[`border${side}Width`]) + Number.parseFloat(inset);
    const { width, height } = result.getBoundingClientRect();
    const [left, top] = [inner('Left', border.left), inner('Top', border.top)];
    const [right, bottom] = [width - inner('Right', border.right), height - inner('Bottom', border.bottom)];
    return [...result.querySelectorAll('h1, p, svg')].flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const box = (element instanceof SVGElement ? element : range).getBoundingClientRect();
      if (box.width === 0) return [];
      const isInside = box.left >= left && box.top >= top && box.right <= right && box.bottom <= bottom;
      return isInside ? [] : [`"${element.textContent}" reaches the dots`];
    });
  });
}
