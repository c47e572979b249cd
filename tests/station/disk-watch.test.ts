import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAlerts } from '../../main/station/alerts.ts';
import { createDiskWatch, spaceCode } from '../../main/station/disk-watch.ts';
import { reserveOf } from '../../main/station/log/reserve.ts';
import { newLogFile } from '../fakes/log-file.ts';

const mib = 1024 ** 2;

test.each([
  [1024 * mib, true, null],
  [1024 * mib - 1, true, 'LOG_SPACE_LOW'],
  [200 * mib, true, 'LOG_SPACE_LOW'],
  [200 * mib - 1, true, 'LOG_SPACE_SHORT'],
  [200 * mib - 1, false, 'LOG_SPACE_LAST'],
  [16 * mib, true, 'LOG_SPACE_SHORT'],
  [16 * mib - 1, true, 'LOG_SPACE_LAST'],
  [null, true, null],
] as const)('%s bytes free, reserve held: %s, is told as %s', (free, isHeld, code) => {
  expect(spaceCode(free, isHeld)).toBe(code);
});

describe('the look at the disk of a log', () => {
  let log: string;
  let free: number;
  let watch: ReturnType<typeof createDiskWatch>;
  const alerts = createAlerts();

  beforeEach(() => {
    log = newLogFile();
    free = 2000 * mib;
    watch = createDiskWatch(log, reserveOf(log), alerts, () => free);
  });

  test('tells the guard of one level at a time, once', () => {
    const looks = [2000, 1000, 900, 100, 300, 2000].map((left) => {
      free = left * mib;
      return [watch.look(), alerts.list()];
    });
    expect(looks).toEqual([
      [false, []],
      [true, ['LOG_SPACE_LOW']],
      [false, ['LOG_SPACE_LOW']],
      [true, ['LOG_SPACE_SHORT']],
      [true, ['LOG_SPACE_LOW']],
      [true, []],
    ]);
  });

  test('takes the reserve while there is room for it, and again once there is', () => {
    free = 100 * mib;
    watch.look();
    expect(reserveOf(log).isHeld()).toBe(false);
    expect(alerts.list()).toEqual(['LOG_SPACE_LAST']);
    free = 200 * mib;
    watch.look();
    expect(reserveOf(log).isHeld()).toBe(true);
    expect(alerts.list()).toEqual(['LOG_SPACE_LOW']);
  });

  test('asks the system where nobody else does', () => {
    expect(() => createDiskWatch(log, reserveOf(log), createAlerts()).look()).not.toThrow();
    expect(createDiskWatch(join(log, 'nowhere'), reserveOf(log), createAlerts()).look()).toBe(false);
  });
});

describe('the reserve of a log', () => {
  test('holds 16 MiB that are really written, until they are given up', () => {
    const log = newLogFile();
    const reserve = reserveOf(log);
    reserve.take();
    reserve.take();
    const file = statSync(join(dirname(log), 'reserve'));
    expect([file.size, file.blocks * 512 >= 16 * mib, file.mode & 0o777]).toEqual([16 * mib, true, 0o600]);
    expect([reserve.release(), reserve.release(), reserve.isHeld()]).toEqual([true, false, false]);
  });

  test('is not there where nothing can be written', () => {
    const reserve = reserveOf(join(newLogFile(), 'nowhere', 'admissions.db'));
    reserve.take();
    expect([reserve.isHeld(), existsSync('reserve')]).toEqual([false, false]);
  });
});
