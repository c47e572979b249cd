import { accessSync, constants } from 'node:fs';
import { good, warn } from '../check-line.ts';
import type { Finding } from '../check-line.ts';
import type { StationSettings } from '../settings.ts';
import { findKeyboards } from './find-keyboards.ts';
import { hidrawScanners } from './hidraw.ts';
import { findInterceptor } from './intercept.ts';
import { portsOnUsb } from './list-ports.ts';
import { createNodeHid } from './node-hid.ts';
import { openSerialLine } from './serial-line.ts';
import { stateOfOpening } from './system-files.ts';
import type { DeviceState } from './watch-devices.ts';

/** A device and what the check found of it. */
interface Seen {
  readonly path: string;
  readonly state: DeviceState;
}

/** Tells which serial scanners there are and whether each opens. A running station has its own, which are busy then. */
export async function checkSerial({ serial }: Pick<StationSettings, 'serial'>): Promise<Finding> {
  if (!serial.enabled) return good('Serial scanners are switched off in the settings.');
  const paths = [...new Set([...serial.devices, ...(await portsOnUsb())])];
  if (paths.length === 0) return good('No serial scanner is plugged in or named.');
  const seen: Seen[] = [];
  for (const path of paths) seen.push({ path, state: await stateOfSerial(path, serial.baudRate) });
  return told('Serial scanners', seen, 'the user must be in the group dialout');
}

async function stateOfSerial(path: string, baudRate: number): Promise<DeviceState> {
  const line = await openSerialLine(path, baudRate, { scanned: () => undefined, lost: () => undefined });
  if (typeof line === 'string') return line;
  await line.close();
  return 'ready';
}

/** Tells which HID POS scanners there are and whether they may be read. */
export async function checkHid({ hid }: Pick<StationSettings, 'hid'>): Promise<Finding> {
  if (!hid.enabled) return good('HID scanners are switched off in the settings.');
  if (process.platform !== 'linux') return checkHidByPackage();
  const scanners = hidrawScanners();
  if (scanners.length === 0) return good('No HID POS scanner is plugged in.');
  const unknown = scanners.filter(({ profile }) => profile === null).map(({ path }) => path);
  if (unknown.length > 0)
    return warn(`HID scanners whose reports have an unknown form: ${unknown.join(', ')}.`);
  return told('HID POS scanners', scanners.map(seenAt), 'a udev rule is needed, see docs/operations.md');
}

async function checkHidByPackage(): Promise<Finding> {
  const paths = await createNodeHid().find();
  return paths.length === 0
    ? good('No HID POS scanner is plugged in.')
    : good(`HID POS scanners: ${paths.join(', ')}.`);
}

/** Tells whether the keyboards that the settings name can be taken for the station alone. */
export function checkKeyboards(
  { keyboards }: Pick<StationSettings, 'keyboards'>,
  interceptor = findInterceptor(),
): Finding {
  if (keyboards.length === 0)
    return good('No keyboard scanner is named; one that types into the window cannot be seen.');
  if (interceptor === null)
    return warn(
      'Keyboard scanners are named, but the program that takes them is missing: install the package interception-tools.',
    );
  const seen = findKeyboards(keyboards).map((path) => seenAt({ path }));
  return told('Keyboard scanners', seen, 'the user must be in the group input');
}

function seenAt({ path }: { readonly path: string }): Seen {
  try {
    accessSync(path, constants.R_OK);
    return { path, state: 'ready' };
  } catch (error) {
    return { path, state: stateOfOpening(error) };
  }
}

function told(title: string, seen: readonly Seen[], whenDenied: string): Finding {
  const words: Readonly<Partial<Record<DeviceState, string>>> = {
    ready: 'can be read',
    busy: 'is in use by another program, such as a running station',
    denied: `may not be read: ${whenDenied}`,
  };
  const says = `${title}: ${seen.map(({ path, state }) => `${path} ${words[state] ?? 'is not there'}`).join('; ')}.`;
  return seen.every(({ state }) => state === 'ready') ? good(says) : warn(says);
}
