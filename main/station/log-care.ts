import { join } from 'node:path';
import { isHeadOf, type SignedHead } from '../core/export/head.ts';
import type { ReasonCode } from '../core/reason-codes.ts';
import type { DurationMs } from '../core/units.ts';
import { millisecondsPerDay } from '../core/units.ts';
import type { Alerts } from './alerts.ts';
import type { Clock, TimeSource } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { createDiskWatch } from './disk-watch.ts';
import { headsFile, readHeads } from './export/heads.ts';
import { readOrMakeStationKey } from './keys/station-key.ts';
import type { LogKeeper, LogKeeperOptions } from './log-keeper.ts';
import { backupsIn } from './log/backup/back-up.ts';
import type { LogTasks } from './log/log-task.ts';
import { reserveOf } from './log/reserve.ts';
import type { SalvageRequest } from './log/salvage/salvage.ts';
import type { SettingsKeeper } from './settings-keeper.ts';
import type { StationSettings } from './settings.ts';

const minuteMs: DurationMs = 60_000;
/** The first hour at a door is the busiest, but a machine that is switched off at night has no other time. */
const firstRoundAfterMs: DurationMs = 5 * minuteMs;

/** Gives where the copies of a station's log lie. */
export function backupFolder(folder: DataFolder, { backup }: Pick<StationSettings, 'backup'>): string {
  return backup.folder ?? join(folder.path, 'backups');
}

/** Gives what is at hand to salvage a log with: its copies, and the heads that were signed. */
export function salvageSources(
  folder: DataFolder,
  settings: Pick<StationSettings, 'backup'>,
): Pick<SalvageRequest, 'log' | 'backups' | 'heads'> {
  return {
    log: folder.log,
    backups: backupsIn(backupFolder(folder, settings)).map(({ file }) => file),
    heads: ownHeads(folder).map(({ sequence, hash }) => ({
      sequence,
      hash: new Uint8Array(Buffer.from(hash, 'hex')),
    })),
  };
}

/** A head that this station did not sign says nothing of its rows. */
function ownHeads({ path, keys }: DataFolder): readonly SignedHead[] {
  const key = readOrMakeStationKey(keys);
  return key.ok ? readHeads(headsFile(path)).filter((head) => isHeadOf(key.value, head)) : [];
}

/**
 * Gives what a log keeper needs for a log that fails: room on a full disk, and a new log in the place of a damaged one.
 * Without the tasks, room alone.
 */
export function salvaging(
  folder: DataFolder,
  settings: SettingsKeeper,
  tasks: LogTasks | undefined,
  { wall }: TimeSource,
): Pick<LogKeeperOptions, 'makeRoom' | 'salvage'> {
  const makeRoom = reserveOf(folder.log).release;
  if (tasks === undefined) return { makeRoom };
  return {
    makeRoom,
    salvage: ({ code, seen }, reached) =>
      tasks.salvage({
        ...salvageSources(folder, settings.current()),
        reached,
        at: wall(),
        because: seen === undefined ? code : `${code} ${seen}`,
      }),
  };
}

interface CareOptions {
  readonly folder: DataFolder;
  readonly settings: SettingsKeeper;
  readonly clock: Clock;
  readonly log: LogKeeper;
  readonly tasks: LogTasks;
  readonly alerts: Alerts;
  /** What the guard is told has changed. */
  readonly alertsChanged: () => void;
  /** A copy was made; the log must know of it. */
  readonly backedUp: () => void;
}

/** What is done for a log by itself: a look at its disk each minute, and once a day a check of all of it and a copy. */
export interface LogCare {
  start(): void;
  stop(): Promise<void>;
}

/** Makes the care of a log. Nothing of it keeps the door waiting. */
export function createLogCare(options: CareOptions): LogCare {
  const { folder, settings, clock, log, tasks, alerts } = options;
  const disk = createDiskWatch(folder.log, reserveOf(folder.log), alerts);
  const timers: NodeJS.Timeout[] = [];
  let isStopped = false;

  function look(): void {
    if (disk.look()) options.alertsChanged();
  }

  async function round(): Promise<void> {
    if (log.trouble() !== null) return;
    const checked = await tasks.check(folder.log);
    if (isStopped) return;
    if (!checked.ok && checked.failure.code === 'LOG_DAMAGED') log.doubt(checked.failure);
    else await backUp();
  }

  async function backUp(): Promise<void> {
    const { backup, notice } = settings.current();
    if (backup.generations === 0) return;
    const made = await tasks.backUp({
      log: folder.log,
      folder: backupFolder(folder, settings.current()),
      generations: backup.generations,
      now: clock.now(),
      retentionDays: clock.isDoubtful() ? null : notice.retentionDays,
    });
    if (isStopped) return;
    tell(made.ok ? null : made.failure.code);
    if (made.ok) options.backedUp();
  }

  function tell(code: ReasonCode | null): void {
    if (code === null) alerts.settle('LOG_BACKUP_FAILED');
    else alerts.raise('LOG_BACKUP_FAILED');
    options.alertsChanged();
  }

  return {
    start: () => {
      look();
      timers.push(
        setInterval(look, minuteMs),
        setTimeout(() => void round(), firstRoundAfterMs),
        setInterval(() => void round(), millisecondsPerDay),
      );
    },
    stop: async () => {
      isStopped = true;
      for (const timer of timers.splice(0)) clearInterval(timer);
      await tasks.stop();
    },
  };
}
