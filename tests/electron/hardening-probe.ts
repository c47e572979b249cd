import { EventEmitter } from 'node:events';
import type { App, Session, WebContents } from 'electron';

/** The modules of the Electron shell that lock it, as the tests load them: the real ones or a mutant of one. */
export interface LockingModules {
  readonly hardening: typeof import('../../main/electron/hardening.ts');
  readonly permissions: typeof import('../../main/electron/permissions.ts');
  readonly protocol: typeof import('../../main/electron/protocol.ts');
  readonly preferences: typeof import('../../main/electron/web-preferences.ts');
}

const ourPage = 'ambang://app/index.html';
const foreignPages = [
  'https://evil.example/',
  'ambang://app.evil.example/',
  'ambang://other/',
  'file:///etc/passwd',
  '',
];

/** What each line of the web preferences must be (Electron documentation, "Security": one in-memory partition, everything else shut). */
const wantedPreferences: Readonly<Record<string, unknown>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  experimentalFeatures: false,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: false,
  disableDialogs: true,
  backgroundThrottling: false,
  autoplayPolicy: 'no-user-gesture-required',
  partition: 'ambang',
};

type Handler = (...args: readonly unknown[]) => unknown;

/** Records what a module sets; any call that it does not know fails, as it would in a wrong Electron. */
class Recorder extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly calls: string[] = [];
  readonly webRequest = { onBeforeRequest: (handler: Handler) => this.set('onBeforeRequest', handler) };
  readonly enableSandbox = () => void this.calls.push('enableSandbox');
  readonly setPermissionRequestHandler = (handler: Handler) => this.set('permissionRequest', handler);
  readonly setPermissionCheckHandler = (handler: Handler) => this.set('permissionCheck', handler);
  readonly setDevicePermissionHandler = (handler: Handler) => this.set('devicePermission', handler);
  readonly setDisplayMediaRequestHandler = (handler: Handler) => this.set('displayMedia', handler);
  readonly setUSBProtectedClassesHandler = (handler: Handler) => this.set('usbClasses', handler);
  readonly setWindowOpenHandler = (handler: Handler) => this.set('windowOpen', handler);
  readonly getURL = () => ourPage;

  private set(name: string, handler: Handler): void {
    this.handlers.set(name, handler);
  }

  /** Asks a handler that answers by its value. */
  ask(name: string, ...args: readonly unknown[]): unknown {
    return this.handlers.get(name)?.(...args);
  }

  /** Asks a handler that answers by calling back; gives `unanswered` when nobody did. */
  askBack(name: string, place: number, ...args: readonly unknown[]): unknown {
    let answer: unknown = 'unanswered';
    const all = [...args];
    all.splice(place, 0, (given: unknown) => (answer = given));
    this.handlers.get(name)?.(...all);
    return answer;
  }

  /** Tells whether an event was stopped by `preventDefault`. */
  stops(event: string, ...args: readonly unknown[]): boolean {
    let isStopped = false;
    this.emit(event, { preventDefault: () => (isStopped = true) }, ...args);
    return isStopped;
  }
}

/** Every permission that Electron 45 can ask for, by either handler (electron.d.ts). */
export const permissionNames: readonly string[] = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
  'unknown',
];

/** Gives what is not locked, one line a hole; an empty list is a locked shell. */
export function findHoles(modules: LockingModules): string[] {
  return [
    ...preferenceHoles(modules),
    ...appHoles(modules),
    ...contentsHoles(modules),
    ...sessionHoles(modules),
    ...permissionHoles(modules),
    ...schemeHoles(modules),
  ];
}

function preferenceHoles({ preferences }: LockingModules): string[] {
  const { preload, ...rest } = preferences.webPreferences;
  const wrong = Object.entries(wantedPreferences).filter(
    ([name, value]) => Reflect.get(rest, name) !== value,
  );
  const unknown = Object.keys(rest).filter((name) => !(name in wantedPreferences));
  const hasPreload = typeof preload === 'string' && preload.endsWith('preload.cjs');
  return [...wrong.map(([name]) => name), ...unknown, ...(hasPreload ? [] : ['preload'])];
}

function appHoles({ hardening }: LockingModules): string[] {
  const app = new Recorder();
  // The recorder answers exactly the calls that locking makes; the rest of Electron's App is not needed.
  hardening.hardenApp(app as unknown as App);
  const holes: string[] = [];
  if (!app.calls.includes('enableSandbox')) holes.push('enableSandbox');
  let trusted: unknown = 'unanswered';
  app.emit('certificate-error', {}, {}, '', '', {}, (answer: unknown) => (trusted = answer));
  if (trusted !== false) holes.push('certificate-error');
  let chosen: unknown = 'unanswered';
  const stopped = app.stops(
    'select-client-certificate',
    {},
    '',
    [],
    (certificate?: unknown) => (chosen = certificate),
  );
  if (!stopped || chosen !== undefined) holes.push('select-client-certificate');
  return holes;
}

