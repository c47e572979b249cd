import type { Device } from 'node-hid';
import { barCodeScannerPage } from '../../core/scan/hid-pos-descriptor.ts';
import { knownProfile } from '../../core/scan/hid-pos-profile.ts';
import { createHidReader } from './hid-reader.ts';
import type { HidSystem } from './hid-reader.ts';
import type { DeviceEvents, OpenDevice } from './watch-devices.ts';

/** What is used of the package `node-hid`. */
export interface NodeHid {
  devicesAsync(): Promise<Device[]>;
  readonly HIDAsync: { open(path: string): Promise<HidHandle> };
}

interface HidHandle {
  on(event: 'data' | 'error', listener: (report: Uint8Array) => void): unknown;
  close(): Promise<void>;
}

/**
 * Windows: the package `node-hid`, which is loaded at the first look and never on Linux, where it needs libraries that
 * a bare machine lacks. It gives no report descriptor, so reports are known by their number and size.
 */
export function createNodeHid(load: () => Promise<NodeHid> = () => import('node-hid')): HidSystem {
  return {
    find: async () => {
      try {
        const devices = await (await load()).devicesAsync();
        return devices.flatMap(({ usagePage, path }) =>
          usagePage === barCodeScannerPage && path ? [path] : [],
        );
      } catch {
        return [];
      }
    },
    open: async (path, events) => {
      try {
        const { HIDAsync: opener } = await load();
        return readFrom(await opener.open(path), events);
      } catch {
        // It gives no reason; Windows refuses a device that another program has for itself.
        return 'busy';
      }
    },
  };
}

function readFrom(device: HidHandle, { scanned, lost }: DeviceEvents): OpenDevice {
  const reader = createHidReader((report) => knownProfile(report[0] ?? null, report.length), scanned);
  let isClosed = false;
  const close = async () => {
    isClosed = true;
    reader.stop();
    await device.close().catch(() => undefined);
  };
  device.on('data', (report) => {
    if (!isClosed) reader.take(report);
  });
  device.on('error', () => {
    if (isClosed) return;
    lost();
    void close();
  });
  return { isInScan: reader.isInScan, close };
}
