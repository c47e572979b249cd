import { readdirSync } from 'node:fs';
import { SerialPort } from 'serialport';
import * as v from 'valibot';

/** What `serialport` tells of a port, as far as it is used here. */
const portList = v.array(v.object({ path: v.string(), vendorId: v.optional(v.string()) }));

/**
 * Gives the paths of serial devices on USB. They have a vendor; built-in lines have none and are opened only
 * when named. Empty where the system can't list (Linux without udev): named devices still work there.
 */
export async function portsOnUsb(): Promise<readonly string[]> {
  try {
    const ports = v.parse(portList, await SerialPort.list());
    return ports.filter(({ vendorId }) => vendorId !== undefined).map(({ path }) => path);
  } catch {
    return [];
  }
}

/** Names that Linux gives to serial devices on USB: CDC-ACM scanners, and those behind a converter. */
const usbSerialName = /^tty(ACM|USB)\d+$/;

/**
 * Makes a look at the serial devices on USB that costs nothing while nothing is plugged: on Linux `serialport`
 * starts a program for each list, so it is asked only when the names under /dev are others than the last time.
 *
 * @param namesInDev the names under /dev; null where there is no such folder, then every look is a list.
 */
export function createPortWatch(
  namesInDev: () => readonly string[] | null = readDev,
  list: () => Promise<readonly string[]> = portsOnUsb,
): () => Promise<readonly string[]> {
  let lastNames: string | null = null;
  let lastPorts: readonly string[] = [];
  return async () => {
    const names =
      namesInDev()
        ?.filter((name) => usbSerialName.test(name))
        .toSorted()
        .join(' ') ?? null;
    if (names !== null && names === lastNames) return lastPorts;
    lastPorts = names === '' ? [] : await list();
    // A device whose name is there before the system knows its vendor is looked for again.
    lastNames = lastPorts.length === countOf(names) ? names : null;
    return lastPorts;
  };
}

function countOf(names: string | null): number {
  return names === null || names === '' ? 0 : names.split(' ').length;
}

function readDev(): readonly string[] | null {
  try {
    return process.platform === 'linux' ? readdirSync('/dev') : null;
  } catch {
    return null;
  }
}
