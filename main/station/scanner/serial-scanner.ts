import { existsSync, realpathSync } from 'node:fs';
import type { DurationMs, InstantMs } from '../../core/units.ts';
import type { ScannerHealth } from '../../../preload/contract/screen-state.ts';
import { createPortWatch } from './list-ports.ts';
import type { ScannerDevice, ScannerListener } from './scanner-device.ts';
import { openSerialLine } from './serial-line.ts';
import type { SerialLine, SerialState } from './serial-line.ts';

/** How often plugged devices are looked for: a scanner is back within 2 s without a restart. */
const lookEveryMs: DurationMs = 1000;

interface SerialScannerOptions {
  /** Devices to open besides those found on USB; also paths that the system does not list, such as a pty. */
  readonly devices: readonly string[];
  readonly baudRate: number;
  readonly now: () => InstantMs;
}

interface KnownPort {
  line: SerialLine | null;
  state: SerialState;
  lastScanAt: InstantMs | null;
}

/** Makes the reader of all serial scanners: named ones, and any serial device on USB. */
export function createSerialScanner({ devices, baudRate, now }: SerialScannerOptions): ScannerDevice {
  const ports = new Map<string, KnownPort>(
    devices.map((path) => [path, { line: null, state: 'missing', lastScanAt: null }]),
  );
  const portsOnUsb = createPortWatch();
  let timer: NodeJS.Timeout | undefined;
  let look: Promise<void> = Promise.resolve();
  let isStopped = false;

  function setState(port: KnownPort, state: SerialState, listener: ScannerListener): void {
    if (port.state === state) return;
    port.state = state;
    listener.healthChanged();
  }

  async function openPort(path: string, port: KnownPort, listener: ScannerListener): Promise<void> {
    const opened = await openSerialLine({
      path,
      baudRate,
      scanned: (scan) => {
        port.lastScanAt = now();
        if (scan.ok) listener.scanned({ text: scan.value, method: 'serial' });
        else listener.rejected(scan.failure.code, 'serial');
        listener.healthChanged();
      },
      lost: (wasInScan) => {
        port.line = null;
        setState(port, 'missing', listener);
        if (wasInScan) listener.rejected('SCAN_INTERRUPTED', 'serial');
      },
    });
    if (typeof opened === 'string') {
      setState(port, opened, listener);
    } else {
      port.line = opened;
      setState(port, 'ready', listener);
    }
  }

  /** Some drivers never tell that the cable was pulled; the vanished name does. */
  async function losePort(port: KnownPort, listener: ScannerListener): Promise<void> {
    await port.line?.close();
    port.line = null;
    setState(port, 'missing', listener);
  }

  async function lookForPorts(listener: ScannerListener): Promise<void> {
    const known = new Set([...ports.keys()].map(realPath));
    for (const path of await portsOnUsb()) {
      if (!known.has(realPath(path))) ports.set(path, { line: null, state: 'missing', lastScanAt: null });
    }
    for (const [path, port] of ports) {
      if (isStopped) return;
      if (port.line === null) await openPort(path, port, listener);
      else if (isGone(path)) await losePort(port, listener);
    }
  }

  return {
    start: (listener) => {
      const lookAgain = () => {
        look = lookForPorts(listener).then(() => {
          if (!isStopped) timer = setTimeout(lookAgain, lookEveryMs);
        });
      };
      lookAgain();
    },
    health: () => describePorts(ports),
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await look;
      await Promise.all([...ports.values()].flatMap(({ line }) => (line === null ? [] : [line.close()])));
    },
  };
}

function describePorts(ports: ReadonlyMap<string, KnownPort>): readonly ScannerHealth[] {
  if (ports.size === 0) return [{ kind: 'serial', state: 'missing', name: null, lastScanAt: null }];
  return [...ports].map(([name, { state, lastScanAt }]) => ({ kind: 'serial', state, name, lastScanAt }));
}

/** A device may be named by a link, such as those of /dev/serial/by-id; it must not be opened twice. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Only Unix has its devices among the files. */
function isGone(path: string): boolean {
  return path.startsWith('/') && !existsSync(path);
}
