import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { session } from './session.ts';
import { strict } from './strict.ts';
import { told } from './told.ts';

/*
 * What `import ... from 'electron'` leads to under the stand-in. A name that is not here is an import that does
 * not link; a property that is not there throws by its name.
 */

const Menu = strict('Menu', { setApplicationMenu: (menu: unknown) => void (told.menu = menu) });
const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: readonly unknown[]) => {
    if (app.isReady()) throw new Error('schemes can only be registered before app is ready');
    told.schemes = schemes;
  },
});
const dialog = strict('dialog', {
  showErrorBox: (title: string, text: string) => void told.errors.push(`${title}: ${text}`),
});
const shell = strict('shell', {});

export { BrowserWindow, Menu, app, dialog, ipcMain, protocol, session };
export default strict('electron', { BrowserWindow, Menu, app, dialog, ipcMain, protocol, session, shell });
