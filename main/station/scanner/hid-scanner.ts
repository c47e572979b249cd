import type { InstantMs } from '../../core/units.ts';
import type { HidSystem } from './hid-reader.ts';
import { hidraw } from './hidraw.ts';
import { createNodeHid } from './node-hid.ts';
import type { ScannerDevice } from './scanner-device.ts';
import { watchDevices } from './watch-devices.ts';

/** Makes the reader of all HID POS scanners that are plugged in. */
export function createHidScanner(
  now: () => InstantMs,
  system: HidSystem = systemOfThisMachine(),
): ScannerDevice {
  return watchDevices({
    kind: 'hid',
    method: 'hid',
    find: async () => ({ named: [], others: await system.find() }),
    open: system.open,
    now,
  });
}

function systemOfThisMachine(): HidSystem {
  return process.platform === 'linux' ? hidraw : createNodeHid();
}
