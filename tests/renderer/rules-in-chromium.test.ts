import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { armedView, policyView, whatIf } from '../../tools/gallery/pages/rules.ts';
import { panel } from '../../tools/gallery/samples.ts';
import type { ScriptedStation } from '../../tools/gallery/scripted-station.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { accessibilityFaults } from './accessibility.ts';

const { openGuard, openDoor } = rendererInChromium({ width: 1280, height: 800 });

/** At a person's pace: what is quicker is a scanner's. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(180);
  }
}

async function openRules(digit = '1') {
  const opened = await openGuard();
  await opened.page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
  await press(opened.page, 'F10', digit);
  return opened;
}

const requestsOf = async (station: ScriptedStation, name: string) =>
  (await station.calls()).filter((call) => call.name === name).map(({ request }) => request);
const called = async (station: ScriptedStation, name: string) => (await requestsOf(station, name)).length;

describe('the rules page', () => {
  test('says what holds here beside what the policy calls for, and how rules are made to bind', async () => {
    const { page } = await openRules();
    await page.getByRole('heading', { name: 'Aturan hanya mengajak' }).waitFor();
    await page.getByText('dua petugas menyetujuinya').waitFor();
    expect(await page.getByRole('row', { name: /^Pegawai/ }).innerText()).toMatch(/wajib\s+mengajak/);
    expect(await page.getByRole('row', { name: /^Tamu/ }).innerText()).toContain('1 September 2022');
    await page.getByText('SE Menteri PANRB 21/2021').waitFor();
  });

  test('takes a person’s answer to what the station cannot see', async () => {
    const { page, station } = await openRules();
    await page
      .getByRole('group', { name: /Poster/ })
      .getByRole('button', { name: 'Sudah' })
      .click();
    await expect
      .poll(() => requestsOf(station, 'policy.answer-readiness'))
      .toEqual([{ item: 'poster-up', isMet: true }]);
    expect(await page.getByText('Daftar penerbit masih baru').locator('..').getByRole('button').count()).toBe(
      0,
    );
  });

  test('arms by keys alone: the number typed into its field, then the second guard’s PIN', async () => {
    const { page, station } = await openRules();
    await station.answer('policy.arm', { ok: true, value: { failures: [] } });
    await page.getByRole('button', { name: 'Wajibkan aturan' }).focus();
    await press(page, 'Enter');
    await page.getByLabel(/Nomor peraturan/).waitFor();
    await press(page, 'S', 'E', ' ', '7', 'Enter');
    await page.getByRole('dialog').waitFor();
    await press(page, ...'593027', 'Enter');
    await expect
      .poll(() => requestsOf(station, 'policy.arm'))
      .toEqual([{ classes: ['employee', 'visitor'], basis: 'SE 7', secondPin: '593027' }]);
    await page.getByText('Aturan sekarang mengikat').waitFor();
  });

  test('explains each thing that stands against it, with its code', async () => {
    const { page, station } = await openRules();
    const failures = [
      { code: 'STATION_ARM_SECOND_PERSON', seen: null },
      { code: 'STATION_ARM_NOT_READY', seen: 'poster-up' },
    ];
    await station.answer('policy.arm', { ok: true, value: { failures } });
    await page.getByRole('button', { name: 'Wajibkan aturan' }).click();
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await press(page, ...'593027', 'Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/orang kedua.*STATION_ARM_SECOND_PERSON/s),
      expect.stringMatching(/Poster aturan.*STATION_ARM_NOT_READY/s),
    ]);
  });

  test('says of a wrong PIN that it is wrong and how long to wait, and asks again', async () => {
    const { page, station } = await openRules();
    await station.answer('policy.arm', {
      ok: false,
      failure: { code: 'GUARD_PIN_WRONG', retryAfterSeconds: 4 },
    });
    await page.getByRole('button', { name: 'Wajibkan aturan' }).click();
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await press(page, ...'111111', 'Enter');
    await page.getByRole('dialog').getByText('Tunggu 4 detik').waitFor();
  });

  test('leaves a question with Escape and not the panel, also after somebody came to the door meanwhile', async () => {
    const { page, station } = await openRules();
    await page.getByRole('button', { name: 'Wajibkan aturan' }).click();
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await page.getByRole('dialog').waitFor();
    await station.emit('panel', { ...panel, inside: 47 });
    await page.getByText('47 di dalam').waitFor();
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await called(station, 'guard.close')).toBe(0);
    await press(page, 'Escape');
    await expect.poll(() => called(station, 'guard.close')).toBe(1);
  });

  test('takes the rules back only after a question', async () => {
    const opened = await openGuard();
    await opened.station.answer('policy.read', { ok: true, value: armedView });
    await press(opened.page, 'F10');
    await opened.page.getByText('Bu Ratna').waitFor();
    await opened.page.getByRole('button', { name: 'Kembali mengajak' }).click();
    await opened.page.getByRole('dialog').waitFor();
    expect(await called(opened.station, 'policy.disarm')).toBe(0);
    await press(opened.page, 'Enter');
    await expect.poll(() => called(opened.station, 'policy.disarm')).toBe(1);
  });

  test('says what to do when the station does not answer', async () => {
    const opened = await openGuard();
    await opened.station.answer('policy.read', { ok: false, failure: { code: 'LOG_READ_FAILED' } });
    await press(opened.page, 'F10');
    await opened.page.getByText('LOG_READ_FAILED').waitFor();
    await opened.station.answer('policy.read', { ok: true, value: policyView });
    await opened.page.getByRole('button', { name: 'Coba lagi' }).click();
    await opened.page.getByText('Aturan hanya mengajak').waitFor();
  });
});

describe('what if', () => {
  test('asks for one class, adds the pieces up, and shows before and after', async () => {
    const { page, station } = await openRules('2');
    await page.getByRole('button', { name: 'hanya Pegawai' }).click();
    await page.getByRole('button', { name: 'Hitung' }).click();
    await page.getByTestId('what-if-result').waitFor();
    expect(await requestsOf(station, 'policy.what-if')).toEqual([
      { policy: null, mode: 'mandatory', personClass: 'employee', after: 0 },
    ]);
    const row = page.getByRole('rowgroup').filter({ hasText: 'Semua' });
    expect(await row.getByRole('row').nth(0).innerText()).toMatch(/29\.375\s+811\s+0\s+109/);
    expect(await row.getByRole('row').nth(1).innerText()).toMatch(/27\.010\s+2\.703\s+473\s+109/);
  });

  test('shows how far it is, and Escape stops it without closing the panel', async () => {
    const { page, station } = await openRules('2');
    const reached = { sequence: 7, at: (whatIf.from + whatIf.until) / 2 };
    await station.answer('policy.what-if', { ok: true, value: { ...whatIf, rows: 10, reached } });
    await page.getByRole('button', { name: 'Hitung' }).click();
    await expect.poll(() => page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
    await press(page, 'Escape');
    await page.getByText('Dihentikan').waitFor();
    const asked = await called(station, 'policy.what-if');
    await page.waitForTimeout(100);
    expect(await called(station, 'policy.what-if')).toBe(asked);
    expect(await called(station, 'guard.close')).toBe(0);
  });

  test('says so where nobody can be judged again', async () => {
    const { page, station } = await openRules('2');
    await station.answer('policy.what-if', { ok: true, value: { ...whatIf, rows: 0, changes: [] } });
    await page.getByRole('button', { name: 'Hitung' }).click();
    await page.getByText('tidak ada orang yang dapat dinilai').waitFor();
  });
});

describe('the report of the day', () => {
  test('says which signal is far above the usual, and never the word black', async () => {
    const { page } = await openRules('3');
    const signal = page.getByRole('listitem').filter({ hasText: 'JAUH DI ATAS BIASA' });
    await signal.waitFor();
    expect(await signal.innerText()).toMatch(/Periksa dulu\s+19/);
    expect((await page.locator('body').innerText()).toLowerCase()).not.toMatch(/hitam|black/);
  });

  test('shows names of those who were never scanned by a touch, and prints none of them', async () => {
    const { page } = await openRules('3');
    await page.getByRole('button', { name: 'Nama' }).first().click();
    await page.getByText('AGUS CONTOH').waitFor();
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body > article').innerText();
    expect(printed).toMatch(/Laporan pintu harian.*K7QF-2M9D-X4TB-8HWR.*Nama dan tanda tangan/s);
    expect(printed).not.toContain('CONTOH');
    expect(await page.locator('#root').isVisible()).toBe(false);
  });

  test('fits one page A4', async () => {
    const { page } = await openRules('3');
    await page.getByRole('button', { name: 'Cetak' }).waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});

test.each(['1', '2', '3'])('part %s has no fault of accessibility', async (digit) => {
  const { page } = await openRules(digit);
  if (digit === '2') await page.getByRole('button', { name: 'Hitung' }).click();
  await page.waitForTimeout(200);
  expect(await accessibilityFaults(page)).toEqual([]);
});

describe('the question about a visit', () => {
  const choices = Array.from({ length: 14 }, (_, index) => ({
    id: `Bagian ${String(index + 1)}`,
    en: `Unit ${String(index + 1)}`,
  }));
  const visit = {
    kind: 'visit',
    number: 3,
    language: null,
    ask: 'host',
    choices,
    canSkip: true,
    returnsAfterMs: 12_000,
  } as const;

  test('is answered by a touch, on the second page too', async () => {
    const { page, station } = await openDoor({ screen: visit });
    await page.getByRole('button', { name: /Pilihan lain/ }).click();
    await page.getByRole('button', { name: 'Bagian 13' }).click();
    await expect
      .poll(() => requestsOf(station, 'visit.answer'))
      .toEqual([{ number: 3, ask: 'host', choice: 12 }]);
  });

  test('is passed over by a button, unless it may not be', async () => {
    const { page, station } = await openDoor({ screen: visit });
    await page.getByRole('button', { name: 'Lewati' }).click();
    await expect
      .poll(() => requestsOf(station, 'visit.answer'))
      .toEqual([{ number: 3, ask: 'host', choice: null }]);
    await station.emit('screen', { ...visit, number: 4, canSkip: false });
    await expect.poll(() => page.getByRole('button', { name: 'Lewati' }).count()).toBe(0);
  });

  test.each(['standing', 'seated'] as const)(
    'has large targets that all fit the screen (%s) and no fault of accessibility',
    async (reach) => {
      const { page } = await openDoor({ screen: visit, settings: { reach } });
      const buttons = page.getByTestId('visit').getByRole('button');
      await buttons.first().waitFor();
      for (const button of await buttons.all()) {
        const box = await button.boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(64);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800 - 48);
      }
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );
});
