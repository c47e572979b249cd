import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { screens, status } from '../../tools/gallery/samples.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';
import { accessibilityFaults } from './accessibility.ts';
import { colourAt, silhouetteOf } from './pixels.ts';

const sizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 1366, height: 768 },
];
const verdicts = {
  green: '#30ac68',
  yellow: '#ffe14d',
  red: '#8f0a14',
  advisory: '#30ac68',
  full: '#ffe14d',
};

const closedDoor = { house: { ...status.house, closed: { opensAt: null } } };

const renderer = rendererInChromium({ width: 1080, height: 1920 });

const screenOf = (name: string) => screens[name] ?? { kind: 'ready' };
const open = (name: string, scene: Partial<Parameters<typeof renderer.openDoor>[0]> = {}) =>
  renderer.openDoor({ screen: screenOf(name), ...scene });

describe('a verdict', () => {
  test.each(Object.entries(verdicts))(
    '%s reaches all four corners of every display',
    async (name, colour) => {
      const { page } = await open(name);
      await page.getByTestId('result').waitFor();
      for (const { width, height } of sizes) {
        await page.setViewportSize({ width, height });
        const corners = await colourAt(page, [
          [1, 1],
          [width - 2, 1],
          [1, height - 2],
          [width - 2, height - 2],
        ]);
        expect(corners, `${String(width)}x${String(height)}`).toEqual([colour, colour, colour, colour]);
      }
    },
  );

  test.each(['id', 'en'] as const)(
    'says its sentence in %s at twelve hundredths of the shorter side or more, whole, and its second line at half of that',
    async (language) => {
      for (const name of Object.keys(verdicts)) {
        const { page } = await open(name, { settings: { language } });
        for (const { width, height } of sizes) {
          await page.setViewportSize({ width, height });
          const { big, small, isWhole } = await measureWords(page);
          expect(big / Math.min(width, height), `${name} ${String(width)}`).toBeGreaterThanOrEqual(0.12);
          expect(small / big).toBeCloseTo(0.5, 2);
          expect(isWhole, `${name} ${language} ${String(width)}x${String(height)}`).toBe(true);
        }
        await page.close();
      }
    },
  );

  test('has a silhouette that differs in black and white from all others', async () => {
    const silhouettes: (readonly boolean[])[] = [];
    for (const name of ['green', 'yellow', 'red', 'out-of-service', 'exit', 'closed']) {
      const { page } = name === 'closed' ? await open('ready', { status: closedDoor }) : await open(name);
      await page.setViewportSize({ width: 540, height: 960 });
      await page.locator('svg').first().waitFor();
      silhouettes.push(await silhouetteOf(page));
      await page.close();
    }
    for (const [index, one] of silhouettes.entries()) {
      for (const other of silhouettes.slice(index + 1)) {
        const differing = one.filter((isInk, at) => isInk !== other[at]).length;
        expect(differing / one.length).toBeGreaterThan(0.1);
      }
    }
  });

  test('is told to the station once it has been painted, and the finger that holds it too', async () => {
    const { page, station } = await open('ready');
    await page.getByTestId('ready').waitFor();
    expect((await station.calls()).some(({ name }) => name === 'screen.painted')).toBe(false);
    await station.emit('screen', { ...screenOf('yellow'), number: 7 });
    await expect
      .poll(async () => (await station.calls()).filter(({ name }) => name === 'screen.painted'))
      .toEqual([{ name: 'screen.painted', request: { number: 7 } }]);
    await page.mouse.move(500, 500);
    await page.mouse.down();
    await page.mouse.up();
    const holds = (await station.calls()).filter(({ name }) => name === 'screen.hold');
    expect(holds.map(({ request }) => request)).toEqual([
      { number: 7, held: true },
      { number: 7, held: false },
    ]);
  });

  test('points red to the side where the desk stands', async () => {
    const { page, station } = await open('red', { settings: { desk: 'left' } });
    expect(await page.locator('[data-side]').getAttribute('data-side')).toBe('left');
    await station.emit('screen', { ...screenOf('red'), number: 2 });
    expect(await page.locator('[data-side]').count()).toBe(1);
  });

  test('greets by initials on green alone', async () => {
    const { page, station } = await open('green');
    expect(await page.getByText('A.S.').count()).toBe(1);
    await station.emit('screen', { ...screenOf('yellow'), number: 2, initials: 'A.S.' });
    await page.getByText('MOHON TUNGGU PETUGAS').waitFor();
    expect(await page.getByText('A.S.').count()).toBe(0);
  });
});

