import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import type { ScriptedStation } from '../../tools/gallery/scripted-station.ts';
import { plugIn } from '../fakes/wedge-scanner.ts';
import { rendererInChromium } from '../fakes/renderer-in-chromium.ts';

const certificate = `HC1:${'6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8'.repeat(4)}`;
const ready = { kind: 'ready' } as const;
const atMachine = { screen: ready, clock: 'machine' } as const;

const { openDoor, openGuard } = rendererInChromium({ width: 1280, height: 800 });

const scansOf = async (station: ScriptedStation) =>
  (await station.calls())
    .filter(({ name }) => name.startsWith('scan.') || name === 'guard.call')
    .map(({ name, request }) => ({ name, request: withoutRhythm(request) }));

/** How the keys came depends on the machine; the keeper of the rhythm has tests of its own. */
function withoutRhythm(request: unknown): unknown {
  return typeof request === 'object' && request !== null
    ? Object.fromEntries(Object.entries(request).filter(([name]) => name !== 'rhythm'))
    : request;
}

const submitted = (text: string) => ({ name: 'scan.submit', request: { text, method: 'wedge' } });

describe('a wedge scanner', () => {
  // Tried again because other tests share the machine: a browser that stalls for 150 ms tears a scan that it was given.
  test('is read whatever has the focus, and presses nothing', { retry: 2 }, async () => {
    const { page, station } = await openDoor(atMachine);
    const scanner = await plugIn(page);
    await page.getByRole('button', { name: 'Panggil petugas' }).focus();
    await scanner.scan(certificate);
    await scanner.scan(certificate.toLowerCase(), 4);
    await expect
      .poll(() => scansOf(station))
      .toEqual([submitted(certificate), submitted(certificate.toLowerCase())]);
  });

  test('is read by a tool that types characters without Shift', async () => {
    const { page, station } = await openDoor(atMachine);
    await page.keyboard.type(certificate);
    await page.keyboard.press('Enter');
    await expect.poll(() => scansOf(station)).toEqual([submitted(certificate)]);
  });

  test('is read with silence for a terminator, and under a French layout with CapsLock', async () => {
    const { page, station } = await openDoor(atMachine);
    await page.evaluate(() => {
      const french = { Digit1: '&', Digit2: 'é', Digit3: '"', KeyQ: 'a', KeyA: 'q' };
      for (const [code, key] of Object.entries({ ...french, ...french, Digit4: "'", Digit5: '(' })) {
        const event = new KeyboardEvent('keydown', { code, key, modifierCapsLock: true, cancelable: true });
        window.dispatchEvent(event);
      }
      for (const code of ['KeyQ', 'KeyA']) {
        window.dispatchEvent(new KeyboardEvent('keydown', { code, key: 'x', shiftKey: true }));
      }
    });
    await expect.poll(() => scansOf(station)).toEqual([submitted('123qa45QA')]);
  });

  test('that is cut short or sends control characters is told as such', async () => {
    const { page, station } = await openDoor(atMachine);
    await typeFast(page, ['KeyH', 'KeyC', 'Digit1', 'KeyA', 'KeyB']);
    await page.waitForTimeout(400);
    await typeFast(page, ['KeyH', 'KeyC', 'Digit1', 'KeyA', 'KeyB', 'F5', 'KeyC', 'KeyD', 'KeyE']);
    await expect
      .poll(() => scansOf(station))
      .toEqual([
        { name: 'scan.reject', request: { code: 'SCAN_INTERRUPTED', length: 5 } },
        { name: 'scan.reject', request: { code: 'SCAN_CONTROL_CHARACTER', length: 9 } },
      ]);
  });

  test('that types into the guard’s panel reaches the public window, which alone may submit', async () => {
    const door = await openDoor(atMachine);
    const guard = await openGuard({ clock: 'machine' });
    const scanner = await plugIn(guard.page);
    await scanner.scan(certificate);
    await expect.poll(() => scansOf(door.station)).toEqual([submitted(certificate)]);
    expect(await scansOf(guard.station)).toEqual([]);
  });
});

describe('a person’s keys', () => {
  test('move the focus with Tab and press what has it with Enter, and only that', async () => {
    const { page, station } = await openDoor(atMachine);
    await page.getByTestId('ready').waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedText(page)).toContain('Panggil petugas');
    await page.keyboard.press('Enter');
    await expect.poll(() => scansOf(station)).toEqual([{ name: 'guard.call', request: null }]);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => focusedText(page)).toContain('F2');
  });

  test('show where the focus is', async () => {
    const { page } = await openDoor(atMachine);
    await page.getByTestId('ready').waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedText(page)).toContain('Panggil petugas');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineWidth,
    );
    expect(outline).toBe('4px');
  });

  test('reach no shortcut of the browser', async () => {
    const { page } = await openDoor(atMachine);
    await page.getByTestId('ready').waitFor();
    const free = await page.evaluate(() => {
      document.addEventListener('keydown', (event) => (document.title = `leaked ${event.code}`));
      const pressed = [
        { code: 'KeyP', ctrlKey: true },
        { code: 'KeyO', ctrlKey: true },
        { code: 'KeyJ', ctrlKey: true },
        { code: 'ArrowLeft', altKey: true },
        { code: 'F5' },
        { code: 'F12' },
      ];
      return pressed.filter((key) =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }),
        ),
      );
    });
    expect(free).toEqual([]);
    expect(await page.title()).toBe('Ambang');
  });
});

