import type { InstantMs } from '../../core/units.ts';
import { findKeyboards } from './find-keyboards.ts';
import { openKeyboard } from './intercept.ts';
import type { ScannerDevice } from './scanner-device.ts';
import { watchDevices } from './watch-devices.ts';

/** Makes the reader of the keyboard scanners that the settings name, each taken for the station alone (Linux). */
export function createKeyboardScanner(names: readonly string[], now: () => InstantMs): ScannerDevice {
  return watchDevices({
    kind: 'keyboard',
    method: 'wedge',
    find: () => Promise.resolve({ named: findKeyboards(names), others: [] }),
    open: openKeyboard,
    now,
  });
}
