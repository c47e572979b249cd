import { openSync, closeSync, writeSync } from 'node:fs';
import { realDisk, type Disk } from '../../main/station/export/disk.ts';

/** A real disk that is never synced, for tests that make exports by the thousand and cut no power. */
export const unsyncedDisk: Disk = {
  ...realDisk,
  create: (path) => {
    const file = openSync(path, 'wx', 0o600);
    const close = () => closeSync(file);
    return { write: (bytes) => void writeSync(file, bytes), finish: close, abandon: close };
  },
  syncFolder: () => undefined,
};
