import type { App, Session, WebContents } from 'electron';
import { setPermissions } from './permissions.ts';
import { isOurPage } from './protocol.ts';

/** Locks what belongs to the whole program. Before `ready`: the sandbox can't be switched on later. */
export function hardenApp(app: App): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('certificate-error', (_event, _contents, _url, _error, _certificate, trust) => trust(false));
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
}

/** Locks a session: one permission, our own addresses, no downloads, no devices but through the station. */
export function hardenSession(session: Session): void {
  setPermissions(session);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-hid-device', (event, _details, choose) => refuseDevice(event, choose));
  session.on('select-usb-device', (event, _details, choose) => refuseDevice(event, choose));
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
}

/**
 * Locks a page: it stays where it is and opens nothing (Electron documentation, "Security", items 11 to 14).
 * Keys are left to the page, which must see a scanner's control keys to refuse them: without a menu Electron has
 * no shortcut of its own.
 */
function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}

function refuseDevice(event: { preventDefault(): void }, choose: () => void): void {
  event.preventDefault();
  choose();
}

/** A picture that the page drew itself has an address of its own; it is no way out. */
function isOurs(address: string): boolean {
  return isOurPage(address) || isOurPage(address.replace(/^blob:/, ''));
}
