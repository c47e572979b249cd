import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../../../preload/contract/client.ts';
import type { Client } from '../../../preload/contract/client.ts';
import { createMemoryTransport } from '../../../preload/contract/memory-transport.ts';
import type { PassCard } from '../../../preload/contract/pass-view.ts';
import type { DataFolder } from '../../../main/station/data-folder.ts';
import { readRows } from '../../fakes/log-rows.ts';
import { forgetFolder, keepPin, makeFolder, startPractice } from '../../fakes/practice-station.ts';
import type { PracticeStation } from '../../fakes/practice-station.ts';

const pins = { first: '593027', second: '418263' };
let folder: DataFolder;
let station: PracticeStation;
let codes: string[];

beforeEach(async () => {
  folder = makeFolder();
  await keepPin(folder, pins.first);
  start();
});
afterEach(async () => {
  vi.useRealTimers();
  await station.stop();
  forgetFolder(folder);
});

function start(time?: { wall(): number; monotonic(): number }): void {
  station = startPractice(folder, time === undefined ? {} : { time });
  codes = [];
  station.door.on('badge-shown', ({ code }) => codes.push(code));
}

async function valueOf<T>(reply: Promise<{ ok: true; value: T } | { ok: false; failure: { code: string } }>) {
  const settled = await reply;
  if (!settled.ok) throw new Error(settled.failure.code);
  return settled.value;
}

const issue = (guard: Client, id = 'petugas-1', pin = pins.first): Promise<PassCard> =>
  valueOf(guard.call('guards.issue-badge', { id, pin }));
const show = (card: PassCard) => station.door.call('scan.submit', { text: card.text, method: 'wedge' });
const alertsOf = async (guard: Client) => (await valueOf(guard.call('guard.read', null))).panel.alerts;

function sitDown(code: string | undefined): Client {
  const session = station.station.redeemGuardCode(code ?? '');
  if (session === null) throw new Error('the panel did not open');
  return createClient(createMemoryTransport(session));
}

describe('a guard’s badge', () => {
  test('opens the panel as that guard, by a code that is good once, and is neither a colour nor a row', async () => {
    const guard = await station.openGuard(pins.first);
    await valueOf(guard.call('guards.rename', { id: 'petugas-1', name: 'Ibu Sari' }));
    const card = await issue(guard);
    expect(card).toMatchObject({ name: 'IBU SARI', unit: '' });
    await guard.call('guard.close', null);
    const heard: string[] = [];
    station.session.listen((name) => heard.push(name));
    await show(card);
    expect(heard.filter((name) => name === 'screen')).toEqual([]);
    expect(codes).toHaveLength(1);
    const panel = sitDown(codes[0]);
    expect(station.station.redeemGuardCode(codes[0] ?? '')).toBeNull();
    expect((await valueOf(panel.call('guard.read', null))).panel.sitting).toBe('Ibu Sari');
    await station.stop();
    expect(readRows(folder.path).map(({ kind }) => kind)).not.toContain('admission');
    start();
  });

  test('held before the scanner opens the panel once, and not again while its guard sits there', async () => {
    const card = await issue(await station.openGuard(pins.first));
    await show(card);
    expect(codes).toEqual([]);
    await (await station.openGuard(pins.first)).call('guard.close', null);
    await new Promise((later) => setTimeout(later, 3100));
    await show(card);
    await show(card);
    await show(card);
    expect(codes).toHaveLength(1);
  });

  test('tells the public window nothing of whose it is', async () => {
    const guard = await station.openGuard(pins.first);
    const card = await issue(guard);
    await guard.call('guard.close', null);
    const heard: string[] = [];
    station.session.listen((name, payload) => heard.push(`${name} ${JSON.stringify(payload)}`));
    await show(card);
    const shown = heard.filter((event) => event.startsWith('badge-shown'));
    expect(shown).toEqual([`badge-shown {"code":"${codes[0] ?? ''}"}`]);
    expect(heard.join('\n')).not.toMatch(/petugas-1|Petugas 1/);
  });

  test('that was revoked does nothing but raise an alert, until a guard has sat there', async () => {
    const guard = await station.openGuard(pins.first);
    const card = await issue(guard);
    await valueOf(guard.call('guards.revoke-badge', { id: 'petugas-1' }));
    const view = await valueOf(guard.call('shift.read', null));
    expect(view.guards[0]?.badge).toBe(null);
    await show(card);
    expect(codes).toEqual([]);
    expect(await alertsOf(guard)).toContain('GUARD_BADGE_REFUSED');
    await guard.call('guard.close', null);
    expect(await alertsOf(await station.openGuard(pins.first))).not.toContain('GUARD_BADGE_REFUSED');
  });

  test('is void once another one was made for the same guard', async () => {
    const guard = await station.openGuard(pins.first);
    const [lost, card] = [await issue(guard), await issue(guard)];
    await guard.call('guard.close', null);
    await show(lost);
    expect(codes).toEqual([]);
    await show(card);
    expect(codes).toHaveLength(1);
  });

  test('is void, with the PIN, once its guard was retired', async () => {
    const guard = await station.openGuard(pins.first);
    await valueOf(guard.call('guards.add', { name: 'Pak Budi', pin: pins.second }));
    const card = await issue(guard, 'petugas-2', pins.second);
    await valueOf(guard.call('guards.retire', { id: 'petugas-2' }));
    await show(card);
    expect(codes).toEqual([]);
    expect(await alertsOf(guard)).toContain('GUARD_BADGE_REFUSED');
    expect(await station.door.call('guard.open', { pin: pins.second })).toMatchObject({
      ok: false,
      failure: { code: 'GUARD_PIN_WRONG' },
    });
  });

  test('that has expired is refused, also to the hour', async () => {
    let now = Date.now();
    await station.stop();
    start({ wall: () => now, monotonic: () => now });
    const guard = await station.openGuard(pins.first);
    const card = await issue(guard);
    await guard.call('guard.close', null);
    now = card.expiresAt - 5000;
    await show(card);
    expect(codes).toHaveLength(1);
    now = card.expiresAt + 1;
    await show(card);
    expect(codes).toHaveLength(1);
    expect(await alertsOf(await station.openGuard(pins.first))).toContain('GUARD_BADGE_REFUSED');
  });

  test('is made with the PIN of the guard whom it is for, and with nobody else’s', async () => {
    const guard = await station.openGuard(pins.first);
    await valueOf(guard.call('guards.add', { name: 'Pak Budi', pin: pins.second }));
    const wrong = { ok: false, failure: { code: 'GUARD_PIN_WRONG' } };
    expect(await guard.call('guards.issue-badge', { id: 'petugas-2', pin: pins.first })).toEqual(wrong);
    expect((await issue(guard, 'petugas-2', pins.second)).name).toBe('PAK BUDI');
  });

  test('opens after a restart, and a pass of the office that is nobody’s badge goes to the door', async () => {
    const guard = await station.openGuard(pins.first);
    const card = await issue(guard);
    const whom = { kind: 'visitor', name: 'Tamu Contoh', birthDate: '1990', personClass: 'visitor' } as const;
    const minted = await valueOf(
      guard.call('passes.mint', { whom: { ...whom, doses: 3, vaccinatedOn: '2022-01' }, days: 1 }),
    );
    await station.stop();
    start();
    const screens: string[] = [];
    station.door.on('screen', ({ kind }) => screens.push(kind));
    await show(card);
    expect([codes.length, screens]).toEqual([1, []]);
    const [pass] = minted.cards;
    if (pass) await show(pass);
    expect([codes.length, screens]).toEqual([1, ['result']]);
  });
});
