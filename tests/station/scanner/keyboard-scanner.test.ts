import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { typed } from '../../fakes/evdev.ts';
import { listenUnderUmockdev } from '../../fakes/umockdev.ts';
import type { MockedScanners } from '../../fakes/umockdev.ts';
import { mockedKeyboard } from '../../fakes/umockdev-keyboard.ts';
import { waitFor } from '../../fakes/wait-for.ts';

/* The keys go through the real program of interception-tools, to which umockdev pretends the devices. */

let scanners: MockedScanners;
afterEach(() => scanners.stop());

const certificate = `HC1:${'6BF +70790T9WJWG.FKY*4GO0.O1CV2 O5'.repeat(4)}`;
const ready = (number: number) => scanners.stateOf(`/dev/input/event${String(number)}`) === 'ready';
/** Keys that are sent before the station has the device go to whoever had it before. */
const once = 3000;

describe('keyboard scanners that the station takes for itself', () => {
  test('are found by their name and read exactly', async () => {
    const scanner = mockedKeyboard(20, 'Honeywell Imaging 1950g', typed(certificate, once, 4));
    const other = mockedKeyboard(21, 'Desk keyboard', typed('123456789012', once, 4));
    scanners = await listenUnderUmockdev([scanner, other], 'keyboard', 'Honeywell*');
    await waitFor(() => scanners.heard().length > 0, 10_000);
    expect(scanners.heard()).toEqual([certificate]);
    expect(scanners.told.find(({ text }) => text)?.method).toBe('wedge');
    expect(ready(20)).toBe(true);
    expect(scanners.stateOf('/dev/input/event21')).toBeUndefined();
  });

  test('never mix two that type at the same time', async () => {
    const [left, right] = [`HC1:${'L'.repeat(100)}`, `HC1:${'R'.repeat(100)}`];
    scanners = await listenUnderUmockdev(
      [mockedKeyboard(20, 'Left', typed(left, once, 4)), mockedKeyboard(22, 'Right', typed(right, once, 4))],
      'keyboard',
      '/dev/input/event2*',
    );
    await waitFor(() => scanners.heard().length >= 2, 10_000);
    expect(scanners.heard().toSorted()).toEqual([left, right]);
  });

  test('give a scan without a terminator after a silence, and no person the word', async () => {
    const scan = typed('31710199'.repeat(2), once, 4).slice(0, -3);
    const person = typed('1234', once + 900, 200);
    scanners = await listenUnderUmockdev(
      [mockedKeyboard(20, 'Scanner', [...scan, ...person])],
      'keyboard',
      'Scanner',
    );
    await waitFor(() => scanners.heard().length > 0, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(scanners.heard()).toEqual(['3171019931710199']);
  });

  test('are missing while what they are named after is', async () => {
    scanners = await listenUnderUmockdev(
      [mockedKeyboard(20, 'Scanner', [])],
      'keyboard',
      '/dev/input/event20',
      'Zebra*',
    );
    await waitFor(() => ready(20), 5000);
    expect(scanners.stateOf('Zebra*')).toBe('missing');
    const [node, away] = ['dev/input/event20', 'dev/unplugged'].map((name) => join(scanners.root(), name));
    renameSync(node ?? '', away ?? '');
    await waitFor(() => scanners.stateOf('/dev/input/event20') === 'missing', 2000);
    renameSync(away ?? '', node ?? '');
    await waitFor(() => ready(20), 2000);
  });
});
