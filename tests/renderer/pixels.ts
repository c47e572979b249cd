import type { Page } from '@playwright/test';

/**
 * Gives the colours on the glass at points in CSS pixels, as `#rrggbb`. The picture is decoded by a page of
 * its own, so that the measured one need not allow it.
 */
export async function colourAt(
  page: Page,
  points: readonly (readonly [number, number])[],
): Promise<string[]> {
  const picture = (await page.screenshot({ type: 'png' })).toString('base64');
  const reader = await page.context().newPage();
  try {
    return await reader.evaluate(readPoints, [picture, points] as const);
  } finally {
    await reader.close();
  }
}

/** Gives the first sign of a page as 48 by 48 dots: true where it is ink, whatever its colours are. */
export async function silhouetteOf(page: Page): Promise<readonly boolean[]> {
  const sign = page.locator('svg[viewBox="0 0 240 240"]').first();
  const box = await sign.boundingBox();
  if (!box) throw new Error('the page shows no sign');
  const points = Array.from({ length: 48 * 48 }, (_none, index): [number, number] => [
    box.x + (((index % 48) + 0.5) * box.width) / 48,
    box.y + ((Math.floor(index / 48) + 0.5) * box.height) / 48,
  ]);
  const [ground, ...colours] = await colourAt(page, [[box.x - 60, box.y + 4], ...points]);
  return colours.map((colour) => colour !== ground);
}

async function readPoints([picture, points]: readonly [
  string,
  readonly (readonly [number, number])[],
]): Promise<string[]> {
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no canvas');
  pen.drawImage(bitmap, 0, 0);
  const data = pen.getImageData(0, 0, bitmap.width, bitmap.height).data;
  return points.map(([x, y]) => {
    const at = (Math.round(y) * bitmap.width + Math.round(x)) * 4;
    return `#${[0, 1, 2].map((channel) => (data[at + channel] ?? 0).toString(16).padStart(2, '0')).join('')}`;
  });
}