function contentsHoles({ hardening }: LockingModules): string[] {
  const app = new Recorder();
  const contents = new Recorder();
  // As above: only what locking calls.
  hardening.hardenApp(app as unknown as App);
  app.emit('web-contents-created', {}, contents);
  const holes = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'].filter(
    (event) => !contents.stops(event),
  );
  // The answer is an object of Electron's; a missing handler gives undefined.
  const answer = contents.ask('windowOpen', { url: ourPage }) as { action?: string } | undefined;
  if (answer?.action !== 'deny') holes.push('setWindowOpenHandler');
  if (!stopsAndChooses(contents, 'select-bluetooth-device', [[]], '')) holes.push('select-bluetooth-device');
  return holes;
}

function stopsAndChooses(of: Recorder, event: string, args: readonly unknown[], choice: unknown): boolean {
  let chosen: unknown = 'unanswered';
  const stopped = of.stops(event, ...args, (given?: unknown) => (chosen = given));
  return stopped && chosen === choice;
}

function lockedSession({ hardening }: LockingModules): Recorder {
  const session = new Recorder();
  // As above: only what locking calls.
  hardening.hardenSession(session as unknown as Session);
  return session;
}

function sessionHoles(modules: LockingModules): string[] {
  const session = lockedSession(modules);
  const holes: string[] = [];
  const isCancelled = (url: string) => {
    // Electron's answer to a request has one field that matters here.
    const answer = session.askBack('onBeforeRequest', 1, { url }) as { cancel?: boolean } | 'unanswered';
    return answer === 'unanswered' ? null : answer.cancel;
  };
  if (isCancelled(ourPage) !== false || isCancelled(`blob:${ourPage}`) !== false)
    holes.push('own pages are blocked');
  for (const page of foreignPages) if (isCancelled(page) !== true) holes.push(`onBeforeRequest ${page}`);
  if (!session.stops('will-download')) holes.push('will-download');
  if (!stopsAndChooses(session, 'select-hid-device', [{}], undefined)) holes.push('select-hid-device');
  if (!stopsAndChooses(session, 'select-usb-device', [{}], undefined)) holes.push('select-usb-device');
  if (!stopsAndChooses(session, 'select-serial-port', [[], {}], '')) holes.push('select-serial-port');
  return holes;
}

function permissionHoles(modules: LockingModules): string[] {
  const session = lockedSession(modules);
  // As above: the handlers ask for the page's address and nothing else.
  const page = new Recorder() as unknown as WebContents;
  const foreign = { getURL: () => 'https://evil.example/' };
  const requested = (contents: unknown, name: string, url: string, kinds: readonly string[]) =>
    session.askBack('permissionRequest', 2, contents, name, { requestingUrl: url, mediaTypes: kinds });
  const checked = (contents: unknown, name: string, origin: string, kind: string) =>
    session.ask('permissionCheck', contents, name, origin, { mediaType: kind });
  const holes: string[] = [];
  const expectAnswer = (what: string, answer: unknown, wanted: boolean) => {
    if (answer !== wanted) holes.push(what);
  };
  for (const name of permissionNames) {
    const isCamera = name === 'media';
    expectAnswer(`request ${name}`, requested(page, name, ourPage, ['video']), isCamera);
    expectAnswer(`check ${name}`, checked(page, name, 'ambang://app/', 'video'), isCamera);
    for (const url of foreignPages) {
      expectAnswer(`request ${name} by ${url}`, requested(page, name, url, ['video']), false);
      expectAnswer(`check ${name} by ${url}`, checked(page, name, url, 'video'), false);
    }
    expectAnswer(`request ${name} in a foreign page`, requested(foreign, name, ourPage, ['video']), false);
    expectAnswer(`check ${name} in a foreign page`, checked(foreign, name, ourPage, 'video'), false);
    expectAnswer(`check ${name} without a page`, checked(null, name, ourPage, 'video'), false);
  }
  for (const kinds of [['audio'], ['video', 'audio'], []]) {
    expectAnswer(`request of ${kinds.join('+')}`, requested(page, 'media', ourPage, kinds), false);
  }
  expectAnswer('check of audio', checked(page, 'media', ourPage, 'audio'), false);
  expectAnswer('devices', session.ask('devicePermission', { deviceType: 'hid' }), false);
  const media: unknown = session.askBack('displayMedia', 1, {});
  if (JSON.stringify(media) !== '{}') holes.push('display media');
  if (JSON.stringify(session.ask('usbClasses', { protectedClasses: ['hid'] })) !== '["hid"]')
    holes.push('usb classes');
  return holes;
}

function schemeHoles({ protocol }: LockingModules): string[] {
  const wanted = {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    bypassCSP: false,
    corsEnabled: false,
  };
  const [scheme] = protocol.privilegedSchemes;
  const isWanted =
    scheme?.scheme === 'ambang' && JSON.stringify(scheme.privileges) === JSON.stringify(wanted);
  return isWanted ? [] : ['privileges of the scheme'];
}
