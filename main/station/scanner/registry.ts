import type { InstantMs } from '../../core/units.ts';
import type { ScannerHealth } from '../../../preload/contract/screen-state.ts';
import type { ScannerDevice, ScannerListener } from './scanner-device.ts';

/** All scanners of the door: those that the station reads and those that its window reports. */
export interface ScannerRegistry {
  start(listener: ScannerListener): void;
  /** The window's wedge typed a scan; its presence cannot be known otherwise. */
  noteWedge(at: InstantMs): void;
  noteCameraScan(at: InstantMs): void;
  /** The window tells what became of its camera. Gives whether that is news. */
  reportCamera(state: ScannerHealth['state'], name: string | null): boolean;
  health(): readonly ScannerHealth[];
  stop(): Promise<void>;
}

/** Joins the scanners that the station reads with the window's own two. */
export function createScannerRegistry(devices: readonly ScannerDevice[]): ScannerRegistry {
  let wedge: ScannerHealth = { kind: 'wedge', state: 'unknowable', name: null, lastScanAt: null };
  let camera: ScannerHealth = { kind: 'camera', state: 'off', name: null, lastScanAt: null };
  return {
    start: (listener) => {
      for (const device of devices) device.start(listener);
    },
    noteWedge: (at) => {
      wedge = { ...wedge, lastScanAt: at };
    },
    noteCameraScan: (at) => {
      camera = { ...camera, lastScanAt: at };
    },
    reportCamera: (state, name) => {
      const isNews = camera.state !== state || camera.name !== name;
      camera = { ...camera, state, name };
      return isNews;
    },
    health: () => [wedge, ...devices.flatMap((device) => device.health()), camera],
    stop: async () => {
      await Promise.all(devices.map((device) => device.stop()));
    },
  };
}
