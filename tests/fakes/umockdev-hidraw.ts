import type { MockedDevice } from './umockdev.ts';

/** A step of a pretended HID device: a report, so many milliseconds after the step before. */
export interface HidStep {
  readonly afterMs: number;
  readonly report: Uint8Array;
}

/** Gives a hidraw device of this number that sends reports. */
export function mockedHidraw(
  number: number,
  descriptor: Uint8Array,
  steps: readonly HidStep[],
): MockedDevice {
  const hid = `/devices/pci0000:00/usb1/1-${String(number)}/1-${String(number)}:1.0/0003:0C2E:0B07.${String(number)}`;
  const name = `hidraw${String(number)}`;
  const node = `/dev/${name}`;
  const description = `P: ${hid}/hidraw/${name}
N: ${name}
E: DEVNAME=${node}
E: SUBSYSTEM=hidraw
A: dev=247:${String(number)}
L: device=../../../0003:0C2E:0B07.${String(number)}

P: ${hid}
E: SUBSYSTEM=hid
H: report_descriptor=${Buffer.from(descriptor).toString('hex').toUpperCase()}

`;
  const lines = steps.map(({ afterMs, report }) => `r ${String(afterMs)} ${escaped(report)}\n`);
  const script = Buffer.from(`d 0 ${node}\n${lines.join('')}`, 'latin1');
  return { description, options: [{ flag: '-s', node, content: script }] };
}

/** umockdev's script format: bytes up to 31 as `^` and the byte 64 higher, `^` itself as "^`". */
function escaped(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => {
      if (byte < 32) return `^${String.fromCharCode(byte + 64)}`;
      return byte === 0x5e ? '^`' : String.fromCharCode(byte);
    })
    .join('');
}
