import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import { stationKeyFiles } from '../../../main/station/keys/station-key.ts';
import { openLog } from '../../../main/station/log/open-log.ts';
import { someInstant } from '../../fakes/admissions.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { exported, exportingStation, newFolder, type ExportingStation } from '../../fakes/exports.ts';
import { valueOf } from '../../fakes/log-file.ts';
import { readRows } from '../../fakes/log-rows.ts';

async function ambang(...args: string[]) {
  const { said, warned, surroundings } = hearing([], someInstant + 86_400_000);
  return { code: await runCommandLine(args, surroundings), said, warned };
}
const publicKey = ({ request }: ExportingStation) => stationKeyFiles(request.keys).public;
const know = (data: string, door: ExportingStation, site: string) =>
  ambang('merge', '--know', publicKey(door), '--site', site, '--data', data);

describe('ambang merge', () => {
  test('gives the same totals at two points that each know the other', async () => {
    const [north, south] = [await exportingStation(9), await exportingStation(6)];
    for (const home of [north, south])
      for (const door of [north, south]) expect((await know(home.data, door, 'balai')).code).toBe(0);
    await exported(north);
    await exported(south);
    const reports = [];
    for (const [home, other] of [
      [north, south],
      [south, north],
    ] as const) {
      const identity = join(other.data, '..', 'identity.txt');
      writeFileSync(identity, other.identity);
      const { code, said, warned } = await ambang(
        ...['merge', other.stick, '--identity', identity, '--data', home.data, '--json'],
      );
      expect([code, warned]).toEqual([0, []]);
      reports.push((JSON.parse(said[0] ?? '') as { report: { sites: unknown } }).report.sites);
    }
    expect(reports[0]).toEqual(reports[1]);
    expect(reports[0]).toMatchObject([{ site: 'balai', figures: { entered: 10 } }]);
    expect(readRows(north.data).at(-1)?.what).toBe('export-merged');
    expect(existsSync(join(north.data, 'merge', 'merged.db'))).toBe(true);
  });

  test('tells in plain lines what it took, what it did not, and what is missing', async () => {
    const [home, stranger] = [await exportingStation(6), await exportingStation(3)];
    await know(home.data, home, 'balai');
    const plain = { protection: { kind: 'none' } } as const;
    await exported(home, { ...plain, target: stranger.stick, last: 3 });
    await exported(stranger, plain);
    const { code, said } = await ambang('merge', stranger.stick, '--data', home.data);
    const text = said.join('\n');
    expect(code).toBe(1);
    expect(text).toMatch(/balai 1-3/);
    expect(text).toMatch(/MERGE_STATION_UNKNOWN/);
    expect(text).toMatch(/balai: masuk \/ in 4, keluar \/ out 0, di dalam \/ inside 4/);
    expect(readFileSync(join(home.data, 'merge', 'stations.json'), 'utf8')).toContain('balai');
  });

  test('says that its own station is not on the list, and waits for one that runs', async () => {
    const home = await exportingStation(3);
    const { code, warned } = await ambang('merge', newFolder(), '--data', home.data);
    expect([code, warned.join()]).toEqual([0, expect.stringContaining('not on the list')]);
    const log = valueOf(openLog(home.log));
    const busy = await ambang('merge', newFolder(), '--data', home.data);
    log.close();
    expect([busy.code, busy.warned.join()]).toEqual([1, expect.stringContaining('LOG_BUSY')]);
  });

  test('does not go by a list of stations that it cannot read', async () => {
    const home = await exportingStation(3);
    await know(home.data, home, 'balai');
    writeFileSync(join(home.data, 'merge', 'stations.json'), '{');
    for (const { code, warned } of [
      await ambang('merge', newFolder(), '--data', home.data),
      await know(home.data, home, 'balai'),
    ])
      expect([code, warned.join()]).toEqual([1, expect.stringContaining('MERGE_STATIONS_UNREADABLE')]);
    const nowhere = await ambang('merge', join(home.data, 'nowhere'), '--data', newFolder());
    expect([nowhere.code, nowhere.warned.join()]).toEqual([
      1,
      expect.stringContaining('IMPORT_FOLDER_UNREADABLE'),
    ]);
  });

  test.each([[], ['--know', 'x'], ['--site', 'x'], ['--know', 'x', '--site', 'y'], ['a', '--site', 'y']])(
    'refuses %j %j %j %j',
    async (...args) => {
      expect((await ambang('merge', ...args, '--data', newFolder())).code).toBe(2);
    },
  );
});