describe('a full house', () => {
  test('is told with the same words whoever comes, also where the policy has words of its own', async () => {
    const full = screenOf('full');
    const wording = { id: { big: 'KE LOKET SATU', small: 'Terima kasih' }, en: null };
    const { page, station } = await open('full');
    const words = async (number: number) =>
      page.locator(`[data-number="${String(number)}"] [role="alert"]`).innerText();
    const first = await words(1);
    expect(first).toMatch(/RUANG PENUH, MOHON TUNGGU\s+50 orang di dalam dari 50/);
    await station.emit('screen', { ...full, number: 2, wording });
    expect(await words(2)).toBe(first);
  });
});

describe('an exit', () => {
  test('thanks without a colour, and says when it was recorded', async () => {
    const { page } = await open('exit');
    expect(await page.getByRole('alert').innerText()).toMatch(/TERIMA KASIH\s+Keluar tercatat 08.12/);
    expect(await page.getByTestId('exit').getAttribute('data-shown')).toBe('neutral');
  });

  test('is told to the station once it has been painted', async () => {
    const { station } = await open('exit');
    await expect
      .poll(async () => (await station.calls()).filter(({ name }) => name === 'screen.painted'))
      .toEqual([{ name: 'screen.painted', request: { number: 1 } }]);
  });
});

describe('the pace of the queue', () => {
  test.each(['green', 'advisory', 'exit'])('after %s asks the next person already', async (name) => {
    const { page } = await open(name);
    await page.getByText('Berikutnya, silakan pindai').waitFor();
  });

  test.each(['yellow', 'red', 'full'])('lets nobody be hurried away from %s', async (name) => {
    const { page } = await open(name);
    await page.getByTestId('result').waitFor();
    expect(await page.getByText('Berikutnya').count()).toBe(0);
  });
});

describe('the words of a policy', () => {
  const wording = { id: { big: 'LEWAT PINTU UTARA', small: 'Ikuti garis putih' }, en: null };

  test('replace our own in the language that they are in', async () => {
    const { page, station } = await open('ready');
    await station.emit('screen', { ...screenOf('green'), number: 2, wording });
    expect(await page.getByRole('alert').innerText()).toMatch(/LEWAT PINTU UTARA\s+Ikuti garis putih/);
    await station.emit('screen', { ...screenOf('green'), number: 3, wording, language: 'en' });
    await page.getByText('PLEASE COME IN').waitFor();
  });

  test('count as none where they do not fit, and the screen stands all the same', async () => {
    const tooLong = { big: 'PERTANGGUNGJAWABAN', small: 'Ikuti garis putih' };
    const { page, station } = await open('ready');
    await station.emit('screen', { ...screenOf('green'), number: 2, wording: { id: tooLong, en: null } });
    await page.getByText('SILAKAN MASUK').waitFor();
  });
});

describe('a house', () => {
  test('says how many are inside of how many, and how many entered where nobody counts exits', async () => {
    const { page, station } = await open('ready');
    await page.getByText('masuk hari ini').waitFor();
    const house = { ...status.house, inside: 46, capacity: 50 };
    await station.emit('status', { ...status, house });
    expect(await page.getByText('di dalam dari 50').count()).toBe(1);
    expect(await page.getByText('46', { exact: true }).count()).toBe(1);
    expect(await page.getByText('masuk hari ini').count()).toBe(0);
  });

  test('without a guard says so on every screen, and asks nobody to wait for help that is not there', async () => {
    const unguarded = { ...status, house: { ...status.house, guardOnDuty: false } };
    const { page, station } = await open('ready', { status: unguarded });
    await page.getByText('TANPA PETUGAS', { exact: true }).waitFor();
    await station.emit('screen', { ...screenOf('yellow'), number: 2 });
    await page.getByText('Petugas belum ada di tempat').waitFor();
    expect(await page.getByText('tanpa petugas', { exact: true }).count()).toBe(1);
  });

  test('with a guard says nothing of it', async () => {
    const guarded = { ...status, house: { ...status.house, guardOnDuty: true } };
    const { page } = await open('ready', { status: guarded });
    await page.getByTestId('ready').waitFor();
    expect(await page.getByText(/tanpa petugas/i).count()).toBe(0);
  });

  test('that is closed says until when, and judges whoever scans all the same', async () => {
    const opensAt = Date.UTC(2022, 7, 1, 23, 30);
    const { page, station } = await open('ready', {
      status: { house: { ...status.house, closed: { opensAt } } },
    });
    await page.getByText('Buka lagi Selasa, 2 Agustus pukul 07.30').waitFor();
    await station.emit('screen', { ...screenOf('green'), number: 2 });
    await page.getByText('SILAKAN MASUK').waitFor();
  });

  test('reminds of mask, hands and distance and names its decree, unless the site wants no reminder', async () => {
    const house = { ...status.house, legalBasis: 'SE 188.65/1796/BPBD/2021' };
    const { page } = await open('ready', { status: { house } });
    await page.getByText('Pakai masker').waitFor();
    expect(await page.getByText('Dasar pemeriksaan: SE 188.65/1796/BPBD/2021.').count()).toBe(1);
    const { page: plain } = await open('ready', { settings: { protocolReminder: false } });
    await plain.getByTestId('ready').waitFor();
    expect(await plain.getByText('Pakai masker').count()).toBe(0);
  });
});

