import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { decisions, practiceCases } from '../../renderer/practice/cases.ts';
import { screens } from '../../tools/gallery/samples.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { plugIn } from '../fakes/wedge-scanner.ts';
import { accessibilityFaults } from './accessibility.ts';
import { faultsOfLayout } from './parts-of-screen.ts';
import { colourAt } from './pixels.ts';

const displays = [
  [1080, 1920],
  [1920, 1080],
  [1280, 800],
  [1366, 768],
] as const;
const { openDoor } = rendererInChromium({ width: 1280, height: 800 });
const ready = { kind: 'ready' } as const;

/** A person's pace: quicker keys are a scanner's. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(200);
}

async function openPractice(language: 'id' | 'en' = 'id') {
  const opened = await openDoor({
    screen: ready,
    status: { practice: true },
    settings: { language },
    demo: true,
  });
  await opened.page.getByTestId('ready').waitFor();
  await opened.page.locator('aside').waitFor();
  await press(opened.page, 'F6');
  await opened.page.getByTestId('practice').waitFor();
  return opened;
}

const runOf = (page: Page) => page.getByTestId('practice').getAttribute('data-run');

/** Presses the key of the right decision for the case that stands there, or of another one. */
async function decide(page: Page, isRight: boolean): Promise<void> {
  const id = await page.locator('[data-case]').getAttribute('data-case');
  const right = practiceCases.find((one) => one.id === id)?.right ?? 'wait';
  const key = decisions.indexOf(right) + 1;
  await press(page, String(isRight ? key : (key % 4) + 1));
}

async function answerAll(page: Page, isRight: boolean): Promise<void> {
  await press(page, 'Enter');
  for (let left = practiceCases.length; left > 0; left--) {
    await decide(page, isRight);
    await press(page, 'Enter');
  }
}