describe('the PIN pad', () => {
  const press = async (page: Page, keys: string, pauseMs: number) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(pauseMs);
    }
  };

  test('opens with F2, takes digits and Enter from the keyboard, and closes with Escape', async () => {
    const { page, station } = await openDoor(atMachine);
    await station.answer('guard.open', { ok: false, failure: { code: 'GUARD_PIN_WRONG' } });
    await page.getByTestId('ready').waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('dialog').waitFor();
    const opened = { name: 'guard.open', request: { pin: '246810' } };
    for (const [index, pauseMs] of [200, 80].entries()) {
      await press(page, '246810', pauseMs);
      await page.keyboard.press('Enter');
      await expect
        .poll(async () => (await station.calls()).filter(({ name }) => name === 'guard.open'))
        .toEqual([opened, opened].slice(0, index + 1));
      await page.getByText('PIN salah').waitFor();
      await press(page, '1', 200);
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(200);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('takes touches, and keeps a guard who was wrong too often waiting', async () => {
    const { page, station } = await openDoor(atMachine);
    await station.answer('guard.open', {
      ok: false,
      failure: { code: 'GUARD_PIN_LOCKED', retryAfterSeconds: 30 },
    });
    await page.getByRole('button', { name: 'Petugas F2' }).click();
    for (const digit of '135791') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Buka' }).click();
    await page.getByText('Tunggu 30 detik').waitFor();
    await page.getByRole('button', { name: '1', exact: true }).click({ force: true });
    expect(await page.getByRole('img', { name: '0 angka diketik' }).count()).toBe(1);
  });

  test('asks twice for a new PIN, and again when the two differ', async () => {
    const { page, station } = await openDoor({
      screen: ready,
      status: { guard: { pinIsSet: false, pending: 0, pendingSince: null, called: false } },
    });
    const type = async (pin: string) => {
      for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
      await page.getByRole('button', { name: 'Buka' }).click();
    };
    await station.answer('guard.open', { ok: true, value: { code: 'once' } });
    await page.getByRole('button', { name: 'Petugas F2' }).click();
    await type('135791');
    await page.getByText('sekali lagi').waitFor();
    await type('135792');
    await page.getByText('berbeda').waitFor();
    await type('135791');
    await type('135791');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const asked = (await station.calls()).filter(({ name }) => name.startsWith('guard.'));
    expect(asked).toEqual([
      { name: 'guard.choose-pin', request: { pin: '135791' } },
      { name: 'guard.open', request: { pin: '135791' } },
    ]);
  });

  test('closes by itself 20 s after the last key', async () => {
    const { page } = await openDoor(atMachine);
    await page.getByTestId('ready').waitFor();
    await page.clock.install();
    await page.getByRole('button', { name: 'Petugas F2' }).click();
    await page.clock.runFor(15_000);
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.clock.runFor(19_000);
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.clock.runFor(1_500);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('does not complain of keys that came while the station checked', async () => {
    const { page, station } = await openDoor(atMachine);
    await station.answer('guard.open', { ok: false, failure: { code: 'GUARD_PIN_WRONG' } });
    await page.getByRole('button', { name: 'Petugas F2' }).click();
    for (const digit of '135791') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Buka' }).evaluate((open: HTMLButtonElement) => {
      open.click();
      open.click();
    });
    await page.getByText('PIN salah').waitFor();
    await page.getByRole('button', { name: 'Buka' }).click();
    expect(await page.getByText('6 sampai 12').count()).toBe(0);
    expect((await station.calls()).filter(({ name }) => name === 'guard.open')).toHaveLength(1);
  });

  test('lets no scan in', async () => {
    const { page, station } = await openDoor(atMachine);
    await page.getByTestId('ready').waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('dialog').waitFor();
    await (await plugIn(page)).scan('3174990101900001');
    await expect.poll(() => scansOf(station)).toEqual([submitted('3174990101900001')]);
    expect(await page.getByRole('img', { name: '0 angka diketik' }).count()).toBe(1);
  });
});

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('body :focus')?.textContent ?? '');
}

/** Presses keys 2 ms apart, as a scanner does, without waiting for the browser in between. */
async function typeFast(page: Page, codes: readonly string[]): Promise<void> {
  await page.evaluate((all) => {
    for (const code of all) window.dispatchEvent(new KeyboardEvent('keydown', { code, cancelable: true }));
  }, codes);
}
