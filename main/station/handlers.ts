import type { Failure } from '../core/reason-codes.ts';
import type { Result } from '../core/result.ts';
import { fail, ok } from '../core/result.ts';
import type { Handlers } from '../../preload/contract/dispatch.ts';
import type { RequestOf, WireFailure } from '../../preload/contract/commands.ts';
import type {
  DemoPerson,
  DoorStatus,
  GuardPanel,
  WindowSettings,
} from '../../preload/contract/screen-state.ts';
import type { Clock } from './clock.ts';
import type { Door } from './door.ts';
import type { GuardDesk } from './guard/guard-desk.ts';
import type { PinKeeper } from './guard/pin-keeper.ts';
import type { Arrivals } from './scanner/arrivals.ts';
import type { ScannerRegistry } from './scanner/registry.ts';
import { toScreenState } from './screen-flow.ts';

/** What the handlers need of the station; each is one line because the work is done there. */
export interface StationParts {
  readonly door: Door;
  readonly arrivals: Arrivals;
  readonly desk: GuardDesk;
  readonly pins: PinKeeper;
  readonly scanners: ScannerRegistry;
  readonly clock: Clock;
  readonly demoPeople: readonly DemoPerson[];
  readonly status: () => DoorStatus;
  readonly panel: () => GuardPanel;
  readonly settings: () => WindowSettings;
  readonly changeSettings: (change: RequestOf<'settings.change'>) => WindowSettings;
  /** A visitor called the guard, or the guard has come. */
  readonly callGuard: (isCalled: boolean) => void;
  readonly statusChanged: () => void;
}

const done = ok(null);

/** Gives one function a command of the contract. */
export function createHandlers(parts: StationParts): Handlers {
  const { door, arrivals, desk, pins, scanners, clock } = parts;
  return {
    'door.read': () => {
      door.letGo();
      return ok({ screen: toScreenState(door.flow()), status: parts.status(), settings: parts.settings() });
    },
    'scan.submit': ({ text, method, rhythm = null }) => {
      if (method === 'wedge') scanners.noteWedge(clock.now());
      if (method === 'camera') scanners.noteCameraScan(clock.now());
      arrivals.scanned({ text, method }, { device: null, rhythm, length: text.length });
      return done;
    },
    'scan.reject': ({ code, length, rhythm = null }) => {
      scanners.noteWedge(clock.now());
      arrivals.rejected(code, 'wedge', { device: null, rhythm, length });
      return done;
    },
    'camera.report': ({ state, name }) => {
      if (scanners.reportCamera(state, name)) parts.statusChanged();
      return done;
    },
    'screen.painted': ({ number }) => {
      door.painted(number);
      return done;
    },
    'screen.hold': ({ number, held }) => {
      door.hold(number, held);
      return done;
    },
    'guard.call': () => {
      parts.callGuard(true);
      return done;
    },
    'guard.choose-pin': async ({ pin }) => {
      const chosen = await pins.choose(pin);
      if (chosen.ok) parts.statusChanged();
      return onWire(chosen);
    },
    'guard.open': async ({ pin }) => onWire(await desk.open(pin)),
    'guard.read': (_, { sessionId }) => {
      desk.touch(sessionId);
      parts.callGuard(false);
      return ok({ panel: parts.panel(), status: parts.status(), settings: parts.settings() });
    },
    'guard.touch': (_, { sessionId }) => {
      desk.touch(sessionId);
      return done;
    },
    'guard.close': (_, { sessionId }) => {
      desk.close(sessionId);
      return done;
    },
    'guard.decide': ({ sequence, decision }, { sessionId }) => {
      desk.touch(sessionId);
      return onWire(door.decide(sequence, decision));
    },
    'settings.change': (change, { sessionId }) => {
      desk.touch(sessionId);
      return ok(parts.changeSettings(change));
    },
    'demo.people': () => ok([...parts.demoPeople]),
    'demo.present': ({ id }) => {
      const person = parts.demoPeople.find((sample) => sample.id === id);
      if (person === undefined) return fail({ code: 'STATION_REQUEST_MALFORMED' });
      door.receive({ text: person.text, method: 'demo' });
      return done;
    },
  } satisfies Handlers;
}

/** What a failure saw stays in the station; windows get its code and how long to wait. */
function onWire<T>(
  result: Result<T, Failure & { readonly retryAfterSeconds?: number }>,
): Result<T, WireFailure> {
  if (result.ok) return result;
  const { code, retryAfterSeconds } = result.failure;
  return fail(retryAfterSeconds === undefined ? { code } : { code, retryAfterSeconds });
}
