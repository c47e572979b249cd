import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Policy } from '../../main/core/policy/policy.ts';
import { visitQuestionsFor } from '../../main/station/visits.ts';
import type { ScreenState } from '../../preload/contract/screen-state.ts';
import { someAdmission } from '../fakes/admissions.ts';
import { somePolicy, wholePolicy } from '../fakes/policies.ts';
import {
  forgetFolder,
  keepPin,
  makeFolder,
  memorySettings,
  startPractice,
} from '../fakes/practice-station.ts';
import type { PracticeStation } from '../fakes/practice-station.ts';

const words = (text: string) => ({ id: text, en: text });
const purposes = [
  { id: 'meeting', title: words('Rapat') },
  { id: 'service', title: words('Layanan') },
];
const units = () => ['Dinas A', 'Dinas B'];
const withVisit = (visit: Policy['visit']) => somePolicy({ visit });
const rowOf = (plain: Parameters<typeof someAdmission>[0]) => ({
  sequence: 1,
  ...someAdmission(plain),
  decision: null,
});
const visitor = rowOf({ personClass: 'visitor' });
const asked = (policy: Policy | null, row = visitor) =>
  visitQuestionsFor(row, policy, units)?.questions.map(({ ask, choices }) => [
    ask,
    choices.map(({ key }) => key),
  ]) ?? null;

describe('what is asked about a visit', () => {
  test('is the purpose, then the unit of the roster', () => {
    expect(asked(withVisit({ host: 'optional', purposes, hosts: [] }))).toEqual([
      ['purpose', ['meeting', 'service']],
      ['host', ['Dinas A', 'Dinas B']],
    ]);
  });

  test("is the policy's own list of hosts where it has one, and none where hosts are off", () => {
    expect(asked(withVisit({ host: 'required', purposes: [], hosts: ['Bagian Umum'] }))).toEqual([
      ['host', ['Bagian Umum']],
    ]);
    expect(asked(withVisit({ host: 'off', purposes, hosts: ['Bagian Umum'] }))).toEqual([
      ['purpose', ['meeting', 'service']],
    ]);
  });

  test('is nothing of employees, of children who go with an adult, and where there is nothing to choose from', () => {
    const policy = withVisit({ host: 'optional', purposes, hosts: [] });
    expect(asked(policy, rowOf({ personClass: 'employee' }))).toBeNull();
    expect(asked(policy, rowOf({ personClass: 'visitor', concerns: 7 }))).toBeNull();
    expect(asked(null)).toBeNull();
    expect(visitQuestionsFor(visitor, withVisit({ host: 'off', purposes: [], hosts: [] }), units)).toBeNull();
  });

  test('may be passed over unless the policy requires the host', () => {
    const canSkip = (host: 'required' | 'optional') =>
      visitQuestionsFor(visitor, withVisit({ host, purposes, hosts: [] }), units)?.canSkip;
    expect([canSkip('required'), canSkip('optional')]).toEqual([false, true]);
  });
});

describe('a visitor at a door that asks', () => {
  const pin = '593027';
  let practice: PracticeStation;
  let screens: ScreenState[];

  async function begin(host: 'required' | 'optional'): Promise<void> {
    const folder = makeFolder();
    await keepPin(folder, pin);
    mkdirSync(folder.policies, { recursive: true });
    const hosts = ['Dinas A', 'Dinas B'];
    const policy = { ...wholePolicy, id: 'asking', visit: { host, purposes, hosts } };
    writeFileSync(join(folder.policies, 'asking.json'), JSON.stringify(policy));
    practice = startPractice(folder, { store: memorySettings({ policy: 'asking' }) });
    screens = [];
    practice.door.on('screen', (screen) => screens.push(screen));
  }
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout'] }));
  afterEach(async () => {
    vi.useRealTimers();
    await practice.stop();
    forgetFolder(practice.folder);
  });

  const last = () => screens.at(-1);
  const answer = (ask: 'purpose' | 'host', choice: number | null) =>
    practice.door.call('visit.answer', { number: 1, ask, choice });
  const answers = () => {
    const db = new Database(practice.folder.log, { readonly: true });
    const rows = db
      .prepare(
        `SELECT what, concerns, note, unit FROM admission JOIN admission_personal USING (sequence)
         WHERE kind = 'visit' ORDER BY sequence`,
      )
      .raw()
      .all();
    db.close();
    return rows;
  };

  test('touches purpose and unit behind the green, and each is a row about the entry', async () => {
    await begin('optional');
    await practice.present('test-negative');
    vi.advanceTimersByTime(3000);
    expect(last()).toMatchObject({
      kind: 'visit',
      ask: 'purpose',
      choices: [words('Rapat'), words('Layanan')],
    });
    await answer('purpose', 1);
    expect(last()).toMatchObject({ kind: 'visit', ask: 'host' });
    await answer('host', 0);
    expect(last()).toEqual({ kind: 'ready' });
    expect(answers()).toEqual([
      ['purpose', 2, 'service', null],
      ['host', 2, null, 'Dinas A'],
    ]);
  });

  test('may pass a question over, which leaves no row', async () => {
    await begin('optional');
    await practice.present('test-negative');
    vi.advanceTimersByTime(3000);
    await answer('purpose', null);
    expect(last()).toMatchObject({ kind: 'visit', ask: 'host' });
    expect(answers()).toEqual([]);
  });

  test('may not pass it over where the host is required, nor answer what was not offered', async () => {
    await begin('required');
    await practice.present('test-negative');
    vi.advanceTimersByTime(3000);
    await answer('purpose', null);
    await answer('purpose', 2);
    await answer('host', 0);
    expect(last()).toMatchObject({ kind: 'visit', ask: 'purpose' });
    expect(answers()).toEqual([]);
  });

  test('is replaced at once by the next person, and a late touch answers nothing', async () => {
    await begin('optional');
    await practice.present('test-negative');
    vi.advanceTimersByTime(3000);
    await practice.present('twice');
    expect(last()).toMatchObject({ kind: 'result', shown: 'yellow' });
    await answer('purpose', 0);
    expect(last()).toMatchObject({ kind: 'result', shown: 'yellow' });
    expect(answers()).toEqual([]);
  });

  test('is asked after the guard let in, too', async () => {
    await begin('optional');
    const guard = await practice.openGuard(pin);
    await practice.present('twice');
    await guard.call('guard.decide', { sequence: 2, decision: 'let-in' });
    expect(last()).toMatchObject({ kind: 'visit', ask: 'purpose' });
    await answer('purpose', 0);
    expect(answers()).toEqual([['purpose', 2, 'meeting', null]]);
  });

  test('is asked in words of the house alone', async () => {
    await begin('optional');
    await practice.present('test-negative');
    vi.advanceTimersByTime(3000);
    expect(Object.keys(last() ?? {}).sort()).toEqual([
      'ask',
      'canSkip',
      'choices',
      'kind',
      'language',
      'number',
      'returnsAfterMs',
    ]);
  });
});
