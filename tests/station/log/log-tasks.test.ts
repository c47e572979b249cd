import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../main/station/log/open-log.ts';
import { startLogTasks } from '../../../main/station/log/start-log-tasks.ts';
import { someAdmission, someInstant } from '../../fakes/admissions.ts';
import { pagesOfTable, tamperWith, wipePage } from '../../fakes/damage.ts';
import { fillLog, repeated } from '../../fakes/filled-log.ts';
import { newLogFile, valueOf } from '../../fakes/log-file.ts';

test('a log is checked and copied on a thread of its own while a station writes it', async () => {
  const log = newLogFile();
  fillLog(log, repeated(3000, someAdmission()));
  const opened = valueOf(openLog(log));
  const tasks = startLogTasks();
  const folder = join(dirname(log), 'backups');
  const request = { log, folder, generations: 1, now: someInstant, retentionDays: 28 };
  const both = Promise.all([tasks.check(log), tasks.backUp(request)]);
  let written = 0;
  const writing = setInterval(
    () => (written += valueOf(opened.record(someAdmission())).sequence > 0 ? 1 : 0),
    1,
  );
  const [checked, made] = await both;
  clearInterval(writing);
  opened.close();
  expect(valueOf(checked).sequence).toBeGreaterThanOrEqual(3000);
  expect(valueOf(made).through).toBeGreaterThanOrEqual(3000);
  expect(written).toBeGreaterThan(0);
});

test('a log is found damaged wherever the damage is, and salvaged', async () => {
  const log = newLogFile();
  fillLog(log, repeated(6000, someAdmission()));
  tamperWith(log, `UPDATE admission SET shown = 'red' WHERE sequence = 7`);
  const tasks = startLogTasks();
  expect(await tasks.check(log)).toEqual({
    ok: false,
    failure: { code: 'LOG_DAMAGED', seen: 'row 7: hash' },
  });
  const report = await tasks.salvage({ log, backups: [], reached: 0, heads: [], at: 0, because: 'check' });
  expect(valueOf(report).lost).toEqual([{ first: 7, last: 7 }]);
  expect(valueOf(await tasks.check(log)).sequence).toBe(6000);
  wipePage(log, pagesOfTable(log, 'reliable_instant')[0] ?? 0);
  expect(await tasks.check(log)).toMatchObject({ failure: { code: 'LOG_DAMAGED' } });
});

test('tasks that are stopped say so', async () => {
  const log = newLogFile();
  fillLog(log, repeated(3000, someAdmission()));
  const tasks = startLogTasks();
  const checking = tasks.check(log);
  await tasks.stop();
  expect(await checking).toEqual({
    ok: false,
    failure: { code: 'LOG_READ_FAILED', seen: 'the thread ended' },
  });
});
