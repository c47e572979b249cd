import { existsSync, realpathSync } from 'node:fs';
import type { ReasonCode } from '../../core/reason-codes.ts';
import type { CollectedScan } from '../../core/scan/collect-chunks.ts';
import type { ScanMethod } from '../../core/scan/scan-method.ts';
import type { DurationMs, InstantMs } from '../../core/units.ts';
import type { ScannerHealth } from '../../../preload/contract/screen-state.ts';
import { nothingMore } from './arrivals.ts';
import type { ScannerDevice, ScannerListener } from './scanner-device.ts';

/** How often plugged devices are looked for: a scanner is back within 2 s without a restart. */
const lookEveryMs: DurationMs = 1000;

export type DeviceState = ScannerHealth['state'];

/** What an open device tells. */
export interface DeviceEvents {
  scanned(scan: CollectedScan): void;
  /** The device is gone: unplugged or broken. */
  lost(): void;
}

/** A device that is being read, with a buffer of its own, so that two scanners never mix into one text. */
export interface OpenDevice {
  /** Whether a scan has begun that has not ended yet. */
  isInScan(): boolean;
  /** Stops reading; nothing is told afterwards. */
  close(): Promise<void>;
}

/** Paths of devices of one kind. */
export interface FoundDevices {
  /** Devices that the settings name, there or not. */
  readonly named: readonly string[];
  /** Devices that are plugged in; they serve while none of the named is there. */
  readonly others: readonly string[];
}

interface WatchOptions {
  readonly kind: ScannerHealth['kind'];
  readonly method: ScanMethod;
  readonly find: () => Promise<FoundDevices>;
  /** Gives the open device, or the state that says why it cannot be opened now. */
  readonly open: (path: string, events: DeviceEvents) => Promise<OpenDevice | DeviceState>;
  readonly now: () => InstantMs;
}

interface KnownDevice {
  open: OpenDevice | null;
  /** What the path led to when it was opened: a link may lead elsewhere after the next plugging. */
  target: string;
  state: DeviceState;
  lastScanAt: InstantMs | null;
}

/** Makes the reader of all scanners of one kind: it looks for them every second, and devices may come and go. */
export function watchDevices({ kind, method, find, open, now }: WatchOptions): ScannerDevice {
  const known = new Map<string, KnownDevice>();
  let timer: NodeJS.Timeout | undefined;
  let look: Promise<void> = Promise.resolve();
  let isStopped = false;

  function setState(device: KnownDevice, state: DeviceState, listener: ScannerListener): void {
    if (device.state === state) return;
    device.state = state;
    listener.healthChanged();
  }

  function eventsOf(path: string, device: KnownDevice, listener: ScannerListener): DeviceEvents {
    return {
      scanned: (scan) => {
        device.lastScanAt = now();
        const details = { ...nothingMore, device: path };
        if (scan.ok) listener.scanned({ text: scan.value, method }, details);
        else listener.rejected(scan.failure.code, method, details);
        listener.healthChanged();
      },
      lost: () => {
        tellOfCutScan(device, listener);
        device.open = null;
        setState(device, 'missing', listener);
      },
    };
  }

  function tellOfCutScan(device: KnownDevice, listener: ScannerListener): void {
    const cut: ReasonCode = 'SCAN_INTERRUPTED';
    if (device.open?.isInScan() === true) listener.rejected(cut, method);
  }

  async function openDevice(path: string, device: KnownDevice, listener: ScannerListener): Promise<void> {
    device.target = targetOf(path);
    const opened = await open(path, eventsOf(path, device, listener));
    if (typeof opened === 'string') {
      setState(device, opened, listener);
    } else {
      device.open = opened;
      setState(device, 'ready', listener);
    }
  }

  async function closeDevice(device: KnownDevice, listener: ScannerListener): Promise<void> {
    tellOfCutScan(device, listener);
    const { open: closing } = device;
    device.open = null;
    await closing?.close();
    setState(device, 'missing', listener);
  }

  /** Opens what is there and not open yet. Some drivers never tell that the cable was pulled; the name does. */
  async function tend(path: string, listener: ScannerListener): Promise<void> {
    const device = known.get(path) ?? { open: null, target: '', state: 'missing', lastScanAt: null };
    known.set(path, device);
    if (device.open !== null && isGone(path, device.target)) await closeDevice(device, listener);
    if (device.open === null && !isStopped) await openDevice(path, device, listener);
  }

  async function leaveAlone(path: string, listener: ScannerListener): Promise<void> {
    const device = known.get(path);
    if (device === undefined) return;
    await closeDevice(device, listener);
    known.delete(path);
    listener.healthChanged();
  }

  async function lookForDevices(listener: ScannerListener): Promise<void> {
    const found = await find();
    const named = distinct(found.named, []);
    await Promise.all(named.map((path) => tend(path, listener)));
    const isServed = named.some((path) => known.get(path)?.state !== 'missing');
    const others = isServed ? [] : distinct(found.others, named);
    const unwanted = [...known.keys()].filter((path) => !named.includes(path) && !others.includes(path));
    await Promise.all(unwanted.map((path) => leaveAlone(path, listener)));
    await Promise.all(others.map((path) => tend(path, listener)));
  }

  return {
    start: (listener) => {
      const lookAgain = () => {
        look = lookForDevices(listener).then(() => {
          if (!isStopped) timer = setTimeout(lookAgain, lookEveryMs);
        });
      };
      lookAgain();
    },
    health: () => describe(kind, known),
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await look;
      await Promise.all([...known.values()].flatMap((device) => device.open?.close() ?? []));
    },
  };
}

function describe(kind: ScannerHealth['kind'], known: ReadonlyMap<string, KnownDevice>): ScannerHealth[] {
  if (known.size === 0) return [{ kind, state: 'missing', name: null, lastScanAt: null }];
  return [...known].map(([name, { state, lastScanAt }]) => ({ kind, state, name, lastScanAt }));
}

/** Paths that lead to different devices: a device may be named by a link, and must not be opened twice. */
function distinct(paths: readonly string[], taken: readonly string[]): readonly string[] {
  const targets = new Set(taken.map(targetOf));
  return paths.filter((path) => {
    const target = targetOf(path);
    return !targets.has(target) && targets.add(target);
  });
}

function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Only Unix has its devices among the files. */
function isGone(path: string, target: string): boolean {
  return path.startsWith('/') && (!existsSync(path) || targetOf(path) !== target);
}
