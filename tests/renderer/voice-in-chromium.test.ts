import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserArguments } from '../../main/browser/browser-arguments.ts';
import { serveBuiltRenderer } from '../../tools/gallery/built-renderer.ts';
import type { BuiltRenderer } from '../../tools/gallery/built-renderer.ts';
import { launchChromium } from '../../tools/gallery/open-page.ts';
import { screens, settings, status } from '../../tools/gallery/samples.ts';
import { scriptStation } from '../../tools/gallery/scripted-station.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { installWatch, watchVoice } from './spoken.ts';

/** The argument with which the shell lets a door sound without a touch. */
const withoutTouch = browserArguments({
  address: '',
  profile: '',
  isKiosk: true,
  screen: null,
  isUnsandboxed: false,
}).filter((argument) => argument.startsWith('--autoplay-policy'));

const { openDoor } = rendererInChromium({ width: 1280, height: 800 }, withoutTouch);
const ready = { kind: 'ready' } as const;
const screenOf = (name: string, number: number) => ({ ...screens[name], number });

async function openSpeaking(voice: 'off' | 'neutral' | 'outcome') {
  const { page, station } = await openDoor({ screen: ready, settings: { voice, sounds: 'read' } });
  await page.getByTestId('ready').waitFor();
  const spoken = await watchVoice(page);
  // The recordings are read while nobody has come yet.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  return { page, station, spoken };
}

describe('the voice', () => {
  test('says the action of each outcome once, without a touch, in a context that sounds', async () => {
    const { page, station, spoken } = await openSpeaking('neutral');
    await station.emit('screen', screenOf('green', 1));
    await expect.poll(async () => (await spoken())[0]?.sounded, { timeout: 4000 }).not.toBeNull();
    const [said] = await spoken();
    expect(said?.state).toBe('running');
    expect(said?.seconds).toBeCloseTo(1.6, 2);
    expect(said?.sounded).toBeGreaterThan(1.55);
    await page.waitForTimeout(300);
    expect(await spoken()).toHaveLength(1);
  });

  test('has another sentence for each outcome, all of one length when neutral', async () => {
    const { station, spoken } = await openSpeaking('neutral');
    for (const [index, name] of ['green', 'yellow', 'red', 'full', 'exit'].entries()) {
      await station.emit('screen', screenOf(name, index + 1));
      await expect.poll(async () => (await spoken()).length).toBe(index + 1);
    }
    const said = await spoken();
    expect(new Set(said.map(({ sum }) => sum)).size).toBe(5);
    expect(new Set(said.map(({ seconds }) => seconds)).size).toBe(1);
  });

  test('stops at once when the next person comes', async () => {
    const { page, station, spoken } = await openSpeaking('neutral');
    await station.emit('screen', screenOf('yellow', 1));
    await page.waitForTimeout(800);
    await station.emit('screen', screenOf('green', 2));
    await page.waitForTimeout(300);
    const [cut, next] = await spoken();
    expect(cut?.sounded).toBeLessThan(0.8);
    expect(next?.sounded).toBeNull();
  });

  test('stops when the station is lost: what it says is true no longer', async () => {
    const { page, station, spoken } = await openSpeaking('neutral');
    await station.emit('screen', screenOf('yellow', 1));
    await station.fallSilent();
    await page.getByText('STATION_LOST').waitFor();
    await page.waitForTimeout(200);
    expect((await spoken())[0]?.sounded).toBeLessThan(1.1);
  });

  test('ends its sentence over the ready screen', async () => {
    const { page, station, spoken } = await openSpeaking('neutral');
    await station.emit('screen', screenOf('yellow', 1));
    await page.waitForTimeout(600);
    await station.emit('screen', ready);
    await expect.poll(async () => (await spoken())[0]?.sounded, { timeout: 4000 }).not.toBeNull();
    expect((await spoken())[0]?.sounded).toBeGreaterThan(1.55);
  });

  test("speaks the visitor's language", async () => {
    const { station, spoken } = await openSpeaking('neutral');
    await station.emit('screen', { ...screenOf('yellow', 1), language: 'en' });
    await station.emit('screen', screenOf('yellow', 2));
    await expect.poll(async () => (await spoken()).length).toBe(2);
    const [english, indonesian] = await spoken();
    expect(english?.sum).not.toBe(indonesian?.sum);
  });

  test("reads none of a policy's own words, which nobody recorded", async () => {
    const { page, station, spoken } = await openSpeaking('neutral');
    await station.emit('screen', screenOf('green-worded', 1));
    await page.waitForTimeout(500);
    expect(await spoken()).toEqual([]);
  });

  test('is silent when it is off', async () => {
    const { page, station, spoken } = await openSpeaking('off');
    await station.emit('screen', screenOf('green', 1));
    await page.waitForTimeout(500);
    expect(await spoken()).toEqual([]);
  });
});

describe('in a browser that forbids sound before a touch', () => {
  let browser: Browser;
  let renderer: BuiltRenderer;
  beforeAll(async () => {
    const forbidding = ['--autoplay-policy=document-user-activation-required'];
    [renderer, browser] = await Promise.all([serveBuiltRenderer(), launchChromium(forbidding)]);
  });
  afterAll(async () => {
    await browser.close();
    await renderer.close();
  });

  test('nothing is kept to be said later to somebody else', async () => {
    const page = await browser.newPage();
    // Looking into a page counts as a touch for Chromium: it is told beforehand what will come, and left alone.
    await scriptStation(page, {
      'door.read': { screen: ready, status, settings: { ...settings, voice: 'neutral', sounds: 'read' } },
      'demo.people': [],
    });
    await page.addInitScript(installWatch);
    await page.addInitScript(
      (screen) => {
        setTimeout(() => window.scripted.emit('screen', screen), 1000);
      },
      screenOf('yellow', 1),
    );
    await page.goto(`${renderer.address}/index.html`);
    await page.waitForTimeout(3000);
    await page.mouse.click(600, 300);
    await page.evaluate((screen) => window.scripted.emit('screen', screen), screenOf('red', 2));
    await expect.poll(() => page.evaluate(() => window.spoken.length)).toBe(1);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => [window.struck, window.spoken.length])).toEqual([1, 1]);
  });
});
