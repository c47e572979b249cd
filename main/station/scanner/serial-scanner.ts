import type { InstantMs } from '../../core/units.ts';
import { createPortWatch } from './list-ports.ts';
import type { ScannerDevice } from './scanner-device.ts';
import { openSerialLine } from './serial-line.ts';
import { watchDevices } from './watch-devices.ts';

interface SerialScannerOptions {
  /** Devices to read; also paths that the system does not list, such as a built-in line or a pty. */
  readonly devices: readonly string[];
  readonly baudRate: number;
  readonly now: () => InstantMs;
  /** Gives the serial devices on USB. */
  readonly portsOnUsb?: () => Promise<readonly string[]>;
}

/**
 * Makes the reader of serial scanners: the named ones and, while none of these is there, any serial device on USB.
 * Where a named one is there the others are left alone: they may be a modem or a UPS.
 */
export function createSerialScanner(options: SerialScannerOptions): ScannerDevice {
  const { devices, baudRate, now, portsOnUsb = createPortWatch() } = options;
  return watchDevices({
    kind: 'serial',
    method: 'serial',
    find: async () => ({ named: devices, others: await portsOnUsb() }),
    open: (path, events) => openSerialLine(path, baudRate, events),
    now,
  });
}
