import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { identityOf } from '../../../main/core/export/station-identity.ts';
import { openLogReader } from '../../../main/station/export/log-reader.ts';
import { openMergedLog, type MergedLog } from '../../../main/station/merge/merged-log.ts';
import { reportOf } from '../../../main/station/merge/merge-report.ts';
import { knowStation, readStations } from '../../../main/station/merge/stations.ts';
import { takeIn, takeInLog } from '../../../main/station/merge/take-in.ts';
import { readOrMakeStationKey } from '../../../main/station/keys/station-key.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { erasedEvent } from '../../../main/core/admission/erasure.ts';
import { someAdmission, someInstant } from '../../fakes/admissions.ts';
import {
  exported,
  exportingStation,
  newFolder,
  someRows,
  type ExportingStation,
} from '../../fakes/exports.ts';
import { fillLog } from '../../fakes/filled-log.ts';
import { failureOf, valueOf } from '../../fakes/log-file.ts';

const plain = { protection: { kind: 'none' } } as const;

function newMerge(): MergedLog {
  return openMergedLog(join(newFolder(), 'merged.db'));
}
function known(...doors: readonly ExportingStation[]) {
  return doors.map((door) => ({ identity: door.station(), site: 'kantor' }));
}
const report = (merged: MergedLog, ...doors: readonly ExportingStation[]) =>
  reportOf(merged, known(...doors), 'Asia/Makassar');

/** Another story of the same station: its key and its first rows, and other rows behind them. */
async function forked(door: ExportingStation, shared: number, others: number) {
  const other = await exportingStation(0);
  cpSync(door.request.keys, other.request.keys, { recursive: true });
  cpSync(door.log, other.log);
  const log = valueOf(openLog(other.log));
  for (let row = 0; row < others; row += 1)
    valueOf(log.record(someAdmission({ method: 'camera' }, { at: someInstant + (shared + row) * 60_000 })));
  log.close();
  return other;
}

describe('an export that is taken in', () => {
  test('counts once, however often it comes', async () => {
    const door = await exportingStation(9);
    const folder = await exported(door, plain);
    const merged = newMerge();
    for (let time = 0; time < 3; time += 1)
      expect(valueOf(await takeIn(folder, known(door), [], merged))).toMatchObject({ first: 1, last: 9 });
    expect(report(merged, door).sites[0]?.figures).toMatchObject({
      entered: 6,
      judged: { green: 3, yellow: 3 },
    });
    merged.close();
  });

  test('opens with the identity that it was sealed to, and with nothing else', async () => {
    const door = await exportingStation(4);
    const folder = await exported(door);
    const merged = newMerge();
    expect(failureOf(await takeIn(folder, known(door), [], merged))?.code).toBe('EXPORT_NOT_OPENED');
    const unlock = [{ kind: 'identity' as const, text: door.identity }];
    expect((await takeIn(folder, known(door), unlock, merged)).ok).toBe(true);
    merged.close();
  });

  test('of a station that is not on the list is not believed, nor one that says it is another', async () => {
    const [door, stranger] = [await exportingStation(4), await exportingStation(4)];
    const merged = newMerge();
    const folder = await exported(stranger, plain);
    expect(failureOf(await takeIn(folder, known(door), [], merged))).toMatchObject({
      code: 'MERGE_STATION_UNKNOWN',
      seen: stranger.station().id,
    });
    const path = join(folder, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(stranger.station().id, door.station().id));
    expect(failureOf(await takeIn(folder, known(door), [], merged))?.code).toBe('EXPORT_MANIFEST_FORGED');
    expect(failureOf(await takeIn(join(folder, 'nowhere'), known(door), [], merged))?.code).toBe(
      'EXPORT_FILE_MISSING',
    );
    merged.close();
  });

  test('without rows has none to merge', async () => {
    const door = await exportingStation(4);
    const folder = await exported(door, { ...plain, purposes: ['summary'] });
    const merged = newMerge();
    expect(failureOf(await takeIn(folder, known(door), [], merged))?.code).toBe('MERGE_NO_ROWS');
    merged.close();
  });

  test('leaves nothing of itself where a row of it cannot be read', async () => {
    const door = await exportingStation(4);
    // A row that the station chained, of a form that no merge knows.
    fillLog(door.log, [someAdmission({ point: 'x'.repeat(300) })]);
    const folder = await exported(door, plain);
    const merged = newMerge();
    expect(failureOf(await takeIn(folder, known(door), [], merged))).toEqual({
      code: 'EXPORT_ROW_MALFORMED',
      seen: 'row 5',
    });
    expect(report(merged, door).days).toEqual([]);
    merged.close();
  });

  test('tells the rows before and behind it that nobody has brought', async () => {
    const door = await exportingStation(9);
    const folder = await exported(door, { ...plain, first: 3, last: 5 });
    const merged = newMerge();
    valueOf(await takeIn(folder, known(door), [], merged));
    const station = door.station().id;
    expect(report(merged, door).gaps).toEqual([
      { station, first: 1, last: 2 },
      { station, first: 6, last: 9 },
    ]);
    merged.close();
  });
});

