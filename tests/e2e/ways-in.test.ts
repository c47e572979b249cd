import { chromium, expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFilm } from '../fakes/film.ts';
import { readAdmissions } from '../fakes/log-rows.ts';
import { plugPtyPair } from '../fakes/pty-pair.ts';
import { forget, startStation } from '../fakes/running-station.ts';
import { foundIssuer } from '../fakes/sample-people.ts';
import { plugIn } from '../fakes/wedge-scanner.ts';

const newDataDir = () => mkdtempSync(join(tmpdir(), 'ambang-'));
const resultOf = (page: Page) => page.getByTestId('result');

test('a certificate typed by a wedge scanner gives one row and green', async ({ page }) => {
  const dataDir = newDataDir();
  const code = foundIssuer(dataDir).issue('green');
  const station = await startStation([], dataDir);
  await page.goto(station.address);
  await page.getByTestId('ready').waitFor();
  await (await plugIn(page)).scan(code);
  await expect(resultOf(page)).toHaveAttribute('data-shown', 'green');
  await station.stop();
  expect(readAdmissions(dataDir)).toMatchObject([{ shown: 'green', method: 'wedge' }]);
  forget(station);
});

test('a certificate sent by a serial scanner gives one row and red', async ({ page }) => {
  const dataDir = newDataDir();
  const code = foundIssuer(dataDir).issue('red');
  const pty = await plugPtyPair(dataDir);
  const station = await startStation(['--scanner', pty.device], dataDir);
  await page.goto(station.address);
  await expect(page.getByTestId('scanner-serial')).toHaveAttribute('data-state', 'ready');
  await pty.send(`${code}\r`);
  await expect(resultOf(page)).toHaveAttribute('data-shown', 'red');
  await station.stop();
  await pty.unplug();
  expect(readAdmissions(dataDir)).toMatchObject([{ shown: 'red', method: 'serial' }]);
  forget(station);
});

test('a certificate held before the camera gives one row and yellow', async ({}, testInfo) => {
  const dataDir = newDataDir();
  const code = foundIssuer(dataDir).issue('yellow');
  const film = join(dataDir, 'film.y4m');
  writeFilm(film, {
    texts: [code],
    framesPerSecond: 10,
    framesPerCode: 20,
    framesPerGap: 5,
    modulePixels: 5,
  });
  const station = await startStation([], dataDir);
  const { launchOptions } = testInfo.project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions?.args ?? []),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  const page = await browser.newPage({ permissions: ['camera'] });
  await page.goto(station.address);
  await expect(resultOf(page)).toHaveAttribute('data-shown', 'yellow');
  await browser.close();
  await station.stop();
  expect(readAdmissions(dataDir)).toMatchObject([{ shown: 'yellow', method: 'camera' }]);
  forget(station);
});
