import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type Handler = (...args: readonly never[]) => unknown;

/** A session: what was set on it can be asked; pages of it go through its protocol and its request filter. */
class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly schemes = new Map<string, ProtocolHandler>();
  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, handler: ProtocolHandler) => void this.schemes.set(scheme, handler),
  });
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (handler: Handler) => void this.handlers.set('onBeforeRequest', handler),
  });
  readonly setPermissionRequestHandler = (handler: Handler) =>
    void this.handlers.set('permissionRequest', handler);
  readonly setPermissionCheckHandler = (handler: Handler) =>
    void this.handlers.set('permissionCheck', handler);
  readonly setDevicePermissionHandler = (handler: Handler) =>
    void this.handlers.set('devicePermission', handler);
  readonly setDisplayMediaRequestHandler = (handler: Handler) =>
    void this.handlers.set('displayMedia', handler);
  readonly setUSBProtectedClassesHandler = (handler: Handler) =>
    void this.handlers.set('usbClasses', handler);

  /** Tells whether the program's filter lets a request through. */
  lets(url: string): boolean {
    const filter = this.handlers.get('onBeforeRequest');
    let isCancelled = false;
    // The program's handler takes Electron's details and a callback; these are the parts that it reads.
    (filter as ((details: object, answer: (to: { cancel?: boolean }) => void) => void) | undefined)?.(
      { url },
      ({ cancel }) => (isCancelled = cancel === true),
    );
    return !isCancelled;
  }
}

export type { StandInSession };

const partitions = new Map<string, StandInSession>();

/** Gives the session of a partition, the same each time. */
export function sessionOf(partition: string): StandInSession {
  const known = partitions.get(partition);
  if (known !== undefined) return known;
  const made = new StandInSession();
  partitions.set(partition, made);
  return made;
}

export const session = strict('session', {
  fromPartition: (partition: string) => strict('Session', sessionOf(partition)),
});