describe('two stories of one station', () => {
  test('are a conflict, and no row is counted from there on, whichever came first', async () => {
    const door = await exportingStation(4);
    const other = await forked(door, 4, 2);
    fillLog(door.log, someRows(3, door.recipient, 5));
    const folders = [await exported(door, plain), await exported(other, plain)];
    const reports = [];
    for (const order of [folders, folders.toReversed()]) {
      const merged = newMerge();
      for (const folder of order) valueOf(await takeIn(folder, known(door), [], merged));
      reports.push(report(merged, door));
      merged.close();
    }
    expect(reports[0]).toEqual(reports[1]);
    expect(reports[0]?.conflicts.map(({ sequence }) => sequence)).toEqual([5, 6]);
    expect(reports[0]?.sites[0]?.figures.judged).toEqual({ green: 2, yellow: 1 });
  });

  test('are found by the row before an export alone, where the rows themselves do not meet', async () => {
    const door = await exportingStation(4);
    const other = await forked(door, 4, 2);
    fillLog(door.log, someRows(3, door.recipient, 5));
    const merged = newMerge();
    valueOf(await takeIn(await exported(door, { ...plain, last: 5 }), known(door), [], merged));
    expect(report(merged, door).conflicts).toEqual([]);
    valueOf(await takeIn(await exported(other, { ...plain, first: 6 }), known(door), [], merged));
    expect(report(merged, door).conflicts.map(({ sequence }) => sequence)).toEqual([5]);
    merged.close();
  });

  test('are found by a head that the station signed anew over other rows', async () => {
    const door = await exportingStation(4);
    const other = await forked(door, 4, 2);
    fillLog(door.log, someRows(2, door.recipient, 5));
    const merged = newMerge();
    valueOf(await takeIn(await exported(door, { ...plain, last: 4 }), known(door), [], merged));
    valueOf(await takeIn(await exported(other, { ...plain, last: 4 }), known(door), [], merged));
    // Both logs have six rows, and each export carries the head of its own.
    expect(report(merged, door).conflicts.map(({ sequence }) => sequence)).toEqual([6]);
    merged.close();
  });
});

describe('personal parts in a merge', () => {
  const inside = (merged: MergedLog, door: ExportingStation) =>
    [...merged.rowsOf(door.station().id)].map(({ personal }) => personal !== null);

  test('are gone when any of the copies lacks them, whichever came first', async () => {
    const door = await exportingStation(4);
    const before = await exported(door, plain);
    const log = valueOf(openLog(door.log));
    valueOf(log.applyRetention(someInstant + 40 * 86_400_000, 28));
    log.close();
    const after = await exported(door, plain);
    for (const order of [
      [before, after],
      [after, before],
    ]) {
      const merged = newMerge();
      for (const folder of order) valueOf(await takeIn(folder, known(door), [], merged));
      expect(inside(merged, door)).toEqual([false, false, false, false]);
      merged.close();
    }
  });

  test('go by their age, and by the row that says one was erased', async () => {
    const door = await exportingStation(4);
    fillLog(door.log, [
      someAdmission(
        { kind: 'station-event', what: erasedEvent, concerns: 2, direction: null, shown: null },
        { at: someInstant + 5 * 60_000 },
      ),
    ]);
    const merged = newMerge();
    valueOf(await takeIn(await exported(door, plain), known(door), [], merged));
    merged.drop(someInstant + 2 * 60_000);
    expect(inside(merged, door)).toEqual([false, false, true, true, true]);
    merged.close();
  });
});

test("a station's own log is taken as it grows, and a log put back from a copy is a conflict", async () => {
  const door = await exportingStation(4);
  const other = await forked(door, 4, 1);
  const merged = newMerge();
  const take = async (file: string) => {
    const log = valueOf(openLogReader(file));
    valueOf(await takeInLog(log, door.station(), merged));
    log.close();
  };
  await take(door.log);
  await take(door.log);
  fillLog(door.log, someRows(2, door.recipient, 5));
  await take(door.log);
  expect(report(merged, door)).toMatchObject({ conflicts: [], gaps: [] });
  expect(merged.newest(door.station().id)?.sequence).toBe(6);
  await take(other.log);
  expect(report(merged, door).conflicts.map(({ sequence }) => sequence)).toEqual([5]);
  merged.close();
});

describe('the list of stations', () => {
  test('knows each by its key, at one site', async () => {
    const path = join(newFolder(), 'stations.json');
    const { publicKey } = generateKeyPairSync('ed25519');
    const station = { identity: identityOf(publicKey), site: 'a' };
    expect(readStations(path)).toEqual({ ok: true, value: [] });
    valueOf(knowStation(path, station));
    valueOf(knowStation(path, { ...station, site: 'b' }));
    expect(valueOf(readStations(path)).map(({ identity: { id }, site }) => [id, site])).toEqual([
      [station.identity.id, 'b'],
    ]);
  });

  test.each(['nonsense', '{}', '[{"key":"x","site":"a"}]', '[{"key":"x"}]'])(
    'is unreadable as %j',
    (text) => {
      const path = join(newFolder(), 'stations.json');
      appendFileSync(path, text);
      expect(failureOf(readStations(path))?.code).toBe('MERGE_STATIONS_UNREADABLE');
      const identity = valueOf(readOrMakeStationKey(newFolder()));
      expect(failureOf(knowStation(path, { identity, site: 'a' }))?.code).toBe('MERGE_STATIONS_UNREADABLE');
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );
});
