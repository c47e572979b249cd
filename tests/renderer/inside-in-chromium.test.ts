import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { manyStays, presenceOf, rollCallOf } from '../../tools/gallery/pages/inside.ts';
import type { ScriptedStation } from '../../tools/gallery/scripted-station.ts';
import { panel, pictureTime } from '../../tools/gallery/samples.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { accessibilityFaults } from './accessibility.ts';

const { openGuard } = rendererInChromium({ width: 1280, height: 800 });

/** Types at a person's pace: what is quicker is a scanner's. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(200);
  }
}

async function asked(station: ScriptedStation, ...names: readonly string[]) {
  return (await station.calls()).filter(({ name }) => names.includes(name)).map(({ request }) => request);
}

async function openPage(key: string, heading: string) {
  const opened = await openGuard();
  await opened.page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
  await press(opened.page, key);
  await opened.page.getByText(heading).first().waitFor();
  return opened;
}

/** Milliseconds from one frame to the next while the list is scrolled, the middle of many. */
function middleFrame(page: Page): Promise<number> {
  return page.getByRole('listbox').evaluate(async (list) => {
    const frame = () => new Promise<number>((painted) => requestAnimationFrame(painted));
    const frames: number[] = [];
    let last = await frame();
    for (let step = 0; step < 41; step += 1) {
      list.scrollTop = (step * 397) % Math.max(1, list.scrollHeight - list.clientHeight);
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return frames.sort((one, other) => one - other)[20] ?? 0;
  });
}

const openInside = () => openPage('F7', 'Sudah keluar');
const lines = (page: Page) => page.locator('[role=option]');

describe('the page of who is inside', () => {
  test('says how many of how many, of which class, and in plain words what it is not sure of', async () => {
    const { page } = await openInside();
    const text = await page.getByRole('region', { name: 'Siapa di dalam' }).innerText();
    for (const said of [
      '46',
      'dari 50 orang',
      'Pegawai 34',
      'Tamu 12',
      'dari 20',
      '3 orang di dalam tanpa nama',
    ])
      expect(text).toContain(said);
    expect(text).toContain('2 orang keluar lewat tombol');
  });

  test('lists the longest inside first, with its marks in words', async () => {
    const { page } = await openInside();
    const first = await lines(page).first().innerText();
    expect(first).toContain('ANDI PRATAMA');
    expect(first).toContain('terlalu lama');
    expect(await lines(page).nth(6).innerText()).toContain('kode dipakai dua kali');
    expect(await lines(page).nth(8).innerText()).toContain('tidak dikenal #18');
  });

  test('finds somebody by typing and notes the exit with Enter', async () => {
    const { page, station } = await openInside();
    await press(page, 'b', 'u', 'd', 'Space', 's', 'a', 'Enter');
    await expect.poll(() => asked(station, 'presence.left')).toEqual([{ entry: 21 }]);
    await page.getByText('Dicatat keluar pukul 08.12: BUDI SANTOSO').waitFor();
  });

  test('lets Enter do nothing while nobody is chosen', async () => {
    const { page, station } = await openInside();
    await press(page, 'Enter', 'ArrowDown', 'ArrowDown', 'Enter');
    await expect.poll(() => asked(station, 'presence.left')).toEqual([{ entry: 11 }]);
  });

  test('does by touch alone what it does by keys', async () => {
    const { page, station } = await openInside();
    await page.getByRole('button', { name: 'Huruf' }).click();
    for (const letter of 'CITRA') await page.getByRole('button', { name: letter, exact: true }).click();
    await expect.poll(() => lines(page).count()).toBe(5);
    await lines(page).nth(1).click();
    await page.getByRole('button', { name: 'Sudah keluar' }).click();
    await page.getByRole('button', { name: 'Orang tak dikenal keluar' }).click();
    await expect.poll(() => asked(station, 'presence.left')).toEqual([{ entry: 22 }]);
    expect(await asked(station, 'presence.left-unknown')).toEqual([{ personClass: null }]);
  });

  test('corrects the count by the number that was counted, after it was confirmed', async () => {
    const { page, station } = await openInside();
    await press(page, '+', '4', '3');
    await page.getByText('Catatan 46 orang, diubah −3.').waitFor();
    expect(await asked(station, 'presence.recount')).toEqual([]);
    await press(page, 'Enter');
    await expect.poll(() => asked(station, 'presence.recount')).toEqual([{ change: -3 }]);
  });

  test('leaves the count alone with Escape, which closes the question and not the panel', async () => {
    const { page, station } = await openInside();
    await press(page, '+', '9', 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await asked(station, 'presence.recount', 'guard.close')).toEqual([]);
  });

  test('scrolls two thousand lines as smoothly as forty-four: those out of sight are not laid out', async () => {
    const { page, station } = await openGuard({ clock: 'machine' });
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    const times: number[] = [];
    for (const count of [44, 2000]) {
      await station.answer('presence.read', { ok: true, value: presenceOf(manyStays(count)) });
      await press(page, 'F7');
      await expect.poll(() => lines(page).count(), { timeout: 15_000 }).toBe(count);
      await page.waitForTimeout(500);
      times.push(await middleFrame(page));
      await press(page, 'F7');
    }
    const [few = 0, many = 0] = times;
    console.log(`a frame while scrolling: 44 lines ${few.toFixed(1)} ms, 2,000 lines ${many.toFixed(1)} ms`);
    expect(many).toBeLessThan(4 * few);
  });

  test('has no axe violations', async () => {
    const { page } = await openInside();
    await press(page, 'ArrowDown');
    await lines(page).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the evening', () => {
  test('notes each as gone or as staying, and closes the day for the rest after a confirmation', async () => {
    const { page, station } = await openInside();
    await press(page, 'End', 'ArrowDown', 'Enter');
    await expect.poll(() => asked(station, 'presence.confirm-gone')).toEqual([{ entry: 10 }]);
    await press(page, '+');
    await expect.poll(() => asked(station, 'presence.keep-overnight')).toEqual([{ entry: 11 }]);
    await press(page, 'End');
    await page.getByText('45 orang dicatat sudah pulang').waitFor();
    expect(await asked(station, 'presence.close-day')).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'Enter');
    await expect.poll(() => asked(station, 'presence.close-day')).toEqual([null]);
  });
});

describe('other doors', () => {
  test('are opened with a reason and closed again, by digits of the menu', async () => {
    const { page, station } = await openInside();
    await press(page, 'Home', '2');
    await page.getByText('Mengapa Pintu garasi dibuka?').waitFor();
    await press(page, '2');
    await expect
      .poll(() => asked(station, 'presence.other-door'))
      .toEqual([{ door: 'Pintu garasi', what: 'opened', reason: 'goods' }]);
    const open = [{ door: 'Pintu garasi', since: pictureTime - 60_000, reason: 'goods' }];
    await station.answer('presence.read', { ok: true, value: { ...presenceOf([]), openDoors: open } });
    await station.emit('panel', { ...panel, openDoors: open });
    await page.getByText('TERBUKA sejak 08.11: barang').waitFor();
    await press(page, '2');
    await expect
      .poll(async () => (await asked(station, 'presence.other-door')).at(-1))
      .toEqual({ door: 'Pintu garasi', what: 'closed', reason: null });
  });

  test('that stand open are said on every page of the panel', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    const openDoors = [{ door: 'Pintu belakang', since: pictureTime, reason: 'goods' }];
    await station.emit('panel', { ...panel, openDoors });
    for (const key of ['F4', 'F7', 'F8', 'F9', 'F12']) {
      await press(page, key);
      await page.getByText('Pintu belakang terbuka sejak 08.12').waitFor();
    }
  });
});

const openCall = () => openPage('F12', 'Apel darurat');
/** How many are missing of the sample roll call. */
const missing = rollCallOf(44).missing;

describe('the roll call', () => {
  test('begins with one key, and says how many are missing', async () => {
    const { page, station } = await openCall();
    expect(await asked(station, 'roll-call.begin')).toEqual([null]);
    expect(await page.getByText('belum ditemukan').first().locator('..').innerText()).toContain(
      String(missing),
    );
  });

  test('ticks by Space, by Enter and by touch; the tick shows before the station has answered', async () => {
    const { page, station } = await openCall();
    await press(page, 'ArrowDown', 'Space');
    await expect.poll(() => asked(station, 'roll-call.tick')).toEqual([{ entry: 10, isSafe: true }]);
    await expect.poll(() => lines(page).first().getAttribute('data-state')).toBe('safe');
    await press(page, 'Enter');
    await expect
      .poll(async () => (await asked(station, 'roll-call.tick')).at(-1))
      .toEqual({ entry: 10, isSafe: false });
    await lines(page).nth(1).click();
    await expect
      .poll(async () => (await asked(station, 'roll-call.tick')).at(-1))
      .toEqual({ entry: 14, isSafe: true });
    expect(await page.getByText('belum ditemukan').first().locator('..').innerText()).toContain(
      String(missing - 1),
    );
  });

  test('finds a name by typing, and clears what was typed once it is ticked', async () => {
    const { page, station } = await openCall();
    await press(page, 'h', 'a', 's', 'Enter');
    await expect.poll(() => asked(station, 'roll-call.tick')).toHaveLength(1);
    await expect.poll(() => lines(page).count()).toBe(44);
  });

  test('counts those without a name by plus and minus', async () => {
    const { page, station } = await openCall();
    await press(page, '+', '-');
    await expect
      .poll(() => asked(station, 'roll-call.count-unknown'))
      .toEqual([{ isSafe: true }, { isSafe: false }]);
  });

  test('that a wrong key began is taken back by one key, as long as nobody is ticked', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    const untouched = { began: pictureTime - 5000, units: [], anonymous: { inside: 2, safe: 0 }, missing: 2 };
    await station.answer('roll-call.begin', { ok: true, value: untouched });
    await station.answer('roll-call.read', { ok: true, value: untouched });
    await press(page, 'F12');
    await page.getByText('Salah tekan?').waitFor();
    await press(page, 'Delete');
    await expect.poll(() => asked(station, 'roll-call.end')).toEqual([{ byMistake: true }]);
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
  });

  test('is not taken back by that key once somebody is ticked; it ends with another key and a confirmation', async () => {
    const { page, station } = await openCall();
    await press(page, 'Delete', 'End');
    await page.getByText(`${String(missing)} orang belum ditemukan!`).waitFor();
    expect(await asked(station, 'roll-call.end')).toEqual([]);
    await press(page, 'Enter');
    await expect.poll(() => asked(station, 'roll-call.end')).toEqual([{ byMistake: false }]);
  });

  test('is said on every other page as long as it lasts, and is opened from there by a touch', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await station.emit('panel', { ...panel, rollCall: { began: pictureTime, missing: 7 } });
    for (const key of ['F4', 'F7', 'F8', 'F9']) {
      await press(page, key);
      await page.getByText('APEL DARURAT sejak 08.12').waitFor();
    }
    await page.getByRole('button', { name: 'APEL DARURAT' }).click();
    await page.getByRole('heading', { name: 'Apel darurat' }).waitFor();
  });

  test('goes to a stick, and says where it is or why not', async () => {
    const { page, station } = await openCall();
    await station.answer('roll-call.export', { ok: true, value: { file: 'apel.csv', stick: 'USB BIRU' } });
    await press(page, 'Control+s');
    await page.getByText('Tersimpan di USB BIRU: apel.csv').waitFor();
    await station.answer('roll-call.export', { ok: false, failure: { code: 'EXPORT_TARGET_GONE' } });
    await press(page, 'Control+s');
    await page.getByText('EXPORT_TARGET_GONE').waitFor();
  });

  test('prints on A4 with everybody and a box, and nothing of the panel', async () => {
    const { page } = await openCall();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('li:visible').count()).toBe(44);
    expect(await page.getByRole('heading', { name: 'Panel petugas' }).isVisible()).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]/);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test('has no axe violations, in English either', async () => {
    const { page } = await openGuard({ settings: { language: 'en' } });
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await press(page, 'F12', 'ArrowDown');
    await lines(page).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
