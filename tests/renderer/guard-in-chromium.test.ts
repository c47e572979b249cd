import { describe, expect, test } from 'vitest';
import { testCodeIds } from '../../preload/contract/scanner-report.ts';
import type { GuardPanel, GuardRow } from '../../preload/contract/guard-panel.ts';
import { panel, people, reports } from '../../tools/gallery/samples.ts';
import type { ScriptedStation } from '../../tools/gallery/scripted-station.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { accessibilityFaults } from './accessibility.ts';

const { openDoor, openGuard } = rendererInChromium({ width: 1280, height: 800 });

/** The panel once one of its people was let in. */
function afterLettingIn(decided: number): GuardPanel {
  const settle = (row: GuardRow): GuardRow =>
    row.sequence === decided ? { ...row, decision: 'let-in' } : row;
  return {
    ...panel,
    now: panel.now && { ...panel.now, row: settle(panel.now.row) },
    pending: panel.pending.filter(({ sequence }) => sequence !== decided),
    recent: panel.recent.map(settle),
  };
}

/** A panel once somebody else stands at the door, undecided. */
function withNewPersonAtDoor(before: GuardPanel): GuardPanel {
  if (!before.now) throw new Error('the sample panel has nobody at the door');
  const row: GuardRow = { ...before.now.row, sequence: 132, decision: null };
  return { ...before, now: { ...before.now, name: 'BUDI', row }, pending: [row, ...before.pending] };
}

const decisionsOf = async (station: ScriptedStation) =>
  (await station.calls()).filter(({ name }) => name === 'guard.decide').map(({ request }) => request);

