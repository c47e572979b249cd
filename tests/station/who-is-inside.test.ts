import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Client, Reply } from '../../preload/contract/client.ts';
import type { CommandName } from '../../preload/contract/commands.ts';
import type { DataFolder } from '../../main/station/data-folder.ts';
import { someRule, wholePolicy } from '../fakes/policies.ts';
import {
  forgetFolder,
  keepPin,
  makeFolder,
  memorySettings,
  startPractice,
} from '../fakes/practice-station.ts';
import type { PracticeStation } from '../fakes/practice-station.ts';

const pins = { first: '593027', second: '418263' };
/** Everybody with a certificate of the practice issuer may go in: what is tried here is who is inside. */
const everybody = [
  someRule('tested', 'green', { '===': [{ var: 'test.result' }, 'negative'] }),
  someRule('vaccinated', 'green', { '>=': [{ var: 'vaccination.doseNumber' }, 1] }),
];
let folder: DataFolder;
let station: PracticeStation;

beforeEach(async () => {
  folder = makeFolder();
  await keepPin(folder, pins.first);
});
afterEach(async () => {
  vi.useRealTimers();
  await station.stop();
  forgetFolder(folder);
});

/** Starts the station, or starts it again, under rules of the office's own. */
function start(rules: Readonly<Record<string, unknown>> = {}): void {
  const policy = { ...wholePolicy, id: 'uji', rules: everybody, ...rules };
  writeFileSync(join(folder.policies, 'uji.json'), JSON.stringify(policy));
  const content = { policy: 'uji', passage: 'both', otherDoors: ['Pintu belakang'] };
  station = startPractice(folder, { store: memorySettings(content) });
}

async function restart(rules?: Readonly<Record<string, unknown>>): Promise<void> {
  await station.stop();
  start(rules);
}

async function valueOf<N extends CommandName>(reply: Promise<Reply<N>>) {
  const settled = await reply;
  if (!settled.ok) throw new Error(settled.failure.code);
  return settled.value;
}

const inside = async (guard: Client) => valueOf(guard.call('presence.read', null));
const panelOf = async (guard: Client) => (await valueOf(guard.call('guard.read', null))).panel;
const shownNow = async () => {
  const { screen } = await valueOf(station.door.call('door.read', null));
  return screen.kind === 'result' ? (screen.notice?.kind ?? screen.shown) : screen.kind;
};

/** Lets somebody go out by the public window: "I am leaving", then the code, or none. */
async function leave(id: string | null): Promise<void> {
  await station.door.call('leave.begin', null);
  if (id === null) await station.door.call('leave.without-code', null);
  else await station.present(id);
}

/** What rows say, by columns that no reply shows; the station must be stopped. */
function rowsOf(kind: string) {
  const db = new Database(folder.log);
  try {
    return db
      .prepare(
        'SELECT what, people, guard, note FROM admission LEFT JOIN admission_personal USING (sequence) WHERE kind = ? ORDER BY sequence',
      )
      .all(kind);
  } finally {
    db.close();
  }
}