describe('practice', () => {
  test('is done by keyboard alone, scores every right decision, and asks the station for nothing', async () => {
    const { page, station } = await openPractice();
    const before = (await station.calls()).length;
    await answerAll(page, true);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('12 dari 12 benar');
    expect((await station.calls()).slice(before)).toEqual([]);
    await press(page, 'Enter');
    await page.getByTestId('ready').waitFor();
  });

  test('tells at once whether a decision was right, and on its last page what to read again', async () => {
    const { page } = await openPractice();
    await press(page, 'Enter');
    await decide(page, false);
    expect(await page.getByRole('status').innerText()).toMatch(/^Belum tepat\. ./);
    await press(page, 'Enter');
    for (let answered = 1; answered < practiceCases.length; answered++) {
      await decide(page, true);
      await press(page, 'Enter');
    }
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('11 dari 12 benar');
    expect(await page.getByRole('listitem').count()).toBe(1);
  });

  test('has no colour at all: every point of every page is a grey', async () => {
    const { page } = await openPractice();
    const look = async () => {
      const points = Array.from({ length: 900 }, (_none, index): [number, number] => [
        (index % 30) * 42 + 3,
        Math.floor(index / 30) * 26 + 3,
      ]);
      const isGrey = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
          Number.parseInt(colour.slice(at, at + 2), 16),
        );
        return Math.max(red, green, blue) - Math.min(red, green, blue) <= 24;
      };
      return (await colourAt(page, points)).filter((colour) => !isGrey(colour));
    };
    expect(await look()).toEqual([]);
    await press(page, 'Enter');
    expect(await look()).toEqual([]);
    await decide(page, true);
    expect(await look()).toEqual([]);
  });

  test.each(['id', 'en'] as const)('says its name in every corner (%s)', async (language) => {
    const { page } = await openPractice(language);
    const mark = language === 'id' ? 'LATIHAN' : 'PRACTICE';
    for (const [width, height] of displays) {
      await page.setViewportSize({ width, height });
      const boxes = await page
        .getByText(mark, { exact: true })
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
      const at = boxes.map(({ left, right, top, bottom }) => [
        left === 0 ? 'left' : right === width ? 'right' : '',
        top === 0 ? 'top' : bottom === height - 64 ? 'bottom' : '',
      ]);
      expect(at).toEqual([
        ['left', 'top'],
        ['right', 'top'],
        ['left', 'bottom'],
        ['right', 'bottom'],
      ]);
    }
  });

  test.each(['id', 'en'] as const)(
    'cuts nothing and lays nothing over another on any page (%s), also when all twelve were wrong',
    async (language) => {
      const { page } = await openPractice(language);
      const look = async (name: string) => {
        const faults: Record<string, readonly string[]> = {};
        for (const [width, height] of displays) {
          await page.setViewportSize({ width, height });
          const found = [...(await faultsOfLayout(page)), ...(await hiddenByScrolling(page))];
          if (found.length > 0) faults[`${name} ${String(width)}x${String(height)}`] = found;
        }
        return faults;
      };
      const faults = [await look('intro')];
      await press(page, 'Enter');
      for (const [index] of practiceCases.entries()) {
        faults.push(await look(`case ${String(index)}`));
        await decide(page, false);
        faults.push(await look(`told ${String(index)}`));
        await press(page, 'Enter');
      }
      faults.push(await look('score'));
      expect(Object.assign({}, ...faults)).toEqual({});
      expect(await page.getByRole('listitem').count()).toBe(12);
    },
  );

  test.each(['id', 'en'] as const)('has no axe violation on any page (%s)', async (language) => {
    const { page } = await openPractice(language);
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'Enter');
    expect(await accessibilityFaults(page)).toEqual([]);
    await decide(page, false);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the real door', () => {
  test('goes on: whoever is screened ends the practice at once, and it does not come back', async () => {
    const { page, station } = await openPractice();
    await press(page, 'Enter');
    await station.emit('screen', { ...screens['green'], number: 7 });
    await page.getByTestId('result').waitFor();
    expect(await page.getByTestId('practice').count()).toBe(0);
    await station.emit('screen', ready);
    await page.getByTestId('ready').waitFor();
    expect(await page.getByTestId('practice').count()).toBe(0);
  });

  test('takes a scan in the middle of a case, whose digits decide nothing', async () => {
    const { page, station } = await openPractice();
    await press(page, 'Enter');
    await (await plugIn(page)).scan('HC1:123412341234');
    await expect
      .poll(async () => (await station.calls()).filter(({ name }) => name === 'scan.submit'))
      .toMatchObject([{ request: { text: 'HC1:123412341234', method: 'wedge' } }]);
    expect(await runOf(page)).toBe('case');
  });

  test('shows its fault over a practice', async () => {
    const { page, station } = await openPractice();
    await station.fallSilent();
    await page.getByText('STATION_LOST').waitFor();
    expect(await page.getByTestId('practice').count()).toBe(0);
  });

  test('lets nobody begin a practice from the public keyboard', async () => {
    const { page } = await openDoor({ screen: ready });
    await page.getByTestId('ready').waitFor();
    await press(page, 'F6');
    expect(await page.getByTestId('practice').count()).toBe(0);
  });

  test('begins one when the panel calls for it, and never over a result', async () => {
    const { page, station } = await openDoor({ screen: screens['yellow'] ?? ready });
    await page.getByTestId('result').waitFor();
    const panel = await page.context().newPage();
    await panel.goto(new URL('/icon.svg', page.url()).href);
    const call = () => panel.evaluate(() => new BroadcastChannel('ambang-practice').postMessage(null));
    await call();
    await page.waitForTimeout(200);
    expect(await page.getByTestId('practice').count()).toBe(0);
    await station.emit('screen', ready);
    await page.getByTestId('ready').waitFor();
    await call();
    await page.getByTestId('practice').waitFor();
    await press(page, 'Escape');
    await page.getByTestId('ready').waitFor();
  });

  test('opens the PIN pad over a practice, whose digits then decide nothing', async () => {
    const { page } = await openPractice();
    await press(page, 'Enter');
    await press(page, 'F2');
    await page.getByRole('dialog').waitFor();
    await press(page, '1');
    expect(await runOf(page)).toBe('case');
    await page.getByRole('img', { name: '1 angka diketik' }).waitFor();
  });
});

/** Says what of the practice's sheet can be seen only by scrolling, which no key does. */
function hiddenByScrolling(page: Page): Promise<readonly string[]> {
  return page
    .getByTestId('practice')
    .evaluate((practice) =>
      [...practice.children]
        .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
        .map(
          ({ scrollHeight, clientHeight }) => `${String(scrollHeight - clientHeight)} px must be scrolled`,
        ),
    );
}
