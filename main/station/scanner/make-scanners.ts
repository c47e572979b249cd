import type { InstantMs } from '../../core/units.ts';
import type { StationSettings } from '../settings.ts';
import { createHidScanner } from './hid-scanner.ts';
import { findInterceptor } from './intercept.ts';
import { createKeyboardScanner } from './keyboard-scanner.ts';
import type { ScannerDevice } from './scanner-device.ts';
import { createSerialScanner } from './serial-scanner.ts';

type ScannerSettings = Pick<StationSettings, 'serial' | 'hid' | 'keyboards'>;

/**
 * Makes the scanners that the station reads itself, as the settings want them.
 *
 * @param devicesOfStart serial devices that the start options name besides those of the settings.
 */
export function makeScanners(
  { serial, hid, keyboards }: ScannerSettings,
  devicesOfStart: readonly string[],
  now: () => InstantMs,
): readonly ScannerDevice[] {
  const devices = [...new Set([...serial.devices, ...devicesOfStart])];
  return [
    ...(keyboards.length > 0 ? [createKeyboardScanner(keyboards, now)] : []),
    ...(serial.enabled ? [createSerialScanner({ devices, baudRate: serial.baudRate, now })] : []),
    ...(hid.enabled ? [createHidScanner(now)] : []),
  ];
}

/** Gives what a technician should know at once of these settings on this machine, in lines for the terminal. */
export function wordsOfScanners(
  { keyboards }: ScannerSettings,
  interceptor = findInterceptor(),
): readonly string[] {
  if (keyboards.length === 0 || interceptor !== null) return [];
  return [
    'Pemindai papan ketik tidak dapat diambil alih: program interception-tools tidak ada. / ' +
      'Keyboard scanners cannot be taken over: the program interception-tools is not there.',
  ];
}
