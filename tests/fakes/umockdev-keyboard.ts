import type { EvdevStep } from './evdev.ts';
import type { MockedDevice } from './umockdev.ts';

/** Gives the keyboard of this number that sends these events; what it is asked it answers as a real one does. */
export function mockedKeyboard(number: number, name: string, steps: readonly EvdevStep[]): MockedDevice {
  const device = `/devices/pci0000:00/usb1/1-${String(number)}/1-${String(number)}:1.0/input/input${String(number)}`;
  const node = `/dev/input/event${String(number)}`;
  const description = `P: ${device}/event${String(number)}
N: input/event${String(number)}
E: DEVNAME=${node}
E: SUBSYSTEM=input
A: dev=13:${String(64 + number)}
L: device=../../input${String(number)}

P: ${device}
E: SUBSYSTEM=input
A: name=${name}
A: capabilities/key=fffffffffffffffe

`;
  // The replay counts from its first event on.
  const events = [{ at: 0, type: 0, code: 0, value: 0 }, ...steps].map(
    ({ at, type, code, value }) => `E: ${(at / 1000).toFixed(6)} ${hex(type)} ${hex(code)} ${hex(value)}\n`,
  );
  return {
    description,
    options: [
      { flag: '-i', node, content: answers(name) },
      { flag: '-e', node, content: events.join('') },
    ],
  };
}

const hex = (value: number) => value.toString(16).padStart(4, '0');

/** What libevdev asks a device when it opens it (ioctl names and sizes of x86-64), and the bytes of the answer. */
function answers(name: string): string {
  const of = (bytes: readonly number[], length: number) =>
    Buffer.concat([Buffer.from(bytes), Buffer.alloc(length - bytes.length)])
      .toString('hex')
      .toUpperCase();
  const types = { synchronisation: 0, key: 1 };
  const eventTypes = [(1 << types.synchronisation) | (1 << types.key)];
  const keys = [0xfe, ...Array<number>(15).fill(0xff)];
  const none = [2, 3, 4, 5, 0x11, 0x12, 0x14].map((type) => `EVIOCGBIT(${String(type)}) 8 ${of([], 8)}`);
  return [
    `EVIOCGVERSION 0 ${of([1, 0, 1, 0], 4)}`,
    `EVIOCGID 0 ${of([3, 0, 1, 0, 2, 0, 3, 0], 8)}`,
    `EVIOCGNAME 255 ${of([...Buffer.from(name)], 255)}`,
    `EVIOCGPHYS 255 ${of([], 255)}`,
    `EVIOCGUNIQ 255 ${of([], 255)}`,
    `EVIOCGPROP 8 ${of([], 8)}`,
    `EVIOCGKEY 96 ${of([], 96)}`,
    `EVIOCGLED 8 ${of([], 8)}`,
    `EVIOCGSW 8 ${of([], 8)}`,
    `EVIOCGBIT(0) 8 ${of(eventTypes, 8)}`,
    `EVIOCGBIT(1) 96 ${of(keys, 96)}`,
    `EVIOCGBIT(21) 16 ${of([], 16)}`,
    ...none,
    '',
  ].join('\n');
}
