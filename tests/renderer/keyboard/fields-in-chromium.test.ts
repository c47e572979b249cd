import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from '../../../tools/gallery/open-page.ts';
import { scanMotions, touchMotions, typingMotions } from '../../fakes/keyboard-devices.ts';
import { serveKeyboardPage } from '../../fakes/keyboard-page.ts';
import type { KeyboardPageServer } from '../../fakes/keyboard-page.ts';
import { plugKeyboardsIn } from '../../fakes/keys-in-chromium.ts';
import type { PageKeyboards } from '../../fakes/keys-in-chromium.ts';
import { playThroughWindow } from '../../fakes/wedge-window.ts';
import { seededChance } from '../../fakes/seeded-chance.ts';

const code = `HC1:${'6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5'.repeat(2)}`;
const nik = '3174990101900001';
const enter = [{ code: 'Enter', modifier: null }];
const scanner = { spacing: 8, duty: 0.4, jitter: 0, repressesShift: true, prefix: '', terminator: enter };

let server: KeyboardPageServer;
let browser: Browser;
let page: Page;
let keyboards: PageKeyboards;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveKeyboardPage(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(server.address);
  keyboards = await plugKeyboardsIn(page);
});
afterEach(() => page.close());

const heard = () => page.evaluate(() => keyboardPage);
const nameField = () => page.getByLabel('name');
const chance = seededChance(20261124);
const type = (text: string) => keyboards.perform(typingMotions(text, 1000, chance, 9));
const press = async (...codes: string[]) => {
  for (const [index, one] of codes.entries())
    await keyboards.play(touchMotions(one, 1000 + index, chance, 9));
};
const shown = async (name: string) => page.getByTestId(name).textContent();

describe('a field that has the focus', () => {
  test('takes a person’s words as the page hears of them, rolls of keys and all', async () => {
    await nameField().focus();
    await type('budi santoso the quick brown fox jumps over');
    await expect.poll(() => shown('name')).toBe('budi santoso the quick brown fox jumps over');
    expect(await nameField().inputValue()).toBe('budi santoso the quick brown fox jumps over');
    expect(await heard()).toMatchObject({ scans: [], rejected: [], pressed: [], leaked: [] });
  });

  test('takes a key as soon as the finger leaves it', async () => {
    await nameField().focus();
    await keyboards.perform(touchMotions('KeyB', 1000, chance, 9));
    expect(await nameField().inputValue()).toBe('b');
  });

  test('takes what the machine’s layout made of a key, not what stands on a US one', async () => {
    await nameField().focus();
    const session = await page.context().newCDPSession(page);
    const key = { code: 'KeyQ', key: 'é' };
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: 'é' });
    await page.waitForTimeout(80); // as long as a finger stays
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await expect.poll(() => shown('name')).toBe('é');
  });

  test('is edited with Backspace, Delete, arrows, Home and End', async () => {
    await nameField().focus();
    await type('abcd');
    await expect.poll(() => shown('name')).toBe('abcd');
    await press('ArrowLeft', 'Backspace');
    await expect.poll(() => shown('name')).toBe('abd');
    await press('Home', 'Delete', 'End');
    await type('e');
    await expect.poll(() => shown('name')).toBe('bde');
    expect((await heard()).leaked).toEqual([]);
  });

  test('is overwritten where it is selected, and holds no more than its length', async () => {
    await nameField().focus();
    await type('x'.repeat(50));
    await expect.poll(() => shown('name')).toBe('x'.repeat(44));
    await nameField().selectText();
    await type('y');
    await expect.poll(() => shown('name')).toBe('y');
  });

  test('begins a line in a text area with Enter, and sends the form from an input', async () => {
    await page.getByLabel('notes').focus();
    await type('a');
    await press('Enter');
    await type('b');
    await expect.poll(() => shown('notes')).toBe('a\nb');
    await nameField().focus();
    await press('Enter');
    await expect.poll(async () => (await heard()).pressed).toEqual(['form']);
  });

  test('is left with Tab', async () => {
    await nameField().focus();
    await press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('notes');
  });

  test.each([code, nik])('is left untouched by a scan: number %#', async (text) => {
    await nameField().focus();
    await type('ab');
    await expect.poll(() => shown('name')).toBe('ab');
    await page.waitForTimeout(200);
    await keyboards.perform(scanMotions(text, 1000, scanner, chance, 0));
    await expect.poll(async () => (await heard()).scans).toEqual([text]);
    expect(await nameField().inputValue()).toBe('ab');
    expect(await heard()).toMatchObject({ rejected: [], pressed: [], leaked: [] });
  });
});

describe('a scan', () => {
  test.each(['Button', 'name', 'notes', 'tick', 'Inside'])(
    'presses nothing while %s has the focus',
    async (place) => {
      await page.locator(`[aria-label=${place}], button:text-is("${place}")`).first().focus();
      await keyboards.play(
        scanMotions(nik, 1000, { ...scanner, terminator: [...enter, ...enter] }, chance, 0),
      );
      await expect.poll(async () => (await heard()).scans).toEqual([nik]);
      expect(await heard()).toMatchObject({ rejected: [], pressed: [], leaked: [] });
      expect(await shown('name')).toBe('');
    },
  );
});

/** A slice of `npm run bench wedge-window`. */
test('of eight generated sessions in the window none gives a text that nobody showed, and none touches the page', async () => {
  const tally = await playThroughWindow(page, 7, 8);
  expect(tally).toMatchObject({ sessions: 8, wrong: 0, touched: 0 });
  expect(tally.cleanAccepted).toBe(tally.cleanShown);
}, 240_000);
