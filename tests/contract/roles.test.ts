import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles } from '../../preload/contract/command.ts';
import { commands } from '../../preload/contract/commands.ts';
import type { Role } from '../../preload/contract/command.ts';
import type { CommandName } from '../../preload/contract/commands.ts';
import { dispatch } from '../../preload/contract/dispatch.ts';
import type { Handlers } from '../../preload/contract/dispatch.ts';

const names = Object.keys(commands) as CommandName[];
let called: string[] = [];

/** Handlers that only note that they were reached. */
const handlers = Object.fromEntries(
  names.map((name) => [
    name,
    () => {
      called.push(name);
      throw new Error('reached');
    },
  ]),
  // Every name of the table has its function; what they would reply does not matter here.
) as unknown as Handlers;

const ask = (role: Role, name: string, request: unknown = null) =>
  dispatch(handlers, { role, sessionId: 'a' }, name, request, () => undefined);

/** By hand, so that a slip in the table of the contract is seen. */
const auditorsMayAsk: readonly CommandName[] = [
  'guard.read',
  'guard.touch',
  'guard.close',
  'presence.read',
  'roll-call.read',
  'shift.read',
  'policy.read',
  'policy.what-if',
  'day.read',
  'roster.coverage',
  'export.read',
];
const mayAsk = (role: Role, name: CommandName) => {
  const needed: Role = commands[name].role;
  if (role === 'auditor') return auditorsMayAsk.includes(name);
  return role === needed || (role === 'supervisor' && needed === 'guard');
};

beforeAll(() => {
  called = [];
});
afterAll(() => {
  called = [];
});

describe('every command of the contract', () => {
  for (const name of names) {
    for (const role of roles) {
      if (mayAsk(role, name)) continue;
      test(`${name} is refused to the ${role}`, async () => {
        expect(await ask(role, name)).toEqual({ ok: false, failure: { code: 'STATION_FORBIDDEN' } });
        expect(called).not.toContain(name);
      });
    }
  }

  test.each(['toString', '__proto__', 'constructor', 'door.read ', '', 'guard'])(
    'is none under the name %j',
    async (name) => {
      expect(await ask('kiosk', name)).toEqual({ ok: false, failure: { code: 'STATION_REQUEST_MALFORMED' } });
    },
  );

  test('refuses a request that is not of its form', async () => {
    expect(await ask('kiosk', 'scan.submit', { text: 1, method: 'wedge' })).toMatchObject({ ok: false });
    expect(await ask('kiosk', 'scan.submit', { text: 'A', method: 'serial' })).toMatchObject({ ok: false });
    expect(await ask('kiosk', 'guard.open', { pin: '12345' })).toMatchObject({ ok: false });
    expect(called).toEqual([]);
  });

  test('turns what a handler throws into a coded failure', async () => {
    expect(await ask('kiosk', 'guard.call')).toEqual({ ok: false, failure: { code: 'STATION_BROKEN' } });
    expect(called).toEqual(['guard.call']);
  });
});
