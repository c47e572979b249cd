/** Width and height of a screen in pixels. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

interface BrowserWindow {
  /** Address with its one-time code; the code is redeemed before anybody could copy it. */
  readonly address: string;
  readonly profile: string;
  readonly isKiosk: boolean;
  /** The whole screen, for the kiosk; null where it is not known. */
  readonly screen: ScreenSize | null;
  /** Only where the sandbox cannot work at all (root without another user). */
  readonly isUnsandboxed: boolean;
}

const firstWindow: ScreenSize = { width: 1280, height: 800 };

/** The browser shall show our pages and do nothing else: no questions, no updates, no talk with the network. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--disable-background-mode',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,GlobalMediaControls',
  '--no-pings',
  '--password-store=basic',
  // A proxy that nobody is: whatever is not this machine ends there, and no name is ever looked up. Loopback
  // addresses pass proxies by. (Rules for the resolver would do the same, but warn on the screen.)
  '--proxy-server=http://127.0.0.1:9',
];

/** What a door needs: sound without a touch, a clock that never sleeps, no gestures that leave the page. */
const atTheDoor = [
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
];

/**
 * Gives the browser's arguments for one window. Never among them: remote debugging, disabled web security,
 * access to files.
 */
export function browserArguments(window: BrowserWindow): readonly string[] {
  const { width, height } = (window.isKiosk ? window.screen : firstWindow) ?? firstWindow;
  const isSized = !window.isKiosk || window.screen !== null;
  return [
    `--user-data-dir=${window.profile}`,
    ...quiet,
    ...atTheDoor,
    // Without a window manager full screen leaves a rim; with the geometry said it covers the screen.
    ...(isSized ? [`--window-size=${String(width)},${String(height)}`] : []),
    ...(window.isKiosk ? ['--window-position=0,0', '--kiosk'] : []),
    ...(window.isUnsandboxed ? ['--no-sandbox'] : []),
    `--app=${window.address}`,
  ];
}
