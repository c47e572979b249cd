import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReasonCode } from '../core/reason-codes.ts';
import type { Alerts } from './alerts.ts';
import type { Reserve } from './log/reserve.ts';

const mib = 1024 ** 2;

/** Free space below which each code is raised; at 2,000 people a day a log grows by about 2 MiB. */
const levels = [
  ['LOG_SPACE_LAST', 16 * mib],
  ['LOG_SPACE_SHORT', 200 * mib],
  ['LOG_SPACE_LOW', 1024 * mib],
] as const satisfies readonly (readonly [ReasonCode, number])[];

/** Gives the code that stands for so much free space; null where there is plenty, or where nobody could tell. */
export function spaceCode(freeBytes: number | null, reserveIsHeld: boolean): ReasonCode | null {
  if (freeBytes === null) return null;
  const found = levels.find(([, below]) => freeBytes < below)?.[0] ?? null;
  // Without its reserve a log on a nearly full disk has been living on it.
  return found === 'LOG_SPACE_SHORT' && !reserveIsHeld ? 'LOG_SPACE_LAST' : found;
}

/** Looks at the free space of the log's disk, tells the guard, and keeps the reserve while there is room for it. */
export interface DiskWatch {
  /** Gives whether what the guard is told has changed. */
  look(): boolean;
}

/** @param free bytes that the station may still write beside the log; null where the system does not say. */
export function createDiskWatch(
  log: string,
  reserve: Reserve,
  alerts: Alerts,
  free: () => number | null = () => freeBytes(log),
): DiskWatch {
  let told: ReasonCode | null = null;
  return {
    look: () => {
      const space = free();
      if (space !== null && space >= levels[1][1]) reserve.take();
      const code = spaceCode(space, reserve.isHeld());
      if (code === told) return false;
      if (told !== null) alerts.settle(told);
      if (code !== null) alerts.raise(code);
      told = code;
      return true;
    },
  };
}

function freeBytes(log: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(log));
    return bavail * bsize;
  } catch {
    // A disk that does not answer is heard of by the log itself.
    return null;
  }
}
