import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { backUp, backupsIn, type BackupRequest } from '../../../../main/station/log/backup/back-up.ts';
import { openLog } from '../../../../main/station/log/open-log.ts';
import { someAdmission, someInstant } from '../../../fakes/admissions.ts';
import { pagesOfTable, tamperWith, wipePage } from '../../../fakes/damage.ts';
import { fillLog } from '../../../fakes/filled-log.ts';
import { failureOf, newLogFile, valueOf } from '../../../fakes/log-file.ts';

const day = 86_400_000;
let log: string;
let folder: string;

const onDay = (number: number) =>
  someAdmission({}, { at: someInstant + number * day, unit: `MARK-${String(number)}.` });

beforeEach(() => {
  log = newLogFile();
  folder = join(dirname(log), 'backups');
  fillLog(log, [onDay(0), onDay(1), onDay(2)]);
});

const request = (today = 2, different: Partial<BackupRequest> = {}): BackupRequest => ({
  log,
  folder,
  generations: 3,
  now: someInstant + today * day,
  retentionDays: 28,
  ...different,
});

function rowsIn(file: string, table = 'admission'): number[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<[], number>(`SELECT sequence FROM ${table} ORDER BY sequence`).pluck().all();
  } finally {
    db.close();
  }
}

describe('a copy of a log', () => {
  test('holds all its rows, opens as a log, and only its owner may read it', () => {
    const { file, through } = valueOf(backUp(request()));
    expect([through, rowsIn(file), statSync(file).mode & 0o777]).toEqual([3, [1, 2, 3], 0o600]);
    const opened = valueOf(openLog(file));
    expect(valueOf(opened.checkAll()).sequence).toBe(3);
    opened.close();
  });

  test('is made while a station writes, of what was acknowledged by then', () => {
    const opened = valueOf(openLog(log));
    valueOf(opened.record(onDay(2)));
    expect(valueOf(backUp(request())).through).toBe(4);
    valueOf(opened.record(onDay(2)));
    opened.close();
    expect(backupsIn(folder).map(({ through }) => through)).toEqual([4]);
  });

  test('takes the place of the oldest when there are as many as wanted', () => {
    for (let today = 3; today < 8; today += 1) {
      fillLog(log, [onDay(today)]);
      valueOf(backUp(request(today)));
    }
    expect(backupsIn(folder).map(({ through }) => through)).toEqual([8, 7, 6]);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  test('loses personal parts when their days are over, as the log does, to the last byte', () => {
    valueOf(backUp(request()));
    fillLog(log, [onDay(30)]);
    valueOf(backUp(request(30)));
    const [, older = { file: '' }] = backupsIn(folder);
    expect([rowsIn(older.file), rowsIn(older.file, 'admission_personal')]).toEqual([[1, 2, 3], [3]]);
    const bytes = readFileSync(older.file).toString('latin1');
    expect(bytes.match(/MARK-\d+\./g)).toEqual(['MARK-2.']);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('keeps personal parts while the clock is doubtful', () => {
    valueOf(backUp(request()));
    fillLog(log, [onDay(60)]);
    valueOf(backUp(request(60, { retentionDays: null })));
    expect(rowsIn(backupsIn(folder)[1]?.file ?? '', 'admission_personal')).toEqual([1, 2, 3]);
  });
});

describe('no copy', () => {
  test.each([
    [
      'a row that was changed',
      () => tamperWith(log, `UPDATE admission SET shown = 'red' WHERE sequence = 2`),
    ],
    ['a page that was wiped', () => wipePage(log, pagesOfTable(log, 'admission')[0] ?? 0)],
  ])('is kept of a log with %s', (_name, damage) => {
    damage();
    expect(failureOf(backUp(request()))?.code).toBe('LOG_DAMAGED');
    expect(backupsIn(folder)).toEqual([]);
  });

  test('is made where the folder cannot be', () => {
    expect(failureOf(backUp(request(2, { folder: join(log, 'backups') })))?.code).toBe('LOG_BACKUP_FAILED');
  });

  test('is one that was cut off, and the next one takes its place', () => {
    valueOf(backUp(request()));
    writeFileSync(join(folder, 'admissions.db.part'), 'half');
    expect(backupsIn(folder)).toHaveLength(1);
    valueOf(backUp(request()));
    expect(existsSync(join(folder, 'admissions.db.part'))).toBe(false);
  });
});
