import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { usualProfile } from '../../../main/core/scan/hid-pos-profile.ts';
import { keyboardDescriptor, report, reportsOf, usualDescriptor } from '../../fakes/hid-pos.ts';
import { listenUnderUmockdev } from '../../fakes/umockdev.ts';
import type { MockedDevice, MockedScanners } from '../../fakes/umockdev.ts';
import { mockedHidraw } from '../../fakes/umockdev-hidraw.ts';
import type { HidStep } from '../../fakes/umockdev-hidraw.ts';
import { waitFor } from '../../fakes/wait-for.ts';
import { zipOf } from '../../fakes/zip-of.ts';

let scanners: MockedScanners;
afterEach(() => scanners.stop());

async function listenTo(...devices: readonly MockedDevice[]): Promise<void> {
  scanners = await listenUnderUmockdev(devices, 'hid');
}

/** The first report waits until the station has opened the device, also on a busy machine. */
const onceMs = 3000;

function stepsOf(...texts: readonly string[]): readonly HidStep[] {
  const reports = texts.flatMap((text) => reportsOf(usualProfile, ']Q1', text));
  return reports.map((bytes, index) => ({ afterMs: index === 0 ? onceMs : 4, report: bytes }));
}

describe('HID scanners on Linux', () => {
  test('are found by their descriptor among other HID devices and read whole', async () => {
    const certificate = `HC1:${'ABC$%*+-./:'.repeat(50)}`;
    const everyByte = zipOf(Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join(''));
    await listenTo(
      mockedHidraw(3, keyboardDescriptor, []),
      mockedHidraw(7, usualDescriptor, stepsOf(certificate, 'HC1:SHORT', everyByte)),
    );
    await waitFor(() => scanners.heard().length >= 3, 10_000);
    expect(scanners.heard()).toEqual([`]Q1${certificate}`, ']Q1HC1:SHORT', `]Q1${everyByte}`]);
    expect(scanners.told.find(({ text }) => text)?.method).toBe('hid');
    expect(scanners.stateOf('/dev/hidraw7')).toBe('ready');
    expect(scanners.stateOf('/dev/hidraw3')).toBeUndefined();
  });

  test('never mix two that read at the same time', async () => {
    const [left, right] = [`HC1:${'L'.repeat(700)}`, `HC1:${'R'.repeat(700)}`];
    await listenTo(
      mockedHidraw(1, usualDescriptor, stepsOf(left)),
      mockedHidraw(2, usualDescriptor, stepsOf(right)),
    );
    await waitFor(() => scanners.heard().length >= 2, 10_000);
    expect(scanners.heard().toSorted()).toEqual([`]Q1${left}`, `]Q1${right}`]);
  });

  test('tell of a code that breaks off, and read the next one', async () => {
    const half = report(usualProfile, ']Q1', 'HC1:', true);
    const whole = report(usualProfile, ']Q1', 'HC1:NEXT', false);
    await listenTo(
      mockedHidraw(7, usualDescriptor, [
        { afterMs: onceMs, report: half },
        { afterMs: 1500, report: whole },
      ]),
    );
    await waitFor(() => scanners.heard().length >= 2, 10_000);
    expect(scanners.heard()).toEqual(['SCAN_INTERRUPTED', ']Q1HC1:NEXT']);
  });

  test('refuse damaged reports and go on', async () => {
    const lying = report(usualProfile, ']Q1', 'HC1:', false).with(1, 57);
    const whole = report(usualProfile, ']Q1', 'HC1:NEXT', false);
    await listenTo(
      mockedHidraw(7, usualDescriptor, [
        { afterMs: onceMs, report: lying },
        { afterMs: 20, report: whole },
      ]),
    );
    await waitFor(() => scanners.heard().length >= 2, 10_000);
    expect(scanners.heard()).toEqual(['SCAN_REPORT_MALFORMED', ']Q1HC1:NEXT']);
  });

  test('say that they were unplugged, and come back without a restart', async () => {
    await listenTo(mockedHidraw(7, usualDescriptor, []));
    await waitFor(() => scanners.stateOf('/dev/hidraw7') === 'ready');
    const [listed, away] = ['sys/class/hidraw/hidraw7', 'unplugged'].map((name) =>
      join(scanners.root(), name),
    );
    renameSync(listed ?? '', away ?? '');
    await waitFor(() => scanners.stateOf('/dev/hidraw7') === undefined, 2000);
    renameSync(away ?? '', listed ?? '');
    await waitFor(() => scanners.stateOf('/dev/hidraw7') === 'ready', 2000);
    expect(scanners.heard()).toEqual([]);
  });
});
