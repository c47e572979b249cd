import { expect, test } from 'vitest';
import { makeScanners, wordsOfScanners } from '../../../main/station/scanner/make-scanners.ts';
import { defaultSettings } from '../../../main/station/settings.ts';

const kindsOf = (settings: Partial<typeof defaultSettings>) =>
  makeScanners({ ...defaultSettings, ...settings }, [], () => 5).flatMap((device) =>
    device.health().map(({ kind }) => kind),
  );

test('serial and HID scanners are looked for unless they are switched off', () => {
  expect(kindsOf({})).toEqual(['serial', 'hid']);
  expect(kindsOf({ serial: { ...defaultSettings.serial, enabled: false } })).toEqual(['hid']);
  expect(kindsOf({ hid: { enabled: false } })).toEqual(['serial']);
});

test('keyboards are taken over only where some are named', () => {
  expect(kindsOf({ keyboards: ['Scanner*'] })).toEqual(['keyboard', 'serial', 'hid']);
});

test('the terminal hears of a missing program where keyboards are named, and only there', () => {
  const named = { ...defaultSettings, keyboards: ['Scanner*'] };
  expect(wordsOfScanners(named, null)).toEqual([expect.stringContaining('interception-tools')]);
  expect(wordsOfScanners(named, '/usr/bin/interception')).toEqual([]);
  expect(wordsOfScanners(defaultSettings, null)).toEqual([]);
});
