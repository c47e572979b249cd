import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countedProfile, usualProfile } from '../../../main/core/scan/hid-pos-profile.ts';
import { createHidScanner } from '../../../main/station/scanner/hid-scanner.ts';
import { createNodeHid } from '../../../main/station/scanner/node-hid.ts';
import type { ScannerDevice } from '../../../main/station/scanner/scanner-device.ts';
import { report, reportsOf } from '../../fakes/hid-pos.ts';
import { createFakeHidPackage } from '../../fakes/hid-package.ts';
import type { FakeHidPackage } from '../../fakes/hid-package.ts';
import { waitFor } from '../../fakes/wait-for.ts';

const path = '\\\\?\\HID#VID_0C2E&PID_0B07';
const barCodeScanner = 0x8c;
let hid: FakeHidPackage;
let scanner: ScannerDevice;
let heard: string[] = [];

beforeEach(() => {
  hid = createFakeHidPackage();
  heard = [];
  hid.plug({ path, usagePage: barCodeScanner });
  hid.plug({ path: 'mouse', usagePage: 1 });
});
afterEach(() => scanner.stop());

async function listen(): Promise<void> {
  scanner = createHidScanner(
    () => 5,
    createNodeHid(() => Promise.resolve(hid)),
  );
  scanner.start({
    scanned: ({ text, method }) => heard.push(`${method} ${text}`),
    rejected: (code) => heard.push(code),
    healthChanged: () => undefined,
  });
  await waitFor(() => stateOf() !== undefined && stateOf() !== 'missing');
}

const stateOf = () => scanner.health().find(({ name }) => name === path)?.state;

describe('HID scanners through the package', () => {
  test('are found by their usage page and read whole', async () => {
    await listen();
    const text = `HC1:${'A'.repeat(500)}`;
    for (const bytes of reportsOf(usualProfile, ']Q1', text)) hid.send(path, bytes);
    expect(heard).toEqual([`hid ]Q1${text}`]);
    expect(scanner.health()).toEqual([{ kind: 'hid', state: 'ready', name: path, lastScanAt: 5 }]);
  });

  test('are known by number and size of their reports', async () => {
    await listen();
    for (const bytes of reportsOf(countedProfile, '', 'HC1:COUNTED')) hid.send(path, bytes);
    hid.send(path, Uint8Array.from([9, 9, 9]));
    expect(heard).toEqual(['hid HC1:COUNTED']);
  });

  test('say that another program has them', async () => {
    hid.refuse(path);
    await listen();
    expect(stateOf()).toBe('busy');
  });

  test('say that they were unplugged, also within a code, and come back', async () => {
    await listen();
    hid.send(path, report(usualProfile, ']Q1', 'HC1:', true));
    hid.unplug(path);
    expect(stateOf()).toBe('missing');
    expect(heard).toEqual(['SCAN_INTERRUPTED']);
    hid.plug({ path, usagePage: barCodeScanner });
    await waitFor(() => stateOf() === 'ready', 2000);
  });

  test('are none where the package cannot be loaded', async () => {
    const system = createNodeHid(() => Promise.reject(new Error('no such library')));
    scanner = createHidScanner(() => 5, system);
    expect(await system.find()).toEqual([]);
    expect(scanner.health()).toEqual([{ kind: 'hid', state: 'missing', name: null, lastScanAt: null }]);
  });
});
