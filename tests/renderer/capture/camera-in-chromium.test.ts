import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '@playwright/test';
import { writeFilm } from '../../fakes/film.ts';
import { serveCameraPage, withCameraPage } from './camera-page.ts';
import type { CameraPageServer } from './camera-page.ts';
import type {} from './page/page.tsx';

const texts = Array.from(
  { length: 10 },
  (_, index) => `HC1:${index}${'6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II'.repeat(9)}`,
);

let server: CameraPageServer;
let film: { readonly film: string };

beforeAll(async () => {
  server = await serveCameraPage();
  film = { film: join(server.folder, 'ten-codes.y4m') };
  writeFilm(film.film, { texts });
}, 60_000);

afterAll(() => server.close());

async function waitForScans(page: Page, count: number): Promise<readonly string[]> {
  await page.waitForFunction((wanted) => cameraPage.recording.scans.length >= wanted, count);
  const scans = await page.evaluate(() => cameraPage.recording.scans);
  return scans.map((scan) => (JSON.parse(scan) as { text: string }).text);
}

function lastReport(page: Page) {
  return page.evaluate(() => cameraPage.recording.reports.at(-1));
}

/** The codes in the order of the film, from the first that was read. */
function expectedFrom(first: string | undefined, count: number): readonly (string | undefined)[] {
  const start = texts.indexOf(first ?? '');
  return Array.from({ length: count }, (_, index) => texts[(start + index) % texts.length]);
}

describe('the camera in Chromium', () => {
  test('reads ten codes of one film, each once and in order, and again when they come again', async () => {
    await withCameraPage(server, film, async (page) => {
      await page.evaluate(() => cameraPage.mount());
      const scans = await waitForScans(page, 20);
      expect(scans.slice(0, 20)).toEqual(expectedFrom(scans[0], 20));
      expect(await lastReport(page)).toMatchObject({ state: 'ready', name: film.film });
    });
  });

  test('has the text of a 720p frame within one frame interval for 95 of 100 frames with a code', async () => {
    await withCameraPage(server, film, async (page) => {
      await page.evaluate(() => cameraPage.measure());
      await waitForScans(page, 30);
      const frames = await page.evaluate(() => cameraPage.frames);
      const read = frames.filter(({ pass, finding }) => pass === 'fast' && finding.kind === 'read');
      const elapsed = read.map(({ elapsedMs }) => elapsedMs).sort((one, other) => one - other);
      const quantile = (share: number) => elapsed[Math.floor(elapsed.length * share)] ?? Number.NaN;
      const [median, p95] = [quantile(0.5), quantile(0.95)];
      console.info(
        `camera: frame to text at 720p: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ` +
          `${elapsed.length} frames with a code of ${frames.filter(({ pass }) => pass === 'fast').length}`,
      );
      expect(p95).toBeLessThan(1000 / 30);
    });
  });
});
