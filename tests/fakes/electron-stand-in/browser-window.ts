import { chromium } from '@playwright/test';
import type { Browser, BrowserContext } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { findBrowser } from '../../../main/station/find-browser.ts';
import { sessionOf } from './session.ts';
import { askToPrevent } from './preventable.ts';
import { strict } from './strict.ts';
import { createContents } from './web-contents.ts';
import type { StandInContents } from './web-contents.ts';

/** What the program asked for when it made a window; only these are known. */
export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly title?: string;
  readonly show?: boolean;
  readonly frame?: boolean;
  readonly kiosk?: boolean;
  readonly parent?: object;
  readonly autoHideMenuBar?: boolean;
  readonly backgroundColor?: string;
  readonly webPreferences: { readonly partition: string; readonly preload: string };
}

const knownOptions = new Set([
  ...['width', 'height', 'x', 'y', 'title', 'show', 'frame', 'kiosk', 'parent', 'autoHideMenuBar'],
  ...['backgroundColor', 'webPreferences'],
]);

let browser: Promise<Browser> | null = null;
const contexts = new Map<string, Promise<BrowserContext>>();

function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium, Chrome or Edge on this machine');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  return chromium.launch({ executablePath, args: [...asRoot, ...camera, '--disable-gpu', '--no-first-run'] });
}

/** Pages of one partition share one browser context: storage and channels between them, as in Electron. */
function contextOf(partition: string): Promise<BrowserContext> {
  const known = contexts.get(partition);
  if (known !== undefined) return known;
  const made = (browser ??= launch()).then((running) =>
    running.newContext({ viewport: { width: 1280, height: 800 } }),
  );
  contexts.set(partition, made);
  return made;
}

/** Every window that the program made, in order. */
export const windows: StandInWindow[] = [];

class StandInWindow extends EventEmitter {
  readonly options: WindowOptions;
  readonly contents: StandInContents;
  readonly webContents: StandInContents;
  isShown = false;
  private isGone = false;

  constructor(options: WindowOptions) {
    super();
    const unknown = Object.keys(options).find((name) => !knownOptions.has(name));
    if (unknown !== undefined)
      throw new Error(`the stand-in for Electron does not know the window option ${unknown}`);
    this.options = options;
    const { partition, preload } = options.webPreferences;
    this.contents = createContents(contextOf(partition), sessionOf(partition), preload);
    this.webContents = strict('WebContents', this.contents);
    windows.push(this);
  }

  readonly loadURL = async (address: string) => {
    await this.contents.load(address);
    this.emit('ready-to-show');
  };
  readonly show = () => void (this.isShown = true);
  readonly focus = () => undefined;
  readonly isDestroyed = () => this.isGone;
  readonly getBounds = () => ({ x: 0, y: 0, width: 1280, height: 800 });

  /** Asks the window to close, as its button or Alt+F4 does. */
  readonly close = () => {
    if (!askToPrevent((event) => this.emit('close', event))) this.destroy();
  };
  readonly destroy = () => {
    if (this.isGone) return;
    this.isGone = true;
    void this.contents.close();
    this.emit('closed');
  };
}

export type { StandInWindow };

/** What the program makes windows with; anything that the stand-in lacks throws by its name. */
export const BrowserWindow = new Proxy(StandInWindow, {
  construct: (Made, [options]: [WindowOptions]) => strict('BrowserWindow', new Made(options)),
});

/** Ends the browser behind all windows. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}
