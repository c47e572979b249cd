import { seededChance } from './seeded-chance.ts';
import type { XDisplay } from './x-display.ts';

/** One text, typed under one layout. */
export interface TypedText {
  readonly layout: string;
  readonly hasCapsLock: boolean;
  readonly delayMs: number;
  /** What the page made of it instead, or null where it was exact. */
  readonly instead: string | null;
}

const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Types certificates of a length under each layout, without and with Caps Lock, at each pace. */
export async function typeUnderLayouts(
  display: XDisplay,
  layouts: readonly string[],
  delays: readonly number[],
  { length, seed }: { readonly length: number; readonly seed: number },
): Promise<readonly TypedText[]> {
  const chance = seededChance(seed);
  const typed: TypedText[] = [];
  for (const layout of layouts) {
    await display.setLayout(layout);
    for (const hasCapsLock of [false, true]) {
      await display.pressCapsLock();
      if (!hasCapsLock) await display.pressCapsLock();
      for (const delayMs of delays) {
        const text = `HC1:${chance.text(base45, length - 5)}A`;
        typed.push({ layout, hasCapsLock, delayMs, instead: await typeOne(display, text, delayMs) });
      }
    }
    await display.pressCapsLock();
  }
  return typed;
}

async function typeOne({ page, type }: XDisplay, text: string, delayMs: number): Promise<string | null> {
  const isOver = () => page.waitForFunction(() => keyboardPage.isQuiet());
  await isOver();
  await page.evaluate(() => (keyboardPage.scans.length = keyboardPage.rejected.length = 0));
  await type(text, delayMs);
  await isOver();
  const { scans, rejected } = await page.evaluate(() => keyboardPage);
  return scans.length === 1 && scans[0] === text ? null : [...rejected, ...scans].join(' | ');
}
