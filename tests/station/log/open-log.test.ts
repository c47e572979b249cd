import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openLog } from '../../../main/station/log/open-log.ts';
import { someAdmission } from '../../fakes/admissions.ts';
import { failureOf, newLogFile, valueOf } from '../../fakes/log-file.ts';

test('a second station is refused while the first has the log, and not after', () => {
  const file = newLogFile();
  const first = valueOf(openLog(file));
  expect(failureOf(openLog(file))).toEqual({ code: 'LOG_BUSY' });
  expect(first.record(someAdmission()).ok).toBe(true);
  first.close();
  valueOf(openLog(file)).close();
});

test('a second station in another process is refused', () => {
  const file = newLogFile();
  const log = valueOf(openLog(file));
  const path = new URL('../../../main/station/log/open-log.ts', import.meta.url).href;
  const script = `const { openLog } = await import('${path}');
    console.log(JSON.stringify(openLog(process.argv[1])));`;
  const other = spawnSync(process.execPath, ['--input-type=module', '-e', script, file], {
    encoding: 'utf8',
  });
  expect(other.stdout.trim()).toBe('{"ok":false,"failure":{"code":"LOG_BUSY"}}');
  log.close();
});

test('others may read while the station writes', () => {
  const file = newLogFile();
  const log = valueOf(openLog(file));
  log.record(someAdmission());
  const reader = new Database(file, { readonly: true });
  expect(reader.prepare('SELECT count(*) FROM admission').pluck().get()).toBe(1);
  reader.close();
  log.close();
});

test('a folder that is absent is said to be so', () => {
  const file = join(newLogFile(), 'absent', 'admissions.db');
  expect(failureOf(openLog(file))).toEqual({ code: 'LOG_OPEN_FAILED', seen: 'ENOENT' });
});

test('a folder in the place of the file cannot be opened', () => {
  const file = newLogFile();
  mkdirSync(file);
  expect(failureOf(openLog(file))?.code).toBe('LOG_OPEN_FAILED');
});

test('a file that is no database is damaged, and is left alone', () => {
  const file = newLogFile();
  writeFileSync(file, 'x'.repeat(5000));
  expect(failureOf(openLog(file))).toEqual({ code: 'LOG_DAMAGED', seen: 'SQLITE_NOTADB' });
  expect(failureOf(openLog(file))?.code).toBe('LOG_DAMAGED');
});

test("another program's database is refused and left as it was", () => {
  const file = newLogFile();
  const other = new Database(file);
  other.exec('CREATE TABLE visit (name TEXT)');
  other.close();
  expect(failureOf(openLog(file))).toEqual({ code: 'LOG_OPEN_FAILED', seen: 'the file is not a log' });
  const again = new Database(file);
  expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['visit']);
  again.close();
});

test('a log of a later version of the program is refused', () => {
  const file = newLogFile();
  valueOf(openLog(file)).close();
  const later = new Database(file);
  later.pragma('user_version = 99');
  later.close();
  expect(failureOf(openLog(file))).toEqual({ code: 'LOG_OPEN_FAILED', seen: 'the log is of version 99' });
});
