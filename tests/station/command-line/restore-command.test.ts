import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import { headsFile, keepHead, signHead } from '../../../main/station/export/heads.ts';
import { readOrMakeStationKey } from '../../../main/station/keys/station-key.ts';
import { backUp } from '../../../main/station/log/backup/back-up.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { someInstant } from '../../fakes/admissions.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { pagesOfTable, wipePage } from '../../fakes/damage.ts';
import { exportingStation, someRows, type ExportingStation } from '../../fakes/exports.ts';
import { fillLog } from '../../fakes/filled-log.ts';
import { valueOf } from '../../fakes/log-file.ts';

let door: ExportingStation;

beforeEach(async () => {
  door = await exportingStation(30);
  const folder = join(door.data, 'backups');
  valueOf(backUp({ log: door.log, folder, generations: 3, now: someInstant, retentionDays: 28 }));
  fillLog(door.log, someRows(6, door.recipient, 31));
});

async function ambang(...args: string[]) {
  const { said, warned, surroundings } = hearing([], someInstant);
  return { code: await runCommandLine([...args, '--data', door.data], surroundings), said, warned };
}

/** The last row, and what it says. */
function newest() {
  const log = valueOf(openLog(door.log));
  const { sequence } = valueOf(log.checkAll());
  const row = valueOf(log.read(sequence));
  log.close();
  return [sequence, row?.plain.what];
}

describe('restore', () => {
  test('leaves a log alone that is whole', async () => {
    expect(await ambang('restore')).toMatchObject({ code: 0, said: [expect.stringContaining('whole')] });
    expect(newest()).toEqual([36, 'let-in']);
  });

  test('puts a damaged log together from itself and its copies', async () => {
    for (const page of pagesOfTable(door.log, 'admission').slice(0, 1)) wipePage(door.log, page);
    const { code, said } = await ambang('restore', '--json');
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ rows: 36, lost: [], because: 'restore' });
    expect([code, newest()]).toEqual([0, [37, 'log-restored']]);
  });

  test('marks as lost what was signed for and is nowhere', async () => {
    const key = valueOf(readOrMakeStationKey(door.request.keys));
    const log = valueOf(openLog(door.log));
    keepHead(headsFile(door.data), signHead(key, valueOf(log.head()), someInstant, '1'));
    log.close();
    rmSync(door.log);
    const { code, said } = await ambang('restore');
    expect([code, said.join()]).toEqual([1, expect.stringMatching(/lost: 31-36/)]);
    expect(newest()).toEqual([37, 'log-restored']);
  });

  test('takes the copies that are named', async () => {
    rmSync(door.log);
    const copy = join(door.data, 'backups', 'admissions-0000000030.db');
    expect((await ambang('restore', copy)).code).toBe(0);
    expect(newest()).toEqual([31, 'log-restored']);
    expect((await ambang('restore', join(door.data, 'nowhere'))).code).toBe(2);
  });

  test('is refused while a station has the log', async () => {
    const log = valueOf(openLog(door.log));
    const { code, warned } = await ambang('restore');
    log.close();
    expect([code, warned.join()]).toEqual([1, expect.stringContaining('LOG_BUSY')]);
  });
});

describe('confirm-clock', () => {
  test('writes a row that says so, after which the log is in no doubt', async () => {
    rmSync(door.log);
    await ambang('restore');
    const doubt = () => {
      const log = valueOf(openLog(door.log));
      const left = valueOf(log.timeLeft());
      log.close();
      return left.inDoubt;
    };
    expect(doubt()).toBe(true);
    expect(await ambang('confirm-clock')).toMatchObject({ code: 0, said: ['2022-06-01T03:00:00.000Z'] });
    expect([doubt(), newest()]).toEqual([false, [32, 'clock-confirmed']]);
  });

  test('says why where there is no log to write it in', async () => {
    rmSync(join(door.data, 'log'), { recursive: true });
    writeFileSync(join(door.data, 'settings.json'), 'no settings');
    expect(await ambang('confirm-clock')).toMatchObject({ code: 1, said: [] });
    expect((await ambang('restore')).code).toBe(2);
    expect((await ambang('confirm-clock', 'now')).code).toBe(2);
  });
});
