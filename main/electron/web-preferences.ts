import type { WebPreferences } from 'electron';
import { fileURLToPath } from 'node:url';

/** Windows of one run share a session in memory: nothing of a page is kept on the disk. */
export const partition = 'ambang';

/**
 * What every window may do, each line stated even where it is Electron's default today (Electron documentation,
 * "Security", items 2 to 12). `backgroundThrottling` is off because a colour must not freeze behind another window.
 */
export const webPreferences = {
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
  partition,
  preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
} as const satisfies WebPreferences;
