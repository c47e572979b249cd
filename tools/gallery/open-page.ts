import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { insideReplies } from './pages/inside.ts';
import { panel, people, pictureTime, settings, status } from './samples.ts';
import { stageCamera } from './staged-camera.ts';
import type { StagedCamera } from './staged-camera.ts';
import { scriptStation } from './scripted-station.ts';
import type { ScriptedStation } from './scripted-station.ts';
import type { DoorStatus, ScreenState, WindowSettings } from '../../preload/contract/screen-state.ts';

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

export interface DoorScene {
  readonly screen: ScreenState;
  readonly status?: Partial<DoorStatus>;
  readonly settings?: Partial<WindowSettings>;
  readonly demo?: boolean;
  /** The machine's own clock instead of the pictures' one, which dates keys when they arrive. */
  readonly clock?: 'machine';
  /** The camera of the window; the settings must have it on. */
  readonly camera?: StagedCamera;
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
  scene: Pick<DoorScene, 'status' | 'settings' | 'clock'> = {},
): Promise<OpenedPage> {
  const page = await context.newPage();
  if (scene.clock !== 'machine') await page.clock.setSystemTime(pictureTime);
  const station = await scriptStation(page, {
    'guard.read': {
      panel,
      status: { ...status, ...scene.status },
      settings: { ...settings, ...scene.settings },
    },
    'settings.change': settings,
    ...insideReplies,
  });
  await page.goto(`${address}/guard.html`);
  await page.evaluate(() => document.fonts.ready);
  return { page, station };
}
