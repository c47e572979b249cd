import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchWithCamera } from '../fakes/camera-chromium.ts';
import { writeFilm } from '../fakes/film.ts';
import { readAdmissions } from '../fakes/log-rows.ts';
import { notePainted } from '../fakes/painted-results.ts';
import { forget, startStation } from '../fakes/running-station.ts';
import { foundIssuer } from '../fakes/sample-people.ts';
import type { SampleOutcome } from '../fakes/sample-people.ts';

/** Ten people whose colours are in an order of their own wherever one begins: the film may be met in its middle. */
const outcomes: readonly SampleOutcome[] = [
  'green', 'red', 'yellow', 'green', 'green', 'red', 'red', 'black', 'green', 'yellow',
]; // prettier-ignore
const colours = outcomes.map((outcome) => (outcome === 'black' ? 'yellow' : outcome));
const rotations = colours.map((_, start) => [...colours.slice(start), ...colours.slice(0, start)]);

for (const { width, height, modulePixels } of [
  { width: 1280, height: 720, modulePixels: 4 },
  { width: 1920, height: 1080, modulePixels: 5 },
]) {
  test(`ten people of one film of ${height} rows are each read, shown and logged once, in their order`, async () => {
    test.setTimeout(120_000);
    const dataDir = mkdtempSync(join(tmpdir(), 'ambang-'));
    const issuer = foundIssuer(dataDir);
    const film = join(dataDir, 'ten-people.y4m');
    const texts = outcomes.map((outcome) => issuer.issue(outcome));
    // Slow enough for a machine that other tests share: a person every 1.2 s, away for a third of it.
    const pace = { framesPerSecond: 10, framesPerCode: 8, framesPerGap: 4 };
    writeFilm(film, { texts, width, height, modulePixels, ...pace });
    const station = await startStation([], dataDir);
    const browser = await launchWithCamera({ film });
    try {
      const page = await browser.newPage({ permissions: ['camera'] });
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        const isOwn = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:';
        if (!isOwn) elsewhere.push(request.url());
      });
      const painted = await notePainted(page);
      await page.goto(station.address);
      await expect.poll(() => painted.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(10);
      await page.close();
      await station.stop();
      const rows = readAdmissions(dataDir).slice(0, 10);
      expect(rows.map(({ method }) => method)).toEqual(rows.map(() => 'camera'));
      expect(rotations).toContainEqual(rows.map(({ shown }) => shown));
      expect(rotations).toContainEqual(painted.slice(0, 10).map(({ shown }) => shown));
      expect(elsewhere).toEqual([]);
    } finally {
      await browser.close();
      await station.stop();
      rmSync(film, { force: true });
      forget(station);
    }
  });
}
