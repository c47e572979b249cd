import { opendirSync, readFileSync } from 'node:fs';
import { systemCode } from '../system-words.ts';
import type { DeviceState } from './watch-devices.ts';

/** Gives the names in a folder of the system, sorted; none where there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    const directory = opendirSync(folder);
    const names: string[] = [];
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync())
      names.push(entry.name);
    directory.closeSync();
    return names.toSorted();
  } catch {
    return [];
  }
}

/** Gives what a file of the system holds; null where there is none: devices go at any moment. */
export function bytesOf(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** Gives the first line of a file of the system, or an empty text. */
export function lineOf(file: string): string {
  const bytes = bytesOf(file);
  return bytes === null ? '' : (Buffer.from(bytes).toString('utf8').split('\n')[0] ?? '').trim();
}

/** Gives the state behind an error of opening a device. */
export function stateOfOpening(error: unknown): DeviceState {
  const code = systemCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'denied';
  return code === 'EBUSY' ? 'busy' : 'missing';
}
