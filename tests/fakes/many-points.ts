import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Admission } from '../../main/core/admission/admission.ts';
import { identityOf } from '../../main/core/export/station-identity.ts';
import { realDisk } from '../../main/station/export/disk.ts';
import { usualPartBytes } from '../../main/station/export/export-request.ts';
import { headsFile } from '../../main/station/export/heads.ts';
import { makeExport } from '../../main/station/export/make-export.ts';
import { readOrMakeStationKey } from '../../main/station/keys/station-key.ts';
import { openMergedLog, type MergedLog } from '../../main/station/merge/merged-log.ts';
import { reportOf, type MergeReport } from '../../main/station/merge/merge-report.ts';
import { takeIn } from '../../main/station/merge/take-in.ts';
import type { KnownStation } from '../../main/station/merge/stations.ts';
import { dayClosedRow, exitRow } from '../../main/station/presence/presence-rows.ts';
import { someAdmission, someInstant } from './admissions.ts';
import { fillLog } from './filled-log.ts';
import { valueOf } from './log-file.ts';
import { officeDay, type Movement } from './office-day.ts';
import { chanceOf, type Chance } from './seeded.ts';

/** Seven points on three sites. */
const pointsOfSites = { a: ['a1', 'a2', 'a3'], b: ['b1', 'b2'], c: ['c1', 'c2'] } as const;
const dayMs = 86_400_000;
const midnight = someInstant - (someInstant % dayMs) - 7 * 3_600_000;

/** What was carried: an export, and what it brings by itself. */
export interface ManyPoints {
  readonly folder: string;
  readonly stations: readonly KnownStation[];
  /** Folders of exports; ranges overlap, and some hold others whole. */
  readonly exports: readonly string[];
  /** What happened, as it was played and not as it was merged: movements by site. */
  readonly truth: Readonly<Record<string, { readonly entered: number; readonly rows: number }>>;
  close(): void;
}

interface Point {
  readonly site: string;
  readonly name: string;
  readonly rows: Admission[];
}

/** Plays so many days at all points, offline, and exports them as people would: every few days, and now and then anew. */
export async function manyPoints(seed: number, days: number, movements: number): Promise<ManyPoints> {
  const folder = mkdtempSync(join(tmpdir(), 'ambang-points-'));
  const chance = chanceOf(seed);
  const points = Object.entries(pointsOfSites).flatMap(([site, names]) =>
    names.map((name): Point => ({ site, name, rows: [] })),
  );
  const truth: Record<string, { entered: number; rows: number }> = {};
  for (const site of Object.keys(pointsOfSites)) {
    const doors = points.filter((point) => point.site === site);
    truth[site] = playSite(doors, days, movements, chance);
  }
  const stations: KnownStation[] = [];
  const exports: string[] = [];
  for (const point of points) {
    const made = await exportPoint(folder, point, days, chance);
    stations.push(made.station);
    exports.push(...made.exports);
  }
  return { folder, stations, exports, truth, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** People come in by one door and leave by any; each door closes its own day. */
function playSite(doors: readonly Point[], days: number, size: number, chance: Chance) {
  let entered = 0;
  const anyDoor = () => doors[chance.below(doors.length)] ?? doors[0];
  for (let day = 0; day < days; day += 1) {
    const start = midnight + day * dayMs;
    for (const movement of officeDay(start, day, size, chance)) {
      const door = anyDoor();
      const row = door === undefined ? null : rowOf(movement, door, chance);
      if (row === null) continue;
      door?.rows.push(row);
      if (movement.direction === 'in') entered += movement.visit.people;
    }
    for (const door of doors)
      door.rows.push(dayClosedRow({ ...place(door, start + dayMs) }, null, { guard: null }));
  }
  return { entered, rows: doors.reduce((sum, { rows }) => sum + rows.length, 0) };
}

function place({ name }: Point, at: number) {
  return { at: Math.round(at), clockIsDoubtful: false, point: name };
}

function rowOf({ at, visit, direction }: Movement, door: Point, chance: Chance): Admission | null {
  const { code, personClass, people } = visit;
  const here = place(door, at);
  if (direction === 'out') {
    if (visit.exit === 'forgotten') return null;
    const subjectKey = visit.exit === 'touch' ? null : code;
    return exitRow(here, { method: subjectKey === null ? 'touch' : 'serial', subjectKey, personClass });
  }
  const plain = {
    point: door.name,
    personClass,
    people: people === 1 ? null : people,
    method: chance.pick(['serial', 'wedge'] as const),
  };
  return someAdmission(plain, { at: here.at, subjectKey: code });
}

async function exportPoint(folder: string, point: Point, days: number, chance: Chance) {
  const data = join(folder, point.name);
  const keys = join(data, 'keys');
  for (const path of [data, keys, join(data, 'log'), join(data, 'stick')]) mkdirSync(path);
  const log = join(data, 'log', 'admissions.db');
  fillLog(log, point.rows);
  const key = valueOf(readOrMakeStationKey(keys));
  const exports: string[] = [];
  let carried = 0;
  while (carried < point.rows.length) {
    const last = Math.min(
      point.rows.length,
      carried + 1 + chance.below(Math.ceil((point.rows.length / days) * 12)),
    );
    // Half of the time the export begins before where the last one ended; one in five holds all.
    const first = chance.percent(20) ? 1 : chance.percent(50) ? carried + 1 : 1 + chance.below(carried + 1);
    const request = {
      ...{
        log,
        keys,
        heads: headsFile(data),
        target: join(data, 'stick'),
        purposes: ['audit'] as const,
        first,
        last,
      },
      ...{ protection: { kind: 'none' } as const, point: point.name, language: 'id' as const },
      ...{ timeZone: 'Asia/Jakarta', program: '0', at: midnight + days * dayMs, partBytes: usualPartBytes },
    };
    const made = await makeExport(request, {
      disk: realDisk,
      progress: () => undefined,
      isCancelled: () => false,
    });
    exports.push(join(request.target, valueOf(made).folder));
    carried = last;
  }
  const station = { identity: identityOf(key.publicKey), site: point.site };
  return { station, exports };
}

/** Carries exports to a point in this order, and gives what it comes to there. */
export async function carry(
  { folder, stations }: ManyPoints,
  exports: readonly string[],
): Promise<MergeReport> {
  const home = mkdtempSync(join(folder, 'merge-'));
  const merged = openMergedLog(join(home, 'merged.db'));
  try {
    return await carryInto(merged, stations, exports);
  } finally {
    merged.close();
    rmSync(home, { recursive: true });
  }
}

async function carryInto(merged: MergedLog, stations: readonly KnownStation[], exports: readonly string[]) {
  for (const one of exports) valueOf(await takeIn(one, stations, [], merged));
  return reportOf(merged, stations, 'Asia/Jakarta');
}

/** All exports in a random order, some of them twice. */
export function anyOrder(exports: readonly string[], chance: Chance): readonly string[] {
  const carried = exports.flatMap((one) => (chance.percent(30) ? [one, one] : [one]));
  const keyed = carried.map((one) => ({ one, at: chance.next() }));
  return keyed.toSorted((a, b) => a.at - b.at).map(({ one }) => one);
}
