import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { screens } from '../../tools/gallery/samples.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { plugIn } from '../fakes/wedge-scanner.ts';

const { openDoor } = rendererInChromium({ width: 1280, height: 800 });
const ready = { kind: 'ready' } as const;

/** A person's pace: quicker keys are a scanner's. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(200);
}

/** What has the focus, as a screen reader names it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let tries = 0; tries < 8 && (await focused(page)) !== name; tries++) await press(page, 'Tab');
  expect(await focused(page)).toBe(name);
}

describe('a whole passage by keyboard and by ear', () => {
  test('goes from the call to scan, over the verdict that interrupts, back to the call', async () => {
    const { page, station } = await openDoor({ screen: ready });
    await page.getByTestId('ready').waitFor();
    expect(await page.getByRole('main').ariaSnapshot()).toMatch(
      /heading "SILAKAN PINDAI KODE ANDA" \[level=1\]\n\s+- paragraph: Tahan kode 10–20 cm di depan pemindai/,
    );
    expect(await page.getByRole('alert').count()).toBe(0);

    await (await plugIn(page)).scan('HC1:SAMPLE/PRACTICE.SAMPLE');
    await expect.poll(async () => (await station.calls()).map(({ name }) => name)).toContain('scan.submit');
    await station.emit('screen', { ...screens['yellow'], number: 2 });
    // A role of alert is read at once, over whatever is being read (WAI-ARIA 1.2, "alert").
    expect(await page.getByRole('alert').ariaSnapshot()).toBe(
      [
        '- alert:',
        '  - heading "MOHON TUNGGU PETUGAS" [level=1]',
        '  - paragraph: Petugas akan membantu Anda',
      ].join('\n'),
    );
    await station.emit('screen', ready);
    await page.getByRole('heading', { name: 'SILAKAN PINDAI KODE ANDA' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test.each([
    ['green', 'SILAKAN MASUK', 'Selamat datang, Bpk/Ibu A.S.'],
    ['red', 'BELUM DAPAT MASUK', 'Silakan menuju meja petugas'],
    ['full', 'RUANG PENUH, MOHON TUNGGU', '50 orang di dalam dari 50'],
    ['exit', 'TERIMA KASIH', 'Keluar tercatat 08.12'],
  ])('reads %s as its two lines and nothing else', async (name, big, small) => {
    const { page } = await openDoor({ screen: screens[name] ?? ready });
    expect(await page.getByRole('alert').ariaSnapshot()).toBe(
      ['- alert:', `  - heading "${big}" [level=1]`, `  - paragraph: ${small}`].join('\n'),
    );
  });

  test('calls the guard and says that the guard is called', async () => {
    const { page, station } = await openDoor({ screen: ready });
    await page.getByTestId('ready').waitFor();
    await tabTo(page, 'Panggil petugas');
    await press(page, 'Enter');
    expect((await station.calls()).at(-1)).toEqual({ name: 'guard.call', request: null });
  });

  test('changes the language, and what is read is marked as that language', async () => {
    const { page } = await openDoor({ screen: ready });
    await page.getByTestId('ready').waitFor();
    await tabTo(page, 'English');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('lang'))).toBe('en');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'PLEASE SCAN YOUR CODE' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('opens the PIN pad as a dialog with a name, counts digits without saying them, and leaves by Escape', async () => {
    const { page } = await openDoor({ screen: ready });
    await page.getByTestId('ready').waitFor();
    await press(page, 'F2');
    const pad = page.getByRole('dialog', { name: 'PIN petugas' });
    await pad.waitFor();
    expect(await pad.getAttribute('aria-modal')).toBe('true');
    for (const digit of '8362') await press(page, digit);
    const read = await pad.ariaSnapshot();
    expect(read).toContain('status: Ketik PIN, lalu tekan Enter.');
    expect(read).toContain('img "4 angka diketik"');
    expect(read).not.toContain('8362');
    await press(page, 'Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
