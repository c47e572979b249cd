import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { rulesReplies } from './pages/rules.ts';
import { insideReplies } from './pages/inside.ts';
import { panel, people, pictureTime, settings, status } from './samples.ts';
import { noPhoneReplies } from './pages/no-phone.ts';
import { roomReplies } from './pages/room.ts';
import type { DoorScene } from './scene.ts';
import { stageCamera } from './staged-camera.ts';
import { scriptStation } from './scripted-station.ts';
import type { ScriptedStation } from './scripted-station.ts';

/**
 * Starts the machine's own Chromium; `AMBANG_BROWSER` names another one. Throws where there is none.
 *
 * @param more arguments of the browser besides the usual ones.
 */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['AMBANG_BROWSER'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      ...more,
    ],
  });
}

export interface OpenedPage {
  readonly page: Page;
  readonly station: ScriptedStation;
}

/** Opens the built public window before a scripted station that says one scene. */
export async function openDoor(
  context: BrowserContext,
  address: string,
  scene: DoorScene,
): Promise<OpenedPage> {
  const page = await context.newPage();
  if (scene.clock !== 'machine') await page.clock.setSystemTime(pictureTime);
  if (scene.camera !== undefined) await stageCamera(page, scene.camera);
  const station = await scriptStation(page, {
    'door.read': {
      screen: scene.screen,
      status: { ...status, ...scene.status },
      settings: { ...settings, ...scene.settings },
    },
    'demo.people': scene.demo === true ? people : [],
  });
  await page.goto(`${address}/index.html`);
  await page.evaluate(() => document.fonts.ready);
  return { page, station };
}

/** Opens the built guard's document before a scripted station on a busy minute. */
export async function openGuard(
  context: BrowserContext,
  address: string,
  scene: Pick<DoorScene, 'status' | 'settings' | 'clock' | 'role'> = {},
): Promise<OpenedPage> {
  const page = await context.newPage();
  if (scene.clock !== 'machine') await page.clock.setSystemTime(pictureTime);
  const station = await scriptStation(page, {
    'guard.read': {
      panel,
      status: { ...status, ...scene.status },
      settings: { ...settings, ...scene.settings },
      role: scene.role ?? 'guard',
    },
    ...noPhoneReplies,
    ...roomReplies,
    'settings.change': settings,
    ...rulesReplies,
    ...insideReplies,
  });
  await page.goto(`${address}/guard.html`);
  await page.evaluate(() => document.fonts.ready);
  return { page, station };
}
