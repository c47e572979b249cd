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

const passings = ['green', 'advisory', 'yellow', 'red', 'full', 'exit'].flatMap((name) =>
  (['id', 'en'] as const).flatMap((language) => [
    { name, language, practice: true },
    { name, language, practice: false },
  ]),
);

describe('a passing', () => {
  test.each(passings)(
    'of $name ($language, practice: $practice) cuts nothing and lays nothing over another, at every size',
    async ({ name, language, practice }) => {
      const guard = { pinIsSet: true, pending: 12, pendingSince: 0, called: true };
      const screen = screens[name] ?? { kind: 'ready' };
      const { page } = await openDoor({ screen, status: { practice, guard }, settings: { language } });
      await page.locator('[data-number]').waitFor();
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

describe('the longest words that a policy may have', () => {
  test.each(
    ['green-worded', 'advisory-worded', 'yellow-worded', 'red-worded'].flatMap((name) =>
      (['id', 'en'] as const).flatMap((language) => [
        { name, language, practice: true },
        { name, language, practice: false },
      ]),
    ),
  )('stand whole on $name ($language, practice: $practice), at every size', async (given) => {
    const { name, language, practice } = given;
    const screen = screens[name] ?? { kind: 'ready' };
    const { page } = await openDoor({ screen, status: { practice }, settings: { language } });
    await page.locator('[data-worded="true"]').waitFor();
    const faults: Record<string, readonly string[]> = {};
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      const size = `${String(width)}x${String(height)}`;
      const found = [...(await faultsOfLayout(page)), ...(await wordsOverDots(page))];
      if (found.length > 0) faults[size] = found;
      expect((await headlineSize(page)) / Math.min(width, height), size).toBeGreaterThanOrEqual(0.12);
      expect(await heightOfSign(page), size).toBeGreaterThanOrEqual(0.08 * Math.min(width, height));
    }
    expect(faults).toEqual({});
  });
});

async function heightOfSign(page: Page): Promise<number> {
  return (await page.locator('svg[viewBox="0 0 240 240"]').first().boundingBox())?.height ?? 0;
}

/** Gives the lines and signs of a verdict that reach its dotted border, where it has one. */
function wordsOverDots(page: Page): Promise<readonly string[]> {
  return page.locator('[data-number]').evaluate((result) => {
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
