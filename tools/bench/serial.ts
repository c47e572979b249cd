import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replug, sendOverCable } from '../../tests/fakes/serial-bench.ts';

/*
 * Serial scanners over real pseudo-terminals: whether every code arrives once and whole, cut anywhere and with two
 * scanners at once, and how soon a pulled cable is seen and a new one read.
 *
 *   node tools/bench/serial.ts [CODES] [CYCLES] [SEED]
 */

const [codes = 5000, cycles = 100, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const longestMs = 2000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? NaN).toFixed(0);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

async function measure(folder: string): Promise<boolean> {
  say(`seed ${String(seed)}`);
  const start = performance.now();
  const { sent, lost, doubled, strange } = await sendOverCable(folder, seed, codes);
  say(
    `${String(sent)} codes of 20 to 1,500 bytes in ${((performance.now() - start) / 1000).toFixed(0)} s: ` +
      `${String(lost)} lost, ${String(doubled)} doubled, ${String(strange)} merged, cut or changed`,
  );
  const { missing, back, wrong } = await replug(folder, seed, cycles);
  say(`${String(cycles)} cables pulled: shown as missing after ${spread(missing)}`);
  say(`${String(cycles)} cables plugged in again: read after ${spread(back)}; ${String(wrong)} codes wrong`);
  const isInTime = Math.max(...missing, ...back) <= longestMs;
  return isInTime && lost + doubled + strange + wrong === 0;
}

const folder = mkdtempSync(join(tmpdir(), 'ambang-bench-serial-'));
try {
  process.exitCode = (await measure(folder)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
