import type { ScannerHealth } from '../../../preload/contract/screen-state.ts';
import type { Arrivals } from './arrivals.ts';

/** What a scanner of the station tells: scans in the order they were read, and changes of its health. */
export interface ScannerListener extends Arrivals {
  healthChanged(): void;
}

/** A kind of scanner that the station itself reads. The keyboard wedge and the camera belong to the window. */
export interface ScannerDevice {
  /** Starts looking for devices and goes on until stopped; devices may come and go. */
  start(listener: ScannerListener): void;
  /** Gives one line a device, or one that says that there is none. */
  health(): readonly ScannerHealth[];
  stop(): Promise<void>;
}