describe('without its station', () => {
  test('green is gone within 1 s of the last heartbeat, and comes back only when the station says it anew', async () => {
    const { page, station } = await open('green');
    await page.getByTestId('result').waitFor();
    await station.fallSilent();
    await page.waitForTimeout(1000);
    const [middle] = await colourAt(page, [[540, 960]]);
    expect(middle).not.toBe(verdicts.green);
    expect(await page.getByText('PINDAI TIDAK TERSEDIA').count()).toBe(1);
    expect(await page.getByText('STATION_LOST').count()).toBe(1);
  });

  test('no count of waiting people stands', async () => {
    const guard = { pinIsSet: true, pending: 3, pendingSince: 0, called: true };
    const { page, station } = await open('ready', { status: { guard } });
    await page.getByText('3 menunggu').waitFor();
    await station.fallSilent();
    await page.getByText('STATION_LOST').waitFor();
    expect(await page.getByText('menunggu').count()).toBe(0);
    expect(await page.getByText('dipanggil').count()).toBe(0);
  });

  test('a heartbeat that goes on keeps green', async () => {
    const { page } = await open('green');
    await page.waitForTimeout(1500);
    expect(await page.getByTestId('result').count()).toBe(1);
  });
});

describe('the neutral screens', () => {
  test.each(['ready', 'starting', 'out-of-service', 'exit'])(
    '%s shows none of the three colours',
    async (name) => {
      const { page } = await open(name);
      await page.waitForTimeout(300);
      const points = Array.from({ length: 400 }, (_none, index): [number, number] => [
        (index % 20) * 54 + 20,
        Math.floor(index / 20) * 96 + 20,
      ]);
      const seen = new Set(await colourAt(page, points));
      for (const colour of Object.values(verdicts)) expect(seen).not.toContain(colour);
    },
  );

  test('practice says so in every corner of every screen, and stays off the corner itself', async () => {
    const { page, station } = await open('ready', { status: { practice: true } });
    expect(await page.getByText('LATIHAN').count()).toBe(4);
    await station.emit('screen', screenOf('green'));
    await page.getByTestId('result').waitFor();
    expect(await page.getByText('LATIHAN').count()).toBe(4);
    expect(await colourAt(page, [[1, 1]])).toEqual([verdicts.green]);
  });

  test('say the age of the rules when they are used outside their dates', async () => {
    const { page } = await open('ready', { status: { policyFrom: '2022-07-17' } });
    expect(await page.getByText('17 Juli 2022').count()).toBe(1);
  });

  test('show one sign a kind of scanner, which says the best of several devices', async () => {
    const scanner = { kind: 'serial', name: null, lastScanAt: null } as const;
    const { page } = await open('ready', {
      status: {
        scanners: [
          { ...scanner, state: 'missing' },
          { ...scanner, state: 'ready' },
        ],
      },
    });
    await page.getByTestId('ready').waitFor();
    const signs = page.getByTestId('scanner-serial');
    expect(await signs.evaluateAll((all) => all.map((one) => one.dataset['state']))).toEqual(['ready']);
  });

  test('show HID scanners and keyboards by the signs of their like, and a missing keyboard as missing', async () => {
    const { page } = await open('ready', {
      status: {
        scanners: [
          { kind: 'wedge', state: 'unknowable', name: null, lastScanAt: null },
          { kind: 'keyboard', state: 'missing', name: 'Scanner', lastScanAt: null },
          { kind: 'serial', state: 'missing', name: null, lastScanAt: null },
          { kind: 'hid', state: 'ready', name: '/dev/hidraw0', lastScanAt: null },
        ],
      },
    });
    await page.getByTestId('ready').waitFor();
    const stateOf = (sign: string) => page.getByTestId(`scanner-${sign}`).getAttribute('data-state');
    expect([await stateOf('wedge'), await stateOf('serial')]).toEqual(['missing', 'ready']);
    expect(await page.getByRole('list', { name: 'Pemindai' }).getByRole('listitem').count()).toBe(2);
  });

  test('call the guard, once asked', async () => {
    const { page, station } = await open('ready');
    await page.getByRole('button', { name: 'Panggil petugas' }).click();
    expect((await station.calls()).at(-1)).toEqual({ name: 'guard.call', request: null });
  });
});

