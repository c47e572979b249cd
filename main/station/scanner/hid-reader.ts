import type { HidPosProfile } from '../../core/scan/hid-pos-profile.ts';
import { endReports, noReports, silenceOf, takeReport } from '../../core/scan/hid-pos-report.ts';
import { createSilenceTimer } from './silence-timer.ts';
import type { DeviceEvents, DeviceState, OpenDevice } from './watch-devices.ts';

/** How a system finds and reads HID POS scanners. */
export interface HidSystem {
  /** Gives the paths of the scanners that are plugged in. */
  find(): Promise<readonly string[]>;
  /** Gives the open device, or the state that says why it cannot be opened now. */
  open(path: string, events: DeviceEvents): Promise<OpenDevice | DeviceState>;
}

/** Puts the reports of one device together. */
export interface HidReader {
  take(report: Uint8Array): void;
  isInScan(): boolean;
  stop(): void;
}

/**
 * Makes the reader of one device.
 *
 * @param profileOf gives where a report has its parts; null for one that is not to be read.
 */
export function createHidReader(
  profileOf: (report: Uint8Array) => HidPosProfile | null,
  scanned: DeviceEvents['scanned'],
): HidReader {
  let open = noReports;
  let profile: HidPosProfile | null = null;
  const silence = createSilenceTimer(() => {
    const scan = profile && endReports(profile, open);
    open = noReports;
    if (scan) scanned(scan);
  });
  return {
    take: (report) => {
      profile = profileOf(report) ?? profile;
      if (profile === null) return;
      const taken = takeReport(profile, open, report);
      open = taken.open;
      if (open.state === 'none') silence.stop();
      else silence.restart(silenceOf(profile));
      if (taken.scan) scanned(taken.scan);
    },
    isInScan: () => open.state === 'reading',
    stop: silence.stop,
  };
}