describe('who is inside', () => {
  test('is the same after a restart, with names, and with who came along', async () => {
    start();
    let guard = await station.openGuard(pins.first);
    await station.present('boosted');
    const adult = (await panelOf(guard)).now?.row.sequence ?? 0;
    await valueOf(guard.call('person.child', { adult }));
    await station.present('twice');
    const before = await inside(guard);
    expect(before).toMatchObject({ inside: 3, entered: 3, left: 0 });
    expect(before.stays.map(({ name, goesWith }) => [name, goesWith])).toEqual([
      ['Budi Santoso', null],
      [null, adult],
      ['Siti Rahayu', null],
    ]);
    await restart();
    guard = await station.openGuard(pins.first);
    expect(await inside(guard)).toEqual(before);
  });

  test('goes out by the same code, by a touch, or by the guard; a child with its adult', async () => {
    start();
    const guard = await station.openGuard(pins.first);
    await station.present('boosted');
    const adult = (await panelOf(guard)).now?.row.sequence ?? 0;
    await valueOf(guard.call('person.child', { adult }));
    for (const id of ['twice', 'once', 'test-negative']) await station.present(id);
    expect((await inside(guard)).inside).toBe(5);
    await leave('boosted');
    expect((await inside(guard)).inside).toBe(3);
    await leave(null);
    expect(await inside(guard)).toMatchObject({ inside: 2, unexplainedTouches: 1 });
    const { stays } = await inside(guard);
    await valueOf(guard.call('presence.left', { entry: stays[0]?.entry ?? 0 }));
    expect(await inside(guard)).toMatchObject({ inside: 1, entered: 5, left: 4 });
    await station.stop();
    const exits = rowsOf('admission').slice(-3);
    expect(exits).toMatchObject([{ guard: null }, { guard: null }, { guard: 'petugas-1' }]);
    start();
  });

  test('is never below nobody, and a recount puts the count right', async () => {
    start();
    const guard = await station.openGuard(pins.first);
    await leave(null);
    await leave(null);
    expect((await inside(guard)).inside).toBe(0);
    await valueOf(guard.call('presence.recount', { change: 3 }));
    expect(await inside(guard)).toMatchObject({ inside: 3, anonymous: 3 });
    await valueOf(guard.call('presence.left-unknown', { personClass: null }));
    expect((await inside(guard)).inside).toBe(2);
  });

  test('a code that is used twice is marked for the guard, and not let in by the machine', async () => {
    start();
    const guard = await station.openGuard(pins.first);
    await station.present('boosted');
    await new Promise((later) => setTimeout(later, 3100));
    await station.present('boosted');
    expect(await shownNow()).toBe('yellow');
    const { now } = await panelOf(guard);
    expect(now?.inside).toMatchObject({ finding: 'already-inside', point: 'Pintu utama' });
    expect((await inside(guard)).inside).toBe(1);
    await valueOf(guard.call('guard.decide', { sequence: now?.row.sequence ?? 0, decision: 'let-in' }));
    const { stays } = await inside(guard);
    expect(stays.map(({ isOnUsedCode }) => isOnUsedCode)).toEqual([false, true]);
  });
});

describe('a house with room for two', () => {
  test('holds exactly two: the third waits, and goes in once somebody has left', async () => {
    start({ capacity: { people: 2 } });
    const guard = await station.openGuard(pins.first);
    await station.present('boosted');
    await station.present('twice');
    expect(await shownNow()).toBe('green');
    await station.present('once');
    expect(await shownNow()).toBe('full');
    expect(await inside(guard)).toMatchObject({ inside: 2, capacity: 2 });
    const sequence = (await panelOf(guard)).now?.row.sequence ?? 0;
    await valueOf(guard.call('guard.decide', { sequence, decision: 'turned-away' }));
    await leave('boosted');
    await station.present('test-negative');
    expect(await shownNow()).toBe('green');
    expect((await inside(guard)).inside).toBe(2);
    await new Promise((later) => setTimeout(later, 3100));
    await station.present('once');
    expect(await shownNow()).toBe('full');
  });

  test('holds over a restart', async () => {
    start({ capacity: { people: 1 } });
    await station.present('boosted');
    await restart({ capacity: { people: 1 } });
    await station.present('twice');
    expect(await shownNow()).toBe('full');
  });
});

