import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../main/core/reason-codes.ts';
import { fail, ok } from '../../main/core/result.ts';
import type { DataFolder } from '../../main/station/data-folder.ts';
import { loadScreener } from '../../main/station/load-screener.ts';
import { openLog } from '../../main/station/log/open-log.ts';
import type { GuardPanel } from '../../preload/contract/guard-panel.ts';
import type { ScreenState } from '../../preload/contract/screen-state.ts';
import { memoryLog } from '../fakes/memory-log.ts';
import {
  forgetFolder,
  keepPin,
  makeFolder,
  memorySettings,
  startPractice,
} from '../fakes/practice-station.ts';
import type { PracticeStation } from '../fakes/practice-station.ts';

const pin = '593027';
let folder: DataFolder;
let practice: PracticeStation;

beforeEach(async () => {
  folder = makeFolder();
  await keepPin(folder, pin);
  practice = startPractice(folder);
});
afterEach(async () => {
  vi.useRealTimers();
  await practice.stop();
  forgetFolder(folder);
});

const readDoor = async () => {
  const read = await practice.door.call('door.read', null);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
};
const screens = (): ScreenState[] => {
  const seen: ScreenState[] = [];
  practice.door.on('screen', (screen) => seen.push(screen));
  return seen;
};

async function panelOf(guard: PracticeStation['door']): Promise<GuardPanel> {
  const read = await guard.call('guard.read', null);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.panel;
}

describe('the practice people', () => {
  const expected: [string, string, string, string][] = [
    ['boosted', 'green', 'green', 'POLICY_BOOSTED'],
    ['twice', 'yellow', 'yellow', 'POLICY_BOOSTER_MISSING'],
    ['once', 'red', 'red', 'POLICY_DOSES_INCOMPLETE'],
    ['none', 'red', 'red', 'POLICY_NOT_VACCINATED'],
    ['test-negative', 'green', 'green', 'POLICY_TEST_NEGATIVE'],
    ['test-positive', 'black', 'yellow', 'POLICY_POSITIVE'],
    ['recovered', 'yellow', 'yellow', 'POLICY_RECOVERED_ONLY'],
    ['expired', 'yellow', 'yellow', 'TRUST_SIGNATURE_EXPIRED'],
    ['forged', 'red', 'red', 'TRUST_SIGNATURE_WRONG'],
    ['unknown-issuer', 'yellow', 'yellow', 'TRUST_SIGNER_UNKNOWN'],
    ['child', 'yellow', 'yellow', 'POLICY_CHILD'],
    ['garbage', 'yellow', 'yellow', 'SCAN_KIND_UNKNOWN'],
    ['wrong-kind', 'yellow', 'yellow', 'SCAN_KIND_UNSUPPORTED'],
  ];

  test('get the colours that the newest rules give them', async () => {
    const guard = await practice.openGuard(pin);
    const found: [string, string, string, string][] = [];
    for (const { id } of practice.people) {
      await practice.present(id);
      const row = (await panelOf(guard)).now?.row;
      found.push([id, row?.outcome ?? '', row?.shown ?? '', row?.reasons.join() ?? '']);
    }
    expect(found).toEqual(expected);
  });

  test('are greeted by initials on green and by nothing on any other colour', async () => {
    const seen = screens();
    await practice.present('boosted');
    await practice.present('twice');
    expect(seen).toMatchObject([
      { shown: 'green', initials: 'B.S.' },
      { shown: 'yellow', initials: null },
    ]);
  });

  test('are held by no finger any more in a window that was opened anew', async () => {
    await practice.present('boosted');
    await practice.door.call('screen.hold', { number: 1, held: true });
    expect((await readDoor()).screen).toMatchObject({ shown: 'green', held: false });
  });

  test('are unknown at a real door', async () => {
    await practice.stop();
    practice = startPractice(folder, { demoPeople: null });
    expect(await practice.door.call('demo.people', null)).toEqual({ ok: true, value: [] });
    expect((await readDoor()).status.practice).toBe(false);
    expect(await practice.door.call('demo.present', { id: 'boosted' })).toMatchObject({ ok: false });
  });
});

