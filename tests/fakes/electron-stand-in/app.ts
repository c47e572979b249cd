import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strict } from './strict.ts';

const { promise: ready, resolve: becomeReady } = Promise.withResolvers<undefined>();
let isReady = false;

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  sandboxIsOn = false;
  exitCode: number | null = null;
  readonly whenReady = () => ready;
  readonly isReady = () => isReady;
  readonly getVersion = () => '0.0.0';
  readonly getName = () => 'Ambang';
  readonly setName = () => undefined;
  readonly getPath = (name: string) => join(tmpdir(), 'ambang-stand-in', name);
  readonly setPath = () => undefined;
  readonly requestSingleInstanceLock = () => true;
  readonly enableSandbox = () => {
    if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxIsOn = true;
  };
  readonly quit = () => {
    this.emit('before-quit', { preventDefault: () => undefined });
    this.emit('will-quit', { preventDefault: () => undefined });
    this.exit(0);
  };
  readonly exit = (code = 0) => {
    this.exitCode = code;
    this.emit('quit', {}, code);
  };
}

export const standInApp = new StandInApp();
export const app = strict('app', standInApp);

/**
 * Tells the program that Electron is ready. Call it when the entry file has been loaded to its end and not
 * before: a program that waits for `ready` at its top level hangs in Electron (electron issue 40719).
 */
export function letAppBecomeReady(): void {
  isReady = true;
  becomeReady(undefined);
  standInApp.emit('ready');
}