describe('the evening', () => {
  test('notes nobody gone before the guard confirms; then all who were not noted, but for those who stay', async () => {
    start();
    const guard = await station.openGuard(pins.first);
    for (const id of ['boosted', 'twice', 'once', 'test-negative']) await station.present(id);
    const { stays } = await inside(guard);
    const [first = 0, second = 0] = stays.map(({ entry }) => entry);
    await valueOf(guard.call('presence.keep-overnight', { entry: first }));
    expect((await inside(guard)).inside).toBe(4);
    await valueOf(guard.call('presence.confirm-gone', { entry: second }));
    expect((await inside(guard)).inside).toBe(3);
    await valueOf(guard.call('presence.close-day', null));
    const after = await inside(guard);
    expect(after).toMatchObject({ inside: 1, stays: [{ name: 'Budi Santoso', staysOvernight: true }] });
    await station.stop();
    expect(rowsOf('presence-correction')).toMatchObject([
      { what: 'stays-overnight', guard: 'petugas-1' },
      { what: 'exit-missing', guard: 'petugas-1' },
      { what: 'exit-missing', guard: 'petugas-1' },
      { what: 'exit-missing', guard: 'petugas-1' },
      { what: 'stays-overnight', guard: 'petugas-1' },
      { what: 'day-closed', guard: 'petugas-1' },
    ]);
    start();
    const next = await station.openGuard(pins.first);
    expect((await inside(next)).stays).toMatchObject([{ name: 'Budi Santoso' }]);
  });

  test('tells whoever was noted gone already that nobody of that number is inside', async () => {
    start();
    const guard = await station.openGuard(pins.first);
    expect(await guard.call('presence.confirm-gone', { entry: 7 })).toMatchObject({
      ok: false,
      failure: { code: 'GUARD_STAY_UNKNOWN' },
    });
  });
});

describe('another door', () => {
  test('that was opened is told on every page of the panel until it is closed, over restarts', async () => {
    start();
    let guard = await station.openGuard(pins.first);
    const door = 'Pintu belakang';
    await valueOf(guard.call('presence.other-door', { door, what: 'opened', reason: 'goods' }));
    expect((await panelOf(guard)).openDoors).toMatchObject([{ door, reason: 'goods' }]);
    await restart();
    guard = await station.openGuard(pins.first);
    expect((await panelOf(guard)).openDoors).toHaveLength(1);
    await valueOf(guard.call('presence.other-door', { door, what: 'closed', reason: null }));
    expect((await panelOf(guard)).openDoors).toEqual([]);
  });
});

describe('a roll call', () => {
  test('keeps its ticks over a kill of the station, and every page tells of it', async () => {
    start();
    let guard = await station.openGuard(pins.first);
    for (const id of ['boosted', 'twice', 'once']) await station.present(id);
    await valueOf(guard.call('presence.recount', { change: 2 }));
    const begun = await valueOf(guard.call('roll-call.begin', null));
    expect(begun).toMatchObject({ missing: 5, anonymous: { inside: 2, safe: 0 } });
    const [one] = begun?.units[0]?.people ?? [];
    await valueOf(guard.call('roll-call.tick', { entry: one?.entry ?? 0, isSafe: true }));
    await valueOf(guard.call('roll-call.count-unknown', { isSafe: true }));
    const before = await valueOf(guard.call('roll-call.read', null));
    expect(before?.missing).toBe(3);
    expect((await panelOf(guard)).rollCall).toMatchObject({ missing: 3 });
    await restart();
    guard = await station.openGuard(pins.first);
    expect(await valueOf(guard.call('roll-call.begin', null))).toEqual(before);
    await valueOf(guard.call('roll-call.tick', { entry: one?.entry ?? 0, isSafe: false }));
    expect((await panelOf(guard)).rollCall).toMatchObject({ missing: 4 });
  });

  test('that is over is told nowhere; one begun by mistake says so in its row', async () => {
    start();
    const guard = await station.openGuard(pins.first);
    await valueOf(guard.call('roll-call.begin', null));
    await valueOf(guard.call('roll-call.end', { byMistake: true }));
    expect((await panelOf(guard)).rollCall).toBe(null);
    await valueOf(guard.call('roll-call.begin', null));
    await valueOf(guard.call('roll-call.end', { byMistake: false }));
    const over = { ok: false, failure: { code: 'GUARD_ROLL_CALL_OVER' } };
    expect(await guard.call('roll-call.end', { byMistake: false })).toEqual(over);
    expect(await guard.call('roll-call.export', null)).toEqual(over);
    await station.stop();
    expect(rowsOf('roll-call')).toMatchObject([
      { what: 'began', guard: 'petugas-1', note: null },
      { what: 'ended', note: 'by-mistake' },
      { what: 'began' },
      { what: 'ended', note: null },
    ]);
    start();
  });
});