describe('the public window', () => {
  test('is told the action and nothing of the reason', async () => {
    const seen = screens();
    await practice.present('test-positive');
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual([
      'advisory',
      'held',
      'initials',
      'kind',
      'language',
      'notice',
      'number',
      'returnsAfterMs',
      'shown',
      'wording',
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/POSITIVE|black|Susilo|JOKO/i);
  });

  test('sees how many entered today and how many wait, not who', async () => {
    await practice.present('boosted');
    await practice.present('twice');
    await practice.present('once');
    expect((await readDoor()).status).toMatchObject({ enteredToday: 1, guard: { pending: 1 } });
  });

  test('never gets the events of the guard', async () => {
    const heard = new Set<string>();
    practice.session.listen((name) => heard.add(name));
    await practice.openGuard(pin);
    await practice.present('twice');
    expect([...heard].filter((name) => name !== 'heartbeat').sort()).toEqual(['screen', 'status']);
  });

  test('hears a heartbeat every 250 ms', async () => {
    let beats = 0;
    practice.door.on('heartbeat', () => (beats += 1));
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(beats).toBeGreaterThanOrEqual(2);
  });

  test('hears that a visitor called the guard, until the guard has come', async () => {
    await practice.door.call('guard.call', null);
    expect((await readDoor()).status.guard.called).toBe(true);
    await panelOf(await practice.openGuard(pin));
    expect((await readDoor()).status.guard.called).toBe(false);
  });
});

describe('the guard', () => {
  test('reads of code K neither rule nor facts, which would say what it is for', async () => {
    const guard = await practice.openGuard(pin);
    await practice.present('test-positive');
    expect((await panelOf(guard)).now).toMatchObject({
      row: { outcome: 'black', reasons: ['POLICY_POSITIVE'] },
      rule: null,
      facts: [],
    });
  });

  test('sees name, birth date and facts of the person at the door only', async () => {
    const guard = await practice.openGuard(pin);
    await practice.present('twice');
    const { now } = await panelOf(guard);
    expect(now).toMatchObject({ name: 'Siti Rahayu', issuer: 'ID', format: 'hcert' });
    expect(now?.facts).toContainEqual({ label: 'doses', value: '2/2' });
    await practice.present('garbage');
    expect(JSON.stringify(await panelOf(guard))).not.toContain('Rahayu');
  });

  test('lets somebody in who waited, and the door is ready again', async () => {
    const guard = await practice.openGuard(pin);
    await practice.present('twice');
    const sequence = (await panelOf(guard)).now?.row.sequence ?? 0;
    expect(await guard.call('guard.decide', { sequence, decision: 'let-in' })).toEqual({
      ok: true,
      value: null,
    });
    const { screen, status } = await readDoor();
    expect(screen.kind).toBe('ready');
    expect(status.enteredToday).toBe(1);
    expect((await panelOf(guard)).recent[0]?.decision).toBe('let-in');
  });

  test('is told when there is nobody of that number', async () => {
    const guard = await practice.openGuard(pin);
    expect(await guard.call('guard.decide', { sequence: 99, decision: 'let-in' })).toEqual({
      ok: false,
      failure: { code: 'GUARD_ADMISSION_UNKNOWN' },
    });
  });

  test('finds those who wait also after a restart', async () => {
    await practice.present('twice');
    await practice.present('once');
    await practice.stop();
    practice = startPractice(folder);
    const { pending } = await panelOf(await practice.openGuard(pin));
    expect(pending.map(({ shown }) => shown)).toEqual(['yellow', 'red']);
  });

  test('gets in with a code once', async () => {
    const opened = await practice.door.call('guard.open', { pin });
    const code = opened.ok ? opened.value.code : '';
    expect(practice.station.redeemGuardCode(code)?.role).toBe('guard');
    expect(practice.station.redeemGuardCode(code)).toBeNull();
    expect(practice.station.redeemGuardCode('a code of nobody')).toBeNull();
  });

  test('is shut out by a wrong PIN', async () => {
    expect(await practice.door.call('guard.open', { pin: '302759' })).toEqual({
      ok: false,
      failure: { code: 'GUARD_PIN_WRONG' },
    });
  });

  test('loses the panel after 20 s without a touch, and the door hears of it', async () => {
    const opened = await practice.door.call('guard.open', { pin });
    let closed = 0;
    practice.door.on('guard-closed', () => (closed += 1));
    vi.useFakeTimers();
    const guard = practice.station.redeemGuardCode(opened.ok ? opened.value.code : '');
    vi.advanceTimersByTime(19_999);
    await guard?.invoke('guard.touch', null);
    vi.advanceTimersByTime(19_999);
    expect(closed).toBe(0);
    vi.advanceTimersByTime(1);
    expect(closed).toBe(1);
    expect(await guard?.invoke('guard.read', null)).toEqual({
      ok: false,
      failure: { code: 'STATION_FORBIDDEN' },
    });
  });

  test('closes the panel of before by opening it again, without closing the new one', async () => {
    const first = await practice.openGuard(pin);
    let closed = 0;
    practice.door.on('guard-closed', () => (closed += 1));
    const second = await practice.openGuard(pin);
    expect(await first.call('guard.read', null)).toMatchObject({ ok: false });
    expect(await second.call('guard.read', null)).toMatchObject({ ok: true });
    expect(closed).toBe(0);
  });

  test('changes settings, which windows hear of and the log keeps', async () => {
    const guard = await practice.openGuard(pin);
    const heard: string[] = [];
    practice.door.on('settings', ({ language }) => heard.push(language));
    await guard.call('settings.change', { language: 'en' });
    expect(heard).toEqual(['en']);
    expect((await readDoor()).settings.language).toBe('en');
    await practice.stop();
    expect(readFileSync(folder.log).includes('settings-changed')).toBe(true);
    practice = startPractice(folder);
  });
});

test('keeps a row of it when retention dropped something', async () => {
  await practice.stop();
  vi.useFakeTimers();
  practice = startPractice(folder, {
    openLog: (file) => {
      const opened = openLog(file);
      const applyRetention = () => ok({ dropped: 1, isComplete: true });
      return opened.ok ? ok({ ...opened.value, applyRetention }) : opened;
    },
  });
  vi.advanceTimersByTime(1000);
  await practice.stop();
  expect(readFileSync(folder.log).includes('retention-applied')).toBe(true);
  vi.useRealTimers();
  practice = startPractice(folder);
});

describe('a station whose log fails', () => {
  test('starts out of service and returns to service when the log holds', async () => {
    await practice.stop();
    vi.useFakeTimers();
    let isBusy = true;
    practice = startPractice(folder, {
      openLog: (file) => (isBusy ? fail(failure('LOG_BUSY')) : openLog(file)),
    });
    expect((await readDoor()).screen).toEqual({ kind: 'out-of-service', code: 'LOG_BUSY' });
    await practice.present('boosted');
    expect((await readDoor()).screen.kind).toBe('out-of-service');
    isBusy = false;
    vi.advanceTimersByTime(5000);
    expect((await readDoor()).screen).toEqual({ kind: 'ready' });
  });

  test('tells the guard, and shows no colour', async () => {
    await practice.stop();
    const log = memoryLog();
    practice = startPractice(folder, { openLog: () => ({ ok: true, value: log }) });
    const guard = await practice.openGuard(pin);
    log.breakWith('LOG_FULL');
    const seen = screens();
    await practice.present('boosted');
    expect(seen.map(({ kind }) => kind)).not.toContain('result');
    expect(seen.at(-1)).toEqual({ kind: 'out-of-service', code: 'LOG_FULL' });
    expect((await panelOf(guard)).alerts[0]).toBe('LOG_FULL');
  });
});

describe('a station with a damaged file among its keys', () => {
  test.each([
    ['site.key', 0],
    ['pepper.key', 31],
  ])('is out of service when %s has %i bytes, and leaves the file alone', async (name, length) => {
    await practice.stop();
    const file = join(folder.keys, name);
    writeFileSync(file, Buffer.alloc(length));
    vi.useFakeTimers();
    practice = startPractice(folder);
    const outOfService = { kind: 'out-of-service', code: 'STATION_KEY_DAMAGED' };
    expect((await readDoor()).screen).toEqual(outOfService);
    await practice.present('boosted');
    vi.advanceTimersByTime(5000);
    expect((await readDoor()).screen).toEqual(outOfService);
    expect(practice.station.opening.outOfService?.seen).toBe(`${name}: ${String(length)} bytes`);
    expect(readFileSync(file)).toHaveLength(length);
  });

  test('serves on when the file of the tries is damaged, with the panel locked', async () => {
    await practice.stop();
    writeFileSync(join(folder.keys, 'guard-tries.json'), '');
    practice = startPractice(folder);
    await practice.present('boosted');
    expect((await readDoor()).screen).toMatchObject({ kind: 'result', shown: 'green' });
    const opened = await practice.door.call('guard.open', { pin });
    expect(opened).toEqual({ ok: false, failure: { code: 'STATION_KEY_DAMAGED' } });
    expect(practice.station.opening).toMatchObject({
      outOfService: null,
      panelLocked: { code: 'STATION_KEY_DAMAGED', seen: 'guard-tries.json: no JSON' },
    });
  });
});

describe('a station without what it needs for green', () => {
  test('shows yellow and tells the guard why, when it has no trust list', async () => {
    await practice.stop();
    const empty = makeFolder();
    await keepPin(empty, pin);
    const { people } = practice;
    const noLists = { ...empty, trust: empty.policies };
    practice = startPractice(empty, {
      makeScreener: (settings, clock, door) => loadScreener(noLists, settings, clock, door),
    });
    const seen = screens();
    await practice.door.call('scan.submit', { text: people[0]?.text ?? '', method: 'wedge' });
    expect(seen).toMatchObject([{ shown: 'yellow' }]);
    expect((await panelOf(await practice.openGuard(pin))).alerts).toContain('TRUST_LIST_MISSING');
    forgetFolder(empty);
  });

  test('takes its defaults for settings that are unusable', async () => {
    await practice.stop();
    practice = startPractice(folder, { store: memorySettings({ language: 'fr', point: 'Pintu barat' }) });
    const { settings, status } = await readDoor();
    expect(settings.language).toBe('id');
    expect(status.point).toBe('Pintu barat');
  });

  test('lets the command line name the point for one run', async () => {
    await practice.stop();
    practice = startPractice(folder, { forThisRun: { point: 'Pintu timur' } });
    expect((await readDoor()).status.point).toBe('Pintu timur');
  });
});
