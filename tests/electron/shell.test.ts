import type { Page } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { commandChannel } from '../../preload/contract/channels.ts';
import { commands } from '../../preload/contract/commands.ts';
import type { Json } from '../../preload/contract/transport.ts';
import { standInApp } from '../fakes/electron-stand-in/app.ts';
import { closeBrowser, windows } from '../fakes/electron-stand-in/browser-window.ts';
import { told } from '../fakes/electron-stand-in/told.ts';
import { answerCall, answeredChannels } from '../fakes/electron-stand-in/ipc-main.ts';
import { startUnderStandIn } from '../fakes/electron-stand-in/start.ts';

const entry = fileURLToPath(new URL('../../dist/main/electron.js', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'ambang-electron-'));
const complaints: string[] = [];
let door: Page;

function invoke(page: Page, name: string, request: Json): Promise<unknown> {
  // As text, because the type of JSON is endless and Playwright's types unfold it.
  const args = JSON.stringify([name, request]);
  return page.evaluate(async (text) => {
    // The text was made just above from a name and a value.
    const [command, argument] = JSON.parse(text) as [string, null];
    try {
      return await window.ambang?.invoke(command, argument);
    } catch (error) {
      return `refused: ${String(error)}`;
    }
  }, args);
}

function windowAt(place: number) {
  const found = windows[place];
  if (found === undefined) throw new Error(`the program has opened ${windows.length} windows`);
  return found;
}

async function pageOf(place: number): Promise<Page> {
  await vi.waitFor(() => windowAt(place), 10_000);
  const page = await windowAt(place).contents.page;
  await page.waitForSelector('#root > *');
  return page;
}

beforeAll(async () => {
  await startUnderStandIn(entry, ['--demo', '--data', dataDir]);
  await vi.waitFor(() => windowAt(0), 10_000);
  const page = await windowAt(0).contents.page;
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  door = await pageOf(0);
}, 60_000);

