import { afterEach, describe, expect, test } from 'vitest';
import { millisecondsPerDay, millisecondsPerHour } from '../../../main/core/units.ts';
import { createDaySignals } from '../../../main/station/rules/day-signals.ts';
import { createLogKeeper } from '../../../main/station/log-keeper.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { startOfLocalDay } from '../../../main/station/local-day.ts';
import { someAdmission, waitingAdmission } from '../../fakes/admissions.ts';
import { fillLog } from '../../fakes/filled-log.ts';
import { newLogFile } from '../../fakes/log-file.ts';
import { forgetFolder, keepPin, makeFolder, startPractice } from '../../fakes/practice-station.ts';
import type { PracticeStation } from '../../fakes/practice-station.ts';

const pin = '593027';
const zone = 'Asia/Makassar';
const now = Date.UTC(2022, 5, 10, 4);
const today = startOfLocalDay(now, zone);

/** So many green and so many yellow people of a day, some days ago. */
const dayOf = (daysAgo: number, green: number, yellow: number) => {
  const at = today - daysAgo * millisecondsPerDay + 2 * millisecondsPerHour;
  return [
    ...Array.from({ length: green }, () => someAdmission({}, { at })),
    ...Array.from({ length: yellow }, () => waitingAdmission(at)),
  ];
};

function signalsOver(...rows: readonly ReturnType<typeof dayOf>[]) {
  const file = newLogFile();
  fillLog(file, rows.flat());
  const log = createLogKeeper({
    open: () => openLog(file),
    broken: () => undefined,
    repaired: () => undefined,
  });
  log.open();
  let at = now;
  const signals = createDaySignals({ log, now: () => at, timeZone: () => zone });
  return {
    signals,
    log,
    wait: (span: number) => {
      at += span;
    },
  };
}

const week = [1, 2, 3, 4, 5, 6, 7].map((day) => dayOf(day, 40, 2));

describe('the signals of a day', () => {
  test('are an alert when a colour is far more frequent than on the seven days before', () => {
    const { signals, log } = signalsOver(...week, dayOf(0, 40, 12));
    expect(signals.alarms()).toEqual(['DOOR_SIGNAL_YELLOW']);
    expect(signals.now().find(({ colour }) => colour === 'yellow')).toMatchObject({ seen: 12 });
    log.close();
  });

  test('are none on a day like the others', () => {
    const { signals, log } = signalsOver(...week, dayOf(0, 40, 3));
    expect(signals.alarms()).toEqual([]);
    log.close();
  });

  test('leave out days before the seven', () => {
    const { signals, log } = signalsOver(...[8, 9, 10].map((day) => dayOf(day, 40, 2)), dayOf(0, 40, 12));
    expect(signals.now().map(({ expected }) => expected)).toEqual([null, null, null]);
    log.close();
  });

  test('are counted anew after a minute and not before', () => {
    const { signals, log, wait } = signalsOver(...week);
    expect(signals.alarms()).toEqual([]);
    for (const row of dayOf(0, 10, 12)) log.record(row);
    wait(59_999);
    expect(signals.alarms()).toEqual([]);
    wait(1);
    expect(signals.alarms()).toEqual(['DOOR_SIGNAL_YELLOW']);
    log.close();
  });
});

describe('the report of a day', () => {
  let practice: PracticeStation;
  afterEach(async () => {
    await practice.stop();
    forgetFolder(practice.folder);
  });

  test('counts people by class and colour, and says what was noted', async () => {
    const folder = makeFolder();
    await keepPin(folder, pin);
    practice = startPractice(folder);
    const guard = await practice.openGuard(pin);
    for (const id of ['boosted', 'twice', 'once', 'test-positive']) await practice.present(id);
    await guard.call('guard.note-exception', { what: 'tailgating', people: 2 });
    const report = await guard.call('day.read', null);
    if (!report.ok) throw new Error(report.failure.code);
    const { classes, exceptions, entered, passed, head } = report.value;
    expect(classes.find(({ personClass }) => personClass === 'visitor')).toMatchObject({
      entered: 1,
      green: 1,
      yellow: 1,
      red: 1,
      black: 1,
    });
    expect(entered).toBe(3);
    expect(exceptions).toMatchObject([{ what: 'tailgating', people: 2 }]);
    expect(passed).toMatchObject({ people: 4, one: 3, two: 2, booster: 1 });
    expect(head.code.length).toBeGreaterThan(10);
  });
});