describe('the language', () => {
  test('changes with one touch, marks the document, and falls back after the result', async () => {
    const { page, station } = await open('ready');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('PLEASE SCAN YOUR CODE').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await station.emit('screen', screenOf('yellow'));
    await page.getByText('PLEASE WAIT FOR THE GUARD').waitFor();
    await station.emit('screen', screenOf('ready'));
    await page.getByText('SILAKAN PINDAI KODE ANDA').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('id');
  });
});

describe("the language of the visitor's pass", () => {
  test('is spoken for that result only', async () => {
    const { page, station } = await open('ready');
    await station.emit('screen', { ...screenOf('yellow'), number: 2, language: 'en' });
    await page.getByText('PLEASE WAIT FOR THE GUARD').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await station.emit('screen', { ...screenOf('yellow'), number: 3 });
    await page.getByText('MOHON TUNGGU PETUGAS').waitFor();
    await station.emit('screen', { ...screenOf('exit'), number: 4, language: 'en' });
    await page.getByText('Exit recorded 08:12').waitFor();
    await station.emit('screen', screenOf('ready'));
    await page.getByText('SILAKAN PINDAI KODE ANDA').waitFor();
  });

  test('gives way to what the visitor chose by touch', async () => {
    const { page, station } = await open('ready');
    await page.getByRole('button', { name: 'English' }).click();
    await station.emit('screen', { ...screenOf('yellow'), number: 2, language: 'id' });
    await page.getByText('PLEASE WAIT FOR THE GUARD').waitFor();
  });
});

describe('for everybody', () => {
  test.each(['id', 'en'] as const)('no screen has axe violations in %s', async (language) => {
    const { page, station } = await open('starting', {
      settings: { language },
      demo: true,
      status: { practice: true },
    });
    for (const [name, screen] of Object.entries(screens)) {
      await station.emit('screen', screen);
      await page.waitForTimeout(100);
      expect(await accessibilityFaults(page), name).toEqual([]);
    }
  });

  test('nothing breaks the strict content policy, no anchor stands anywhere, touch targets are 64 px high', async () => {
    const { page } = await open('ready');
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.reload();
    await page.getByTestId('ready').waitFor();
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
    expect(await page.locator('a, [onclick], [style*="expression"]').count()).toBe(0);
    for (const { width, height } of sizes) {
      await page.setViewportSize({ width, height });
      const heights = await page
        .locator('button')
        .evaluateAll((all) => all.map((one) => one.clientHeight + 4));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(64);
    }
  });

  test('a result is announced to screen readers', async () => {
    const { page } = await open('red');
    expect(await page.getByRole('alert').innerText()).toContain('BELUM DAPAT MASUK');
  });
});

/** Sizes of the two lines in CSS pixels, and whether no word leaves the screen or meets another line. */
async function measureWords(page: Page): Promise<{ big: number; small: number; isWhole: boolean }> {
  return page.getByTestId('result').evaluate((result) => {
    const [heading, line] = [result.querySelector('h1'), result.querySelector('h1 + p')];
    const where = result.querySelector('section > div:last-child');
    if (!heading || !line || !where) throw new Error('a verdict lacks a line');
    const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const boxes = [heading, line, where].map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    });
    const isInside = boxes.every(
      (box) => box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight - 64,
    );
    const [, second, third] = boxes;
    const meets =
      second && third && second.bottom > third.top && second.left < third.right && second.right > third.left;
    return { big: sizeOf(heading), small: sizeOf(line), isWhole: isInside && meets !== true };
  });
}
