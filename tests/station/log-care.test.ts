import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../main/core/result.ts';
import { failure, type Failure } from '../../main/core/reason-codes.ts';
import type { Result } from '../../main/core/result.ts';
import type { ChainHead } from '../../main/core/admission/chain.ts';
import type { DataFolder } from '../../main/station/data-folder.ts';
import { headsFile, keepHead, signHead } from '../../main/station/export/heads.ts';
import { readOrMakeStationKey } from '../../main/station/keys/station-key.ts';
import { salvageSources } from '../../main/station/log-care.ts';
import type { Backup, BackupRequest } from '../../main/station/log/backup/back-up.ts';
import type { LogTasks } from '../../main/station/log/log-task.ts';
import { salvage } from '../../main/station/log/salvage/salvage.ts';
import { startLogTasks } from '../../main/station/log/start-log-tasks.ts';
import { tamperWith } from '../fakes/damage.ts';
import { valueOf } from '../fakes/log-file.ts';
import { readRows } from '../fakes/log-rows.ts';
import {
  forgetFolder,
  keepPin,
  makeFolder,
  memorySettings,
  startPractice,
} from '../fakes/practice-station.ts';
import type { PracticeStation } from '../fakes/practice-station.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const pin = '593027';
let folder: DataFolder;
let practice: PracticeStation | null = null;

beforeEach(async () => {
  folder = makeFolder();
  await keepPin(folder, pin);
});
afterEach(async () => {
  vi.useRealTimers();
  await practice?.stop();
  practice = null;
  forgetFolder(folder);
});

/** Tasks that are done at once, and what was asked of them. */
function askedTasks(
  checked: () => Result<ChainHead, Failure> = () => ok({ sequence: 1, hash: new Uint8Array(32) }),
  made: () => Result<Backup, Failure> = () => ok({ file: '', through: 1 }),
) {
  const asked: (BackupRequest | 'check' | 'salvage')[] = [];
  const tasks: LogTasks = {
    salvage: (request) => {
      asked.push('salvage');
      return Promise.resolve(salvage(request));
    },
    backUp: (request) => {
      asked.push(request);
      return Promise.resolve(made());
    },
    check: () => {
      asked.push('check');
      return Promise.resolve(checked());
    },
    stop: () => Promise.resolve(),
  };
  return { asked, tasks };
}

async function alerts(station: PracticeStation): Promise<readonly string[]> {
  const guard = await station.openGuard(pin);
  const read = await guard.call('guard.read', null);
  return read.ok ? read.value.panel.alerts : [];
}

const events = () => readRows(folder.path).flatMap(({ what }) => what ?? []);

describe('the care of a log', () => {
  test('checks and copies it five minutes after the start and then each day, to where the settings say', async () => {
    vi.useFakeTimers();
    const { asked, tasks } = askedTasks();
    const store = memorySettings({ backup: { folder: '/elsewhere', generations: 7 } });
    practice = startPractice(folder, { logTasks: tasks, store });
    await vi.advanceTimersByTimeAsync(5 * minute - 1);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual([
      'check',
      expect.objectContaining({ folder: '/elsewhere', generations: 7, retentionDays: 28 }),
    ]);
    await vi.advanceTimersByTimeAsync(day);
    expect(asked).toHaveLength(4);
    await practice.stop();
    practice = null;
    expect(events()).toContain('log-copied');
  });

  test('makes no copies where none are wanted', async () => {
    vi.useFakeTimers();
    const { asked, tasks } = askedTasks();
    const store = memorySettings({ backup: { folder: null, generations: 0 } });
    practice = startPractice(folder, { logTasks: tasks, store });
    await vi.advanceTimersByTimeAsync(5 * minute);
    expect(asked).toEqual(['check']);
  });

  test('tells the guard of a copy that could not be made, until one is', async () => {
    vi.useFakeTimers();
    let isFull = true;
    const { tasks } = askedTasks(undefined, () =>
      isFull ? { ok: false, failure: failure('LOG_BACKUP_FAILED') } : ok({ file: '', through: 1 }),
    );
    practice = startPractice(folder, { logTasks: tasks });
    await vi.advanceTimersByTimeAsync(5 * minute);
    vi.useRealTimers();
    expect(await alerts(practice)).toContain('LOG_BACKUP_FAILED');
    isFull = false;
  });

  test('salvages a log in which the check of every row found damage, and the door goes on', async () => {
    vi.useFakeTimers();
    const damaged = { ok: false, failure: failure('LOG_DAMAGED', 'row 1: hash') } as const;
    const { asked, tasks } = askedTasks(() => damaged);
    practice = startPractice(folder, { logTasks: tasks });
    await practice.present('boosted');
    await vi.advanceTimersByTimeAsync(5 * minute);
    expect(asked).toEqual(['check', 'salvage']);
    await practice.present('boosted');
    vi.useRealTimers();
    expect(await alerts(practice)).toContain('LOG_SALVAGED');
    await practice.stop();
    practice = null;
    expect(events()).toEqual(['station-started', 'log-salvaged', 'log-reopened', 'station-stopped']);
  });
});

describe('a station that starts on a damaged log', () => {
  test('is out of service until it is salvaged, and then has every other row', async () => {
    practice = startPractice(folder);
    for (const person of ['boosted', 'once']) await practice.present(person);
    await practice.stop();
    tamperWith(folder.log, `UPDATE admission SET point = 'nowhere' WHERE sequence = 2`);
    practice = startPractice(folder, { logTasks: startLogTasks() });
    const screen = async () => {
      const read = await practice?.door.call('door.read', null);
      return read?.ok === true ? read.value.screen : null;
    };
    expect(await screen()).toEqual({ kind: 'out-of-service', code: 'LOG_DAMAGED' });
    await vi.waitFor(async () => expect(await screen()).toEqual({ kind: 'ready' }), { timeout: 20_000 });
    await practice.stop();
    practice = null;
    const kinds = readRows(folder.path).map(({ kind }) => kind);
    expect(kinds.slice(0, 4)).toEqual(['station-event', 'lost', 'admission', 'station-event']);
    expect(events()).toContain('log-salvaged');
  });
});

test('what a log is salvaged with are its copies and the heads that this station signed', () => {
  const key = valueOf(readOrMakeStationKey(folder.keys));
  const stranger = valueOf(readOrMakeStationKey(join(folder.path, 'stranger')));
  const end = { sequence: 7, hash: new Uint8Array(32).fill(7) };
  for (const signer of [key, stranger]) keepHead(headsFile(folder.path), signHead(signer, end, 0, '1'));
  keepHead(headsFile(folder.path), signHead(stranger, { ...end, sequence: 1_000_000 }, 0, '1'));
  const copies = join(folder.path, 'backups');
  const made = new Database(folder.log);
  made.close();
  expect(salvageSources(folder, { backup: { folder: copies, generations: 1 } })).toEqual({
    log: folder.log,
    backups: [],
    heads: [end],
  });
});
