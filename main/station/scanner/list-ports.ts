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
