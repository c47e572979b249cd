import type { BrowserContext, Page, Request as PageRequest } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { allRequests, toOurs, toReal } from './address.ts';
import { app } from './app.ts';
import { answerCall } from './ipc-main.ts';
import type { StandInSession } from './session.ts';
import { askToPrevent } from './preventable.ts';
import { strict } from './strict.ts';

let lastId = 0;

/** What runs in the page before anything else: a `contextBridge` and an `ipcRenderer` around the real bundle. */
function preloadScript(bundle: string): string {
  return `(() => {
    const hearers = new Map();
    window.__standInReceive = (channel, args) => {
      for (const hear of hearers.get(channel) ?? []) hear({}, ...args);
    };
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, value) =>
          Object.defineProperty(window, name, { value: Object.freeze(value), writable: false, configurable: false }),
      },
      ipcRenderer: {
        invoke: (channel, ...args) => window.__standInInvoke(channel, args),
        on: (channel, hear) => hearers.set(channel, [...(hearers.get(channel) ?? []), hear]),
        off: (channel, hear) => hearers.set(channel, (hearers.get(channel) ?? []).filter((one) => one !== hear)),
      },
    };
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('a sandboxed preload script cannot load ' + name);
    };
    const module = { exports: {} };
    ((require, module, exports) => {
      ${bundle}
    })(require, module, module.exports);
  })();`;
}

/** One page of a window: a real Chromium page whose requests, calls and events go to the program. */
class StandInContents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly mainFrame = strict('WebFrameMain', {
    url: 'about:blank',
  });
  readonly page: Promise<Page>;
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;
  private isGone = false;
  private isLoading = false;

  constructor(context: Promise<BrowserContext>, session: StandInSession, preload: string) {
    super();
    this.page = context.then((opened) => this.open(opened, session, preload));
  }

  readonly setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }) => {
    this.windowOpenHandler = handler;
  };
  readonly getURL = () => this.mainFrame.url;
  readonly isDestroyed = () => this.isGone;
  readonly reload = () => void this.page.then((page) => this.load(toOurs(page.url())));
  readonly forcefullyCrashRenderer = () => void this.emit('render-process-gone', {}, { reason: 'crashed' });

  readonly send = (channel: string, ...args: readonly unknown[]) => {
    // Electron copies what it sends; JSON refuses what would not survive the other shell.
    const copy = JSON.parse(JSON.stringify(args)) as unknown[];
    const deliver = ([name, all]: readonly [string, readonly unknown[]]) => {
      const receive: unknown = Reflect.get(window, '__standInReceive');
      if (typeof receive === 'function') Reflect.apply(receive, undefined, [name, all]);
    };
    // A page that is being replaced or is gone hears nothing, as in Electron.
    this.page.then((page) => page.evaluate(deliver, [channel, copy] as const)).catch(() => undefined);
  };

  async load(address: string): Promise<void> {
    this.mainFrame.url = address;
    this.isLoading = true;
    await (await this.page).goto(toReal(address));
  }

  async close(): Promise<void> {
    if (this.isGone) return;
    this.isGone = true;
    this.emit('destroyed');
    await (await this.page).close();
  }

  /** A page that sends itself elsewhere asks the program first; "no content" leaves it where it is. */
  private isForbiddenNavigation(request: PageRequest, page: Page): boolean {
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return false;
    const isOfProgram = this.isLoading;
    this.isLoading = false;
    return (
      !isOfProgram && askToPrevent((event) => this.emit('will-navigate', { ...event, url: request.url() }))
    );
  }

  private async open(context: BrowserContext, session: StandInSession, preload: string): Promise<Page> {
    const page = await context.newPage();
    await page.exposeFunction('__standInInvoke', (channel: string, args: readonly unknown[]) =>
      answerCall(channel, { sender: this, senderFrame: this.mainFrame }, args),
    );
    await page.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
    await page.route(allRequests, async (route) => {
      const url = toOurs(route.request().url());
      if (this.isForbiddenNavigation(route.request(), page)) return route.fulfill({ status: 204 });
      const handler = session.schemes.get(new URL(url).protocol.slice(0, -1));
      if (!session.lets(url) || handler === undefined) return route.abort('blockedbyclient');
      const answer = await handler(new Request(url, { method: route.request().method() }));
      const body = Buffer.from(await answer.arrayBuffer());
      await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed' }));
    return page;
  }
}

export type { StandInContents };

/** Makes a page and tells the program of it, as Electron does for every page. */
export function createContents(
  context: Promise<BrowserContext>,
  session: StandInSession,
  preload: string,
): StandInContents {
  const contents = new StandInContents(context, session, preload);
  app.emit('web-contents-created', {}, strict('WebContents', contents));
  return contents;
}
