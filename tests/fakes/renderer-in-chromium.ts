import type { Browser, BrowserContext, ViewportSize } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { serveBuiltRenderer } from '../../tools/gallery/built-renderer.ts';
import type { BuiltRenderer } from '../../tools/gallery/built-renderer.ts';
import { launchChromium, openDoor, openGuard } from '../../tools/gallery/open-page.ts';
import type { DoorScene } from '../../tools/gallery/scene.ts';
import type { OpenedPage } from '../../tools/gallery/open-page.ts';

/** The windows of the built renderer in a real Chromium; each test has a browser context of its own. */
export interface RendererInChromium {
  openDoor(scene: DoorScene): Promise<OpenedPage>;
  openGuard(scene?: Pick<DoorScene, 'status' | 'settings' | 'clock'>): Promise<OpenedPage>;
}

/** Builds the renderer and starts Chromium before the tests of the calling file, and stops both after them. */
export function rendererInChromium(
  viewport: ViewportSize,
  browserArguments: readonly string[] = [],
): RendererInChromium {
  let renderer: BuiltRenderer;
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    [renderer, browser] = await Promise.all([serveBuiltRenderer(), launchChromium(browserArguments)]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await renderer.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  });
  afterEach(() => context.close());
  return {
    openDoor: (scene) => openDoor(context, renderer.address, scene),
    openGuard: (scene) => openGuard(context, renderer.address, scene),
  };
}
