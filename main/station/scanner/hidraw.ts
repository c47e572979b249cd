import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { readHidPosDescriptor } from '../../core/scan/hid-pos-descriptor.ts';
import type { HidPosProfile } from '../../core/scan/hid-pos-profile.ts';
import type { DurationMs } from '../../core/units.ts';
import { systemCode } from '../system-words.ts';
import { createHidReader } from './hid-reader.ts';
import type { HidReader, HidSystem } from './hid-reader.ts';
import { bytesOf, namesIn, stateOfOpening } from './system-files.ts';
import type { DeviceEvents, OpenDevice } from './watch-devices.ts';

/** How often an idle device is asked (docs/decisions/0015). The kernel keeps 64 reports meanwhile. */
const askEveryMs: DurationMs = 10;

/** A device of the kernel's hidraw class that says that it is a bar code scanner. */
export interface HidrawScanner {
  readonly path: string;
  /** Null where nobody knows the form of its reports. */
  readonly profile: HidPosProfile | null;
}

/** Gives the HID POS scanners among the hidraw devices (Linux, Documentation/hid/hidraw.rst). */
export function hidrawScanners(): readonly HidrawScanner[] {
  return namesIn('/sys/class/hidraw').flatMap((name) => {
    const descriptor = bytesOf(`/sys/class/hidraw/${name}/device/report_descriptor`);
    const device = descriptor && readHidPosDescriptor(descriptor);
    return device?.isScanner === true ? [{ path: `/dev/${name}`, profile: device.profile }] : [];
  });
}

/** Linux: plain reads of `/dev/hidrawN`, one report a read, without any library. */
export const hidraw: HidSystem = {
  find: () => Promise.resolve(hidrawScanners().map(({ path }) => path)),
  open: async (path, events) => {
    const profile = hidrawScanners().find((scanner) => scanner.path === path)?.profile ?? null;
    if (profile === null) return 'missing';
    try {
      // Without blocking: a read that waits would hold one of Node's four threads, and could not be stopped.
      const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
      return readFrom(file, profile, events);
    } catch (error) {
      return stateOfOpening(error);
    }
  },
};

function readFrom(file: FileHandle, profile: HidPosProfile, { scanned, lost }: DeviceEvents): OpenDevice {
  const reader = createHidReader(() => profile, scanned);
  let isClosing = false;
  const reading = takeAll(file, profile.reportBytes, reader, () => isClosing).then(async () => {
    reader.stop();
    await file.close();
    if (!isClosing) lost();
  });
  return {
    isInScan: reader.isInScan,
    close: async () => {
      isClosing = true;
      await reading;
    },
  };
}

/** Takes reports until the device is gone or nobody wants them any more. */
async function takeAll(
  file: FileHandle,
  reportBytes: number,
  reader: HidReader,
  isEnough: () => boolean,
): Promise<void> {
  const buffer = new Uint8Array(reportBytes);
  while (!isEnough()) {
    const length = await readReport(file, buffer);
    if (length === 'gone') return;
    if (length === 'nothing') await pause(askEveryMs);
    else reader.take(buffer.slice(0, length));
  }
}

async function readReport(file: FileHandle, buffer: Uint8Array): Promise<number | 'nothing' | 'gone'> {
  try {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    return bytesRead === 0 ? 'gone' : bytesRead;
  } catch (error) {
    return systemCode(error) === 'EAGAIN' ? 'nothing' : 'gone';
  }
}