afterAll(async () => {
  await closeBrowser();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the Electron shell under the stand-in', () => {
  test('shows the door in a real page, and shows its window only once it has painted', async () => {
    await vi.waitFor(() => expect(windowAt(0).isShown).toBe(true));
    expect((await door.locator('body').innerText()).length).toBeGreaterThan(20);
  });

  test('was ready for the sandbox, the scheme and the missing menu before Electron was ready', () => {
    expect(standInApp.sandboxIsOn).toBe(true);
    expect(told.menu).toBe(null);
    expect(told.schemes).toHaveLength(1);
  });

  test('answers each call of the contract on a channel of its own and nothing else', () => {
    const ours = answeredChannels().filter((channel) => channel.startsWith('ambang:'));
    expect([...ours].sort()).toEqual(
      // The table's own keys are the names; `Object.keys` only knows that they are strings.
      (Object.keys(commands) as (keyof typeof commands)[]).map(commandChannel).sort(),
    );
  });

  test('gives the page the transport and no other thing of Electron or Node', async () => {
    const seen = await door.evaluate(() => ({
      transport: Object.keys(window.ambang ?? {}).sort(),
      others: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({ transport: ['invoke', 'listen', 'watchConnection'], others: [] });
  });

  test('answers the door', async () => {
    expect(await invoke(door, 'door.read', null)).toMatchObject({
      ok: true,
      value: { status: { practice: true } },
    });
  });

  test.each(['no.such-call', '__proto__', 'constructor', 'toString'])(
    'refuses the name %s in the page',
    async (name) => {
      expect(await invoke(door, name, null)).toContain('the contract has no such call');
    },
  );

  test('refuses to hear an event that the contract lacks', async () => {
    const heard = door.evaluate(() => window.ambang?.listen('toString', () => undefined) === undefined);
    await expect(heard).rejects.toThrow('the contract has no such event');
  });

  test('refuses the door what is for the guard', async () => {
    expect(await invoke(door, 'guard.read', null)).toEqual({
      ok: false,
      failure: { code: 'STATION_FORBIDDEN' },
    });
  });

  test.each([
    {
      who: 'a frame inside the page',
      event: () => ({ sender: windowAt(0).contents, senderFrame: { url: 'ambang://app/index.html' } }),
    },
    { who: 'a page that is gone', event: () => ({ sender: windowAt(0).contents, senderFrame: null }) },
    { who: 'a foreign page', event: () => foreignSender('https://evil.example/') },
    { who: 'a page with an address like ours', event: () => foreignSender('ambang://app.evil.example/') },
    { who: 'a window that was not bound', event: () => foreignSender('ambang://app/index.html', 4711) },
  ])('refuses a call of $who', async ({ event }) => {
    const reply = await answerCall(commandChannel('door.read'), event(), [null]);
    expect(reply).toEqual({ ok: false, failure: { code: 'STATION_FORBIDDEN' } });
  });

  test('brings a scan to a colour', async () => {
    await door.evaluate(() => {
      window.ambang?.listen('screen', (screen) => Reflect.set(window, 'lastScreen', screen));
    });
    expect(
      await invoke(door, 'scan.submit', { text: 'not a certificate at all', method: 'wedge' }),
    ).toMatchObject({ ok: true });
    const shown = await vi.waitFor(async () => {
      const screen: unknown = await door.evaluate(() => Reflect.get(window, 'lastScreen') as unknown);
      expect(screen).toMatchObject({ kind: 'result' });
      return screen;
    }, 5000);
    expect(shown).not.toMatchObject({ shown: 'green' });
    expect(existsSync(join(dataDir, 'log/admissions.db'))).toBe(true);
  });

  test('can fetch nothing from elsewhere', async () => {
    const answer = door.evaluate(() =>
      fetch('https://evil.example/').then(
        () => 'reached',
        () => 'blocked',
      ),
    );
    expect(await answer).toBe('blocked');
    // The browser reports the attempt, which was this test's own.
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('evil.example')));
  });

  test('stays on its page when something sends it elsewhere', async () => {
    await door.evaluate(() => {
      Reflect.set(window, 'isStillHere', true);
      location.href = 'https://evil.example/';
    });
    await door.waitForTimeout(300);
    expect(await door.evaluate(() => Reflect.get(window, 'isStillHere') as unknown)).toBe(true);
    expect(await invoke(door, 'door.read', null)).toMatchObject({ ok: true });
  });

  test('opens the guard in a window of its own, which alone hears the guard', async () => {
    expect(await invoke(door, 'guard.open', { pin: '000000' })).toMatchObject({ ok: false });
    expect(windows).toHaveLength(1);
    expect(await invoke(door, 'guard.open', { pin: '246810' })).toMatchObject({ ok: true });
    const guard = await pageOf(1);
    expect(guard.url()).toContain('/guard.html');
    expect(await invoke(guard, 'guard.read', null)).toMatchObject({ ok: true });
    expect(await invoke(guard, 'door.read', null)).toEqual({
      ok: false,
      failure: { code: 'STATION_FORBIDDEN' },
    });
    expect(await invoke(door, 'guard.read', null)).toEqual({
      ok: false,
      failure: { code: 'STATION_FORBIDDEN' },
    });
  });

  test('takes the guard away when the panel is closed', async () => {
    const guard = await windowAt(1).contents.page;
    await invoke(guard, 'guard.close', null).catch(() => undefined);
    await vi.waitFor(() => expect(windowAt(1).isDestroyed()).toBe(true));
  });

  test('keeps its settings in the file that the browser shell reads', async () => {
    await invoke(door, 'guard.open', { pin: '246810' });
    const guard = await pageOf(2);
    expect(await invoke(guard, 'settings.change', { lobby: 'dark' })).toMatchObject({ ok: true });
    expect(existsSync(join(dataDir, 'settings.json'))).toBe(true);
    windowAt(2).close();
  });

  test('broke no rule of its own content security policy', () => {
    expect(complaints).toEqual([]);
  });

  test('closes the station when its window is closed, and then ends', async () => {
    windowAt(0).close();
    await vi.waitFor(() => expect(standInApp.exitCode).toBe(0), 5000);
  });
});

function foreignSender(url: string, id: number = windowAt(0).contents.id): object {
  const frame = { url };
  return { sender: { id, mainFrame: frame }, senderFrame: frame };
}
