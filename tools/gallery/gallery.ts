import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { Browser, BrowserContext } from '@playwright/test';
import { serveBuiltRenderer } from './built-renderer.ts';
import { contactSheet } from './contact-sheet.ts';
import { launchChromium, openDoor, openGuard } from './open-page.ts';
import { fullest, pictures } from './pictures.ts';
import type { Picture } from './picture.ts';

const top = new URL('../../', import.meta.url).pathname;
const folder = `${top}gallery/`;
const languages = ['id', 'en'] as const;
interface Display {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly shown: readonly Picture[];
}

const displays: readonly Display[] = [
  { name: 'portrait', width: 1080, height: 1920, shown: pictures },
  { name: 'landscape', width: 1920, height: 1080, shown: pictures },
  { name: '1280x800', width: 1280, height: 800, shown: [fullest] },
  { name: '1366x768', width: 1366, height: 768, shown: [fullest] },
];

/**
 * Writes every screen in both languages and both orientations, and the fullest in small windows, to `gallery/`.
 *
 * @param names only pictures whose name begins with one of these; none: all.
 */
async function main(names: readonly string[]): Promise<void> {
  const isWanted = ({ name }: Picture) => names.length === 0 || names.some((start) => name.startsWith(start));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pages = await serveBuiltRenderer();
  const browser = await launchChromium();
  const files: string[] = [];
  for (const display of displays) {
    for (const language of languages) {
      const shown = display.shown.filter(isWanted);
      files.push(...(await takeAll(browser, pages.address, { ...display, shown }, language)));
    }
  }
  await browser.close();
  await pages.close();
  await writeFile(`${folder}index.html`, contactSheet(files));
  console.log(`${String(files.length)} pictures in gallery/, with an index.html`);
}

async function takeAll(
  browser: Browser,
  address: string,
  { name, width, height, shown }: Display,
  language: (typeof languages)[number],
): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const files: string[] = [];
  for (const picture of shown) {
    const file = `${picture.name}-${name}-${language}.png`;
    await take(context, address, picture, language, `${folder}${file}`);
    files.push(file);
  }
  await context.close();
  return files;
}

async function take(
  context: BrowserContext,
  address: string,
  picture: Picture,
  language: (typeof languages)[number],
  path: string,
): Promise<void> {
  const settings = { ...picture.scene?.settings, language };
  const { page, station } = picture.scene
    ? await openDoor(context, address, { ...picture.scene, settings })
    : await openGuard(context, address, { settings, ...(picture.role ? { role: picture.role } : {}) });
  await page.locator('h1').first().waitFor();
  await picture.act?.(page, station);
  await page.waitForTimeout(300);
  await page.screenshot({ path });
  await page.close();
}

await main(process.argv.slice(2));
