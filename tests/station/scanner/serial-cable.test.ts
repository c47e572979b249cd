import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replug, sendOverCable } from '../../fakes/serial-bench.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-cable-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A slice of `npm run bench serial`, which sends 5,000 codes and pulls the cable 100 times. */
const seed = 20_260_920;

test('400 codes of 20 to 1,500 bytes, cut anywhere, arrive once and whole, some from two scanners at once', async () => {
  expect(await sendOverCable(folder, seed, 400)).toEqual({ sent: 400, lost: 0, doubled: 0, strange: 0 });
});

test('a pulled cable is shown and a new one is read within 2 s, each of five times', async () => {
  const { missing, back, wrong } = await replug(folder, seed, 5);
  expect(Math.max(...missing, ...back)).toBeLessThan(2000);
  expect(wrong).toBe(0);
});