describe('the guard’s panel', () => {
  test('decides with one key, which no digit of a PIN is, about the person at the door', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('+');
    await expect
      .poll(async () => (await station.calls()).filter(({ name }) => name === 'guard.decide'))
      .toEqual([
        { name: 'guard.decide', request: { sequence: 131, decision: 'let-in', note: 'identity-compared' } },
      ]);
  });

  test('decides about another who waits, chosen with an arrow key', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('button[aria-pressed="true"]').innerText()).toContain('kode K');
    await page.keyboard.press('NumpadSubtract');
    await expect
      .poll(async () => (await station.calls()).filter(({ name }) => name === 'guard.decide'))
      .toEqual([
        { name: 'guard.decide', request: { sequence: 129, decision: 'turned-away', note: 'goes-to-desk' } },
      ]);
  });

  test('decides about nobody further until one is chosen: a second press cannot admit the next who waits', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await page.keyboard.press('+');
    await expect.poll(() => decisionsOf(station)).toHaveLength(1);
    await station.emit('panel', afterLettingIn(131));
    await page.getByRole('button', { name: 'Pilih dengan' }).waitFor();
    await page.keyboard.press('+');
    await page.getByRole('button', { name: 'Pilih dengan' }).dispatchEvent('click');
    await page.keyboard.press('ArrowDown');
    await page.locator('button[aria-pressed="true"]', { hasText: 'kode K' }).waitFor();
    await page.keyboard.press('-');
    await expect
      .poll(() => decisionsOf(station))
      .toEqual([
        { sequence: 131, decision: 'let-in', note: 'identity-compared' },
        { sequence: 129, decision: 'turned-away', note: 'goes-to-desk' },
      ]);
  });

  test('selects nobody after a decision about a chosen one, and who comes to the door after that', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('button[aria-pressed="true"]', { hasText: 'kode K' }).waitFor();
    await station.emit('panel', afterLettingIn(129));
    await page.getByRole('button', { name: 'Pilih dengan' }).waitFor();
    await station.emit('panel', withNewPersonAtDoor(afterLettingIn(129)));
    await page.getByRole('button', { name: 'Izinkan masuk' }).waitFor();
    await page.keyboard.press('+');
    await expect
      .poll(() => decisionsOf(station))
      .toEqual([{ sequence: 132, decision: 'let-in', note: 'identity-compared' }]);
  });

  test('keeps the one whom the guard chose when somebody else comes to the door', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('button[aria-pressed="true"]', { hasText: 'kode K' }).waitFor();
    await station.emit('panel', withNewPersonAtDoor(panel));
    await page.getByText('BUDI').waitFor();
    await page.keyboard.press('-');
    await expect
      .poll(() => decisionsOf(station))
      .toEqual([{ sequence: 129, decision: 'turned-away', note: 'goes-to-desk' }]);
  });

  test('names black "kode K" and shows it in the sign that bystanders saw', async () => {
    const { page } = await openGuard();
    const row = page.locator('tbody tr', { hasText: 'kode K' });
    await row.waitFor();
    expect(await row.locator('[data-shown]').getAttribute('data-shown')).toBe('yellow');
    expect((await page.locator('body').innerText()).toLowerCase()).not.toMatch(/hitam|black/);
  });

  test('says reasons as sentences with their codes, in the language of the site', async () => {
    const { page } = await openGuard({ settings: { language: 'en' } });
    await page.getByText('POLICY_BOOSTER_MISSING').waitFor();
    expect(await page.locator('tbody').innerText()).not.toMatch(/POLICY_|TRUST_/);
  });

  test('tells the station of touches, at most one a second, and closes with Escape', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    for (let touch = 0; touch < 4; touch++) await page.mouse.click(640, 700);
    await page.keyboard.press('Escape');
    await expect
      .poll(async () => (await station.calls()).some(({ name }) => name === 'guard.close'))
      .toBe(true);
    expect((await station.calls()).filter(({ name }) => name === 'guard.touch')).toHaveLength(1);
  });

  test('shows failures of the station with their codes', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await station.emit('panel', { ...panel, alerts: ['LOG_FULL'] });
    await page.getByText('LOG_FULL').waitFor();
  });

  test('changes a setting at once', async () => {
    const { page, station } = await openGuard();
    await page.getByRole('button', { name: 'Pengaturan F9' }).click();
    await page.getByRole('button', { name: 'kiri' }).click();
    await expect
      .poll(async () => (await station.calls()).filter(({ name }) => name === 'settings.change'))
      .toEqual([{ name: 'settings.change', request: { desk: 'left' } }]);
  });

  test.each(['id', 'en'] as const)('has no axe violations in %s', async (language) => {
    const { page } = await openGuard({ settings: { language } });
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the tray of sample people', () => {
  test('is not there outside the demo, even in practice', async () => {
    const { page } = await openDoor({
      screen: { kind: 'ready' },
      status: { practice: true },
    });
    await page.getByTestId('ready').waitFor();
    expect(await page.getByRole('button', { name: 'Orang contoh' }).count()).toBe(0);
  });

  test('presents a person with a click, closes for the colour, opens again by its key, and shows each code as a QR code', async () => {
    const { page, station } = await openDoor({
      screen: { kind: 'ready' },
      status: { practice: true },
      demo: true,
    });
    await page.getByRole('button', { name: 'Orang contoh' }).click();
    expect(await page.locator('[data-person]').count()).toBe(people.length);
    await page.locator('[data-person="boosted"]').click();
    expect((await station.calls()).at(-1)).toEqual({ name: 'demo.present', request: { id: 'boosted' } });
    await expect.poll(() => page.locator('[data-person]').count()).toBe(0);
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: 'Tampilkan kode Vaksin penguat' }).click();
    const box = await page.getByRole('dialog').getByRole('img').boundingBox();
    expect(box?.width).toBeGreaterThan(400);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the scanners page', () => {
  test('shows the newest arrival with what to change, most pressing first, and stays open while codes arrive', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await page.keyboard.press('F8');
    await page.getByText('Pindai kode dari kartu uji.').waitFor();
    const touches = async () => (await station.calls()).filter(({ name }) => name === 'guard.touch').length;
    for (const report of reports) {
      const before = await touches();
      await station.emit('scanner-report', report);
      await expect.poll(touches).toBeGreaterThan(before);
    }
    await page.getByText('QR sertifikat: 118 dari 550 karakter salah').waitFor();
    expect(await page.locator('ol li').allInnerTexts()).toEqual([
      'Setel tata letak papan tik di pemindai ke US (Amerika Serikat).',
      'Pemindai mengetik lambat. Setel jeda antarkarakter ke 0.',
      'Setel penutup (suffix) ke Enter atau CR: hasil tampil lebih cepat.',
    ]);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('turns back to the people with the same key', async () => {
    const { page } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    await page.keyboard.press('F8');
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor({ state: 'detached' });
    await page.keyboard.press('F8');
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
  });

  test('prints the test card on one page, every code of it, and nothing of the panel', async () => {
    const { page } = await openGuard();
    await page.keyboard.press('F8');
    await page.getByText('Pindai kode dari kartu uji.').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('img').count()).toBe(testCodeIds.length);
    const loaded = await page
      .locator('img')
      .evaluateAll((images) =>
        images.every((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
      );
    expect(loaded).toBe(true);
    expect(await page.getByRole('heading', { name: 'Panel petugas' }).isVisible()).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});

describe('practice', () => {
  test('is called for by a key of the panel, which then closes', async () => {
    const { page, station } = await openGuard();
    await page.getByText('ANDI SETIAWAN PRATAMA').waitFor();
    const called = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          new BroadcastChannel('ambang-practice').onmessage = () => resolve(true);
        }),
    );
    await page.keyboard.press('F6');
    expect(await called).toBe(true);
    await expect
      .poll(async () => (await station.calls()).filter(({ name }) => name === 'guard.close'))
      .toHaveLength(1);
  });
});