describe('the watch', () => {
  test('is taken over by a second guard, with the slip of the first and the id of each on the rows', async () => {
    start();
    const first = await station.openGuard(pins.first);
    await valueOf(first.call('guards.add', { name: 'Pak Budi', pin: pins.second }));
    expect(await valueOf(first.call('shift.begin', null))).toBe(null);
    await station.present('boosted');
    await station.present('garbage');
    const { now } = await panelOf(first);
    await valueOf(first.call('guard.decide', { sequence: now?.row.sequence ?? 0, decision: 'let-in' }));
    await valueOf(first.call('guard.note-exception', { what: 'tailgating', people: 2 }));
    await station.present('garbage');
    await leave('boosted');
    const second = await station.openGuard(pins.second);
    const slip = await valueOf(second.call('shift.begin', null));
    expect(slip).toMatchObject({
      guard: 'petugas-1',
      guardName: 'Petugas 1',
      entered: 4,
      left: 1,
      decisions: { 'let-in': 1 },
      exceptions: [{ what: 'tailgating', people: 2 }],
      inside: 3,
      byMethod: { demo: 3 },
    });
    expect(slip?.head.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/i);
    expect(await panelOf(second)).toMatchObject({ sitting: 'Pak Budi', onDuty: { name: 'Pak Budi' } });
    await valueOf(second.call('guard.note-exception', { what: 'refused-scan' }));
    await station.stop();
    expect(rowsOf('shift')).toMatchObject([
      { what: 'began', guard: 'petugas-1' },
      { what: 'handed-over', guard: 'petugas-2' },
    ]);
    expect(rowsOf('exception')).toMatchObject([{ guard: 'petugas-1' }, { guard: 'petugas-2' }]);
    start();
  });

  test('nobody keeps: where the policy says so everybody waits, until somebody signs in', async () => {
    start({ noGuard: 'everybody-waits' });
    const guard = await station.openGuard(pins.first);
    await station.present('boosted');
    expect(await shownNow()).toBe('yellow');
    expect((await panelOf(guard)).now?.row.reasons).toContain('POLICY_NO_GUARD');
    expect((await valueOf(station.door.call('door.read', null))).status.house.guardOnDuty).toBe(false);
    await valueOf(guard.call('shift.begin', null));
    await station.present('twice');
    expect(await shownNow()).toBe('green');
    await valueOf(guard.call('shift.end', null));
    await station.present('once');
    expect(await shownNow()).toBe('yellow');
  });

  test('nobody keeps: where the policy says so rules only invite meanwhile', async () => {
    start({
      noGuard: 'advisory',
      rules: everybody.slice(0, 1),
      otherwise: { outcome: 'red', reason: 'POLICY_NOT_VACCINATED' },
    });
    const guard = await station.openGuard(pins.first);
    await station.present('boosted');
    expect(await shownNow()).toBe('green');
    await valueOf(guard.call('shift.begin', null));
    await station.present('twice');
    expect(await shownNow()).toBe('red');
  });

  test('that nobody kept is told as times of today, while the house was open', async () => {
    start();
    const guard = await station.openGuard(pins.first);
    const before = await valueOf(guard.call('shift.read', null));
    expect(before.open).toHaveLength(1);
    expect(before.unguarded).toEqual([{ from: before.open[0]?.from, until: expect.any(Number) as number }]);
    await valueOf(guard.call('shift.begin', null));
    const after = await valueOf(guard.call('shift.read', null));
    expect(after.unguarded).toHaveLength(1);
    expect(after.onDuty).toMatchObject({ guard: 'petugas-1' });
  });

  test('cannot be ended where nobody is signed in, and the list keeps who sits there', async () => {
    start();
    const guard = await station.openGuard(pins.first);
    expect(await guard.call('shift.end', null)).toMatchObject({ failure: { code: 'GUARD_NOT_ON_DUTY' } });
    expect(await guard.call('guards.retire', { id: 'petugas-1' })).toMatchObject({ ok: false });
    await valueOf(guard.call('guards.change-pin', { pin: pins.second }));
    await expect(station.openGuard(pins.first)).rejects.toThrow('GUARD_PIN_WRONG');
    await station.openGuard(pins.second);
  });
});
