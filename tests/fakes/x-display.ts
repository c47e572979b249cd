import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { findBrowser } from '../../main/station/find-browser.ts';
import { keyOf } from './us-keyboard.ts';

const run = promisify(execFile);

/** A screen with a keyboard whose layout can be changed, and a page in a real window on it. */
export interface XDisplay {
  readonly page: Page;
  /** Sets the layout, such as `fr` or `us(dvorak)`, and presses Caps Lock where it is not as wanted. */
  setLayout(layout: string): Promise<void>;
  pressCapsLock(): Promise<void>;
  /** Types a text on the keys of a US keyboard by their numbers, with Enter behind it, so many milliseconds a key. */
  type(text: string, delayMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Key numbers of X (evdev, xkb-data `keycodes/evdev`) by the names of the browser. */
const rows: readonly (readonly [first: number, codes: string])[] = [
  [10, 'Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal'],
  [24, 'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Enter'],
  [38, 'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backquote'],
  [51, 'Backslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash'],
  [65, 'Space CapsLock'],
];
const keyNumbers = new Map(
  rows.flatMap(([first, codes]) => codes.split(' ').map((code, index) => [code, first + index] as const)),
);

/** Starts a screen without glass and a browser on it. */
export async function startXDisplay(address: string): Promise<XDisplay> {
  // Without -noreset the layout would vanish with the last client that asked.
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '3', '-noreset', '-nolisten', 'tcp', '-screen', '0', '800x600x24'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const [number] = (await once(screen.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  const env = { ...process.env, DISPLAY: `:${number.toString().trim()}` };
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    headless: false,
    env,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--kiosk'],
  });
  const page = await browser.newPage();
  await page.goto(address);
  await page.bringToFront();
  const press = async (keys: readonly string[], delayMs: number) => {
    await run('xdotool', ['key', '--delay', String(delayMs), ...keys], { env });
  };
  return {
    page,
    setLayout: async (layout) => {
      const [, name = layout, variant] = /^(\w+)\((\w+)\)$/.exec(layout) ?? [];
      await run('setxkbmap', [name, ...(variant === undefined ? [] : [variant])], { env });
    },
    pressCapsLock: () => press([String(keyNumbers.get('CapsLock'))], 20),
    type: (text, delayMs) => press([...[...text].map(numberOf), '36'], delayMs),
    close: async () => {
      await browser.close();
      screen.kill();
    },
  };
}

function numberOf(character: string): string {
  const { code, shift } = keyOf(character);
  return `${shift ? 'shift+' : ''}${String(keyNumbers.get(code))}`;
}
