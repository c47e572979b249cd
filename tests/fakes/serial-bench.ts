import { join } from 'node:path';
import { createSerialScanner } from '../../main/station/scanner/serial-scanner.ts';
import type { ScannerDevice } from '../../main/station/scanner/scanner-device.ts';
import { plugPtyPair } from './pty-pair.ts';
import type { PtyPair } from './pty-pair.ts';
import { seeded } from './random.ts';
import { makeCodes, sendCodes, tallyOf } from './serial-traffic.ts';
import type { Tally } from './serial-traffic.ts';
import { waitFor } from './wait-for.ts';

/** A station's serial scanners with cables that can be pulled, and what was heard of them. */
interface SerialBench {
  readonly scanner: ScannerDevice;
  readonly heard: readonly string[];
  plug(name: string): Promise<PtyPair>;
  isReady(name: string): boolean;
  close(): Promise<void>;
}

function openBench(folder: string, names: readonly string[]): SerialBench {
  const heard: string[] = [];
  const cables = new Set<PtyPair>();
  const devices = names.map((name) => join(folder, name));
  const scanner = createSerialScanner({
    devices,
    baudRate: 9600,
    now: () => Date.now(),
    portsOnUsb: () => Promise.resolve([]),
  });
  scanner.start({
    scanned: ({ text }) => heard.push(text),
    rejected: (code) => heard.push(code),
    healthChanged: () => undefined,
  });
  return {
    scanner,
    heard,
    plug: async (name) => {
      const cable = await plugPtyPair(folder, name);
      cables.add(cable);
      return cable;
    },
    isReady: (name) =>
      scanner.health().some((line) => line.name === join(folder, name) && line.state === 'ready'),
    close: async () => {
      await scanner.stop();
      await Promise.all([...cables].map((cable) => cable.unplug()));
    },
  };
}

/**
 * Sends codes over real pseudo-terminals: most over one, the last fifth over two at once, and beside them those that
 * nothing but silence ends, by a scanner that is set so.
 */
export async function sendOverCable(folder: string, seed: number, count: number): Promise<Tally> {
  const bench = openBench(folder, ['left', 'right', 'silent']);
  try {
    const left = await bench.plug('left');
    const right = await bench.plug('right');
    const silent = await bench.plug('silent');
    await waitFor(() => ['left', 'right', 'silent'].every(bench.isReady));
    const random = seeded(seed);
    const codes = makeCodes(random, count);
    const ended = codes.filter(({ needsSilence }) => !needsSilence);
    const [alone, together] = [ended.slice(0, -count / 5), ended.slice(-count / 5)];
    const beside = sendCodes(
      silent,
      codes.filter(({ needsSilence }) => needsSilence),
      seeded(seed + 3),
    );
    await sendCodes(left, alone, random);
    const half = Math.floor(together.length / 2);
    await Promise.all([
      sendCodes(left, together.slice(0, half), seeded(seed + 1)),
      sendCodes(right, together.slice(half), seeded(seed + 2)),
      beside,
    ]);
    await waitFor(() => bench.heard.length >= count).catch(() => undefined);
    return tallyOf(codes, bench.heard);
  } finally {
    await bench.close();
  }
}

/** How long the station took, in milliseconds, one entry a cycle. */
export interface ReplugTimes {
  /** From pulling the cable to the light that shows it. */
  readonly missing: readonly number[];
  /** From plugging it in again to being read. */
  readonly back: readonly number[];
  /** Codes that did not arrive over the new cable, or did so more than once. */
  readonly wrong: number;
}

/** Pulls the cable and plugs it in again, and sends a code over each new one. */
export async function replug(folder: string, seed: number, cycles: number): Promise<ReplugTimes> {
  const bench = openBench(folder, ['cable']);
  const times = { missing: [] as number[], back: [] as number[] };
  const random = seeded(seed);
  const codes = makeCodes(random, cycles);
  try {
    let cable = await bench.plug('cable');
    await waitFor(() => bench.isReady('cable'));
    for (const code of codes) {
      // Cables are pulled at any moment of the look that comes every second.
      await new Promise((resolve) => setTimeout(resolve, random() * 1000));
      times.missing.push(
        await timeUntil(
          () => cable.unplug(),
          () => !bench.isReady('cable'),
        ),
      );
      cable = await bench.plug('cable');
      times.back.push(
        await timeUntil(
          () => Promise.resolve(),
          () => bench.isReady('cable'),
        ),
      );
      const before = bench.heard.length;
      await sendCodes(cable, [code], random);
      await waitFor(() => bench.heard.length > before);
    }
    const { lost, doubled, strange } = tallyOf(codes, bench.heard);
    return { ...times, wrong: lost + doubled + strange };
  } finally {
    await bench.close();
  }
}

async function timeUntil(act: () => Promise<void>, holds: () => boolean): Promise<number> {
  const start = performance.now();
  await act();
  await waitFor(holds);
  return performance.now() - start;
}
