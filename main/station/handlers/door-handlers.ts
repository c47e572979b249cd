import { fail, ok } from '../../core/result.ts';
import type { HandlersOf } from '../../../preload/contract/dispatch.ts';
import type { doorCommands } from '../../../preload/contract/commands/door-commands.ts';
import { toScreenState } from '../screen-flow.ts';
import { done, onWire, type StationParts } from './parts.ts';

/** What the public window may ask. */
export function doorHandlers(parts: StationParts): HandlersOf<typeof doorCommands> {
  const { door, arrivals, desk, guards, scanners, clock } = parts;
  return {
    'door.read': () => {
      door.letGo();
      return ok({
        screen: toScreenState(door.flow()),
        status: parts.status(),
        settings: parts.windowSettings(),
      });
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
    'leave.begin': () => {
      if (parts.settings().passage === 'in') return fail({ code: 'STATION_REQUEST_MALFORMED' });
      door.beginLeaving();
      return done;
    },
    'leave.without-code': () => {
      door.leaveWithoutCode();
      return done;
    },
    'leave.cancel': () => {
      door.cancelLeaving();
      return done;
    },
    'visit.answer': ({ number, ...answer }) => {
      door.answerVisit(number, answer);
      return done;
    },
    'guard.call': () => {
      parts.callGuard(true);
      return done;
    },
    'guard.choose-pin': async ({ pin }) => {
      const chosen = await guards.first(pin);
      if (chosen.ok) parts.statusChanged();
      return onWire(chosen);
    },
    'guard.open': async ({ pin }) => onWire(await desk.open(pin)),
    'demo.people': () => ok([...parts.demoPeople]),
    'demo.present': ({ id }) => {
      const person = parts.demoPeople.find((sample) => sample.id === id);
      if (person === undefined) return fail({ code: 'STATION_REQUEST_MALFORMED' });
      door.receive({ text: person.text, method: 'demo' });
      return done;
    },
  };
}
