import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSerialScanner } from '../../../main/station/scanner/serial-scanner.ts';
import type { ScannerDevice } from '../../../main/station/scanner/scanner-device.ts';
import type { PtyPair } from '../../fakes/pty-pair.ts';
import { plugPtyPair } from '../../fakes/pty-pair.ts';
import { waitFor } from '../../fakes/wait-for.ts';
import { zipOf } from '../../fakes/zip-of.ts';

let folder = '';
let scanner: ScannerDevice;
let heard: string[] = [];
const cables: PtyPair[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-pty-'));
  heard = [];
  onUsb = [];
});
afterEach(async () => {
  await scanner.stop();
  await Promise.all(cables.splice(0).map((cable) => cable.unplug()));
  rmSync(folder, { recursive: true });
});

async function plug(name?: string): Promise<PtyPair> {
  const cable = await plugPtyPair(folder, name);
  cables.push(cable);
  return cable;
}

/** The serial devices that the system lists as plugged into USB. */
let onUsb: readonly string[] = [];

function listen(...devices: string[]): void {
  scanner = createSerialScanner({
    devices,
    baudRate: 9600,
    now: () => 5,
    portsOnUsb: () => Promise.resolve(onUsb),
  });
  scanner.start({
    scanned: ({ text }) => heard.push(text),
    rejected: (code) => heard.push(code),
    healthChanged: () => undefined,
  });
}

const stateOf = (device: string) => scanner.health().find(({ name }) => name === device)?.state;

describe('serial scanners', () => {
  test('are read from a named device that the system does not list', async () => {
    const cable = await plug();
    listen(cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    await cable.send('HC1:ABC\r');
    await waitFor(() => heard.length > 0);
    expect(heard).toEqual(['HC1:ABC']);
    expect(scanner.health()).toEqual([{ kind: 'serial', state: 'ready', name: cable.device, lastScanAt: 5 }]);
  });

  test('go on with the others where one is named by nothing or by no possible name', async () => {
    const cable = await plug();
    listen('', 'a\0b', cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    expect([stateOf(''), stateOf('a\0b')]).toEqual(['missing', 'missing']);
  });

  test('give a scan without a terminator after a silence', async () => {
    const cable = await plug();
    listen(cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    await cable.send('HC1:A ');
    await waitFor(() => heard.length > 0);
    expect(heard).toEqual(['HC1:A ']);
  });

  test('give one whole scan where the program was too busy to hear the silence within it', async () => {
    const cable = await plug();
    listen(cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    await cable.send('HC1:HALF');
    await new Promise((resolve) => setTimeout(resolve, 30));
    writeFileSync(cable.far, 'AND HALF');
    const busyUntil = performance.now() + 300;
    while (performance.now() < busyUntil);
    await waitFor(() => heard.length > 0);
    expect(heard).toEqual(['HC1:HALFAND HALF']);
  });

  test('give a ZIP with every byte in it', async () => {
    const cable = await plug();
    listen(cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    const zip = zipOf(Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join(''));
    await cable.send(`]Q1${zip}\r\nHC1:NEXT\r`);
    await waitFor(() => heard.length > 1);
    expect(heard).toEqual([`]Q1${zip}`, 'HC1:NEXT']);
  });

  test('give 200 scans in order, however the bytes are cut', async () => {
    const cable = await plug();
    listen(cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    const scans = Array.from({ length: 200 }, (_, index) => `HC1:${'X'.repeat(index)}${String(index)}`);
    const stream = scans.map((scan) => `${scan}\r\n`).join('');
    for (let at = 0; at < stream.length; at += 997) await cable.send(stream.slice(at, at + 997));
    await waitFor(() => heard.length >= 200);
    expect(heard).toEqual(scans);
  });

  test('never mix two scanners that read at the same time', async () => {
    const [left, right] = [await plug('left'), await plug('right')];
    listen(left.device, right.device);
    await waitFor(() => stateOf(left.device) === 'ready' && stateOf(right.device) === 'ready');
    await left.send('HC1:LE');
    await right.send('HC1:RI');
    await left.send('FT\r');
    await right.send('GHT\r');
    await waitFor(() => heard.length >= 2);
    expect(heard.toSorted()).toEqual(['HC1:LEFT', 'HC1:RIGHT']);
  });

  test('say that they were unplugged, and come back without a restart', async () => {
    const cable = await plug();
    listen(cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    await cable.unplug();
    await waitFor(() => stateOf(cable.device) === 'missing');
    const again = await plug();
    await waitFor(() => stateOf(again.device) === 'ready');
    await again.send('HC1:BACK\r');
    await waitFor(() => heard.length > 0);
    expect(heard).toEqual(['HC1:BACK']);
  });

  test('tell of a scan that was cut by the cable', async () => {
    const cable = await plug();
    listen(cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    // A scanner that has once sent a terminator is given a second; without one the half would end by itself.
    await cable.send('HC1:WHOLE\r');
    await waitFor(() => heard.length > 0);
    await cable.send('HC1:HALF');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await cable.unplug();
    await waitFor(() => heard.length > 1);
    expect(heard).toEqual(['HC1:WHOLE', 'SCAN_INTERRUPTED']);
  });

  test('say that a scan is too long', async () => {
    const cable = await plug();
    listen(cable.device);
    await waitFor(() => stateOf(cable.device) === 'ready');
    await cable.send(`${'A'.repeat(4297)}\r`);
    await waitFor(() => heard.length > 0);
    expect(heard).toEqual(['SCAN_TOO_LONG']);
  });

  test('are found on USB where none is named', async () => {
    const found = await plug();
    onUsb = [found.device];
    listen();
    await waitFor(() => stateOf(found.device) === 'ready');
    await found.send('HC1:FOUND\r');
    await waitFor(() => heard.length > 0);
    expect(heard).toEqual(['HC1:FOUND']);
  });

  test('are not opened twice where a link names one that is found', async () => {
    const found = await plug('found');
    const link = join(folder, 'link');
    symlinkSync(found.device, link);
    onUsb = [found.device];
    listen(link, found.device);
    await waitFor(() => stateOf(link) === 'ready');
    expect(scanner.health()).toHaveLength(1);
  });

  test('leave other serial devices alone while a named one is there', async () => {
    const [named, modem] = [await plug('named'), await plug('modem')];
    onUsb = [modem.device];
    listen(named.device);
    await waitFor(() => stateOf(named.device) === 'ready');
    await modem.send('RING\r');
    await named.send('HC1:NAMED\r');
    await waitFor(() => heard.length > 0);
    expect(heard).toEqual(['HC1:NAMED']);
    expect(scanner.health()).toHaveLength(1);
  });

  test('make another one serve while no named one is there, until it is back', async () => {
    const [named, spare] = [await plug('named'), await plug('spare')];
    onUsb = [spare.device];
    listen(named.device);
    await waitFor(() => stateOf(named.device) === 'ready');
    await named.unplug();
    await waitFor(() => stateOf(spare.device) === 'ready');
    expect(stateOf(named.device)).toBe('missing');
    await spare.send('HC1:SPARE\r');
    await waitFor(() => heard.length > 0);
    const again = await plug('named');
    await waitFor(() => stateOf(again.device) === 'ready' && stateOf(spare.device) === undefined);
    await again.send('HC1:NAMED\r');
    await waitFor(() => heard.includes('HC1:NAMED'));
    expect(heard).toEqual(['HC1:SPARE', 'HC1:NAMED']);
  });

  test('are missing, not turned off, where none was named or found', () => {
    listen();
    expect(scanner.health()).toEqual([{ kind: 'serial', state: 'missing', name: null, lastScanAt: null }]);
  });
});
