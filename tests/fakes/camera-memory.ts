import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveCameraPage, withCameraPage } from '../renderer/capture/camera-page.ts';
import type {} from '../renderer/capture/page/page.ts';
import { writeFilm } from './film.ts';

export interface MemoryRun {
  readonly rounds: number;
  readonly framesPerRound: number;
  /** Hears every round, for a long run. */
  readonly hear?: (round: number, frames: number, kibibytes: number) => void;
}

/**
 * Starts and stops the camera again and again in a real Chromium, each time for some frames, and gives after each
 * stop what its page's processes hold: their proportional share of resident memory (Pss), in KiB.
 */
export async function measureCameraMemory({
  rounds,
  framesPerRound,
  hear,
}: MemoryRun): Promise<readonly number[]> {
  const server = await serveCameraPage();
  const film = join(server.folder, 'memory.y4m');
  const texts = ['HC1:MEMORY ONE', 'HC1:MEMORY TWO'];
  // Faster than any camera, so that a hundred thousand frames pass in minutes.
  writeFilm(film, { texts, width: 640, height: 360, modulePixels: 4, framesPerSecond: 240 });
  try {
    return await withCameraPage(server, { film }, async (page) => {
      const session = await page.context().newCDPSession(page);
      const held: number[] = [];
      for (let round = 1; round <= rounds; round++) {
        const until = round * framesPerRound;
        await page.evaluate(() => cameraPage.count());
        await page.waitForFunction((count) => cameraPage.counted >= count, until, { timeout: 600_000 });
        await page.evaluate(() => cameraPage.stop());
        // What is garbage is no leak.
        await session.send('HeapProfiler.collectGarbage');
        held.push(pagesMemory(film));
        hear?.(round, await page.evaluate(() => cameraPage.counted), held.at(-1) ?? 0);
      }
      return held;
    });
  } finally {
    await server.close();
  }
}

/** Gives by what share the later half of the rounds after the first third holds more than the earlier half, on medians. */
export function growthOf(held: readonly number[]): number {
  const warm = held.slice(Math.ceil(held.length / 3));
  const half = Math.ceil(warm.length / 2);
  return median(warm.slice(-half)) / median(warm.slice(0, half)) - 1;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

/** Gives the Pss of the page processes of the browser that plays a film. */
function pagesMemory(film: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .flatMap(readProcess);
  const browser = processes.find(({ command }) => command.includes(film) && !command.includes('--type='));
  const family = new Set([browser?.id]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
  }
  const pages = processes.filter(({ id, command }) => family.has(id) && command.includes('--type=renderer'));
  if (pages.length === 0) throw new Error('no page process of the browser was found');
  return pages.reduce((sum, { id }) => sum + pssOf(id), 0);
}

function readProcess(id: string): readonly { id: string; parent: string; command: string }[] {
  try {
    const [, parent = ''] = /^PPid:\s+([0-9]+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
    return [{ id, parent, command: readFileSync(`/proc/${id}/cmdline`, 'utf8') }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}

function pssOf(id: string): number {
  const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+([0-9]+) kB/m.exec(rollup)?.[1]);
}
