import type { Luminance } from './luminance.ts';
import type { Region } from './resize.ts';

/** Blocks along the shorter side of a picture: a code that can be read at all covers several. */
const blocksAcross = 45;
/** Grey levels between neighbours, on the mean of a block; a code in poor light still has as many. */
const leastActivity = 6;
/** So many times the usual block's, because noise lies on every block alike. */
const activityRatio = 2;
const leastBlocks = 4;

/** The blocks of a picture and how much light changes in each, row by row. */
interface Blocks {
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  readonly activity: Float32Array;
}

/**
 * Gives the part of a picture where something as restless as a code is, with a margin around it, or null. It
 * costs a fraction of a decoder's pass and finds codes that no decoder can make out yet: small or blurred ones.
 */
export function findTexture(picture: Luminance): Region | null {
  const blocks = measureBlocks(picture);
  const cluster = strongestCluster(blocks);
  if (cluster.length < leastBlocks) return null;
  const [columns, rows] = [
    cluster.map((block) => block % blocks.columns),
    cluster.map((block) => Math.floor(block / blocks.columns)),
  ];
  const margin = 2 * blocks.size;
  const left = Math.max(0, Math.min(...columns) * blocks.size - margin);
  const top = Math.max(0, Math.min(...rows) * blocks.size - margin);
  const right = Math.min(picture.width, (Math.max(...columns) + 1) * blocks.size + margin);
  const below = Math.min(picture.height, (Math.max(...rows) + 1) * blocks.size + margin);
  return { left, top, width: right - left, height: below - top };
}

function measureBlocks({ pixels, width, height }: Luminance): Blocks {
  const size = Math.max(8, Math.round(Math.min(width, height) / blocksAcross));
  const [columns, rows] = [Math.floor(width / size), Math.floor(height / size)];
  const activity = new Float32Array(columns * rows);
  for (let block = 0; block < activity.length; block++) {
    const start = Math.floor(block / columns) * size * width + (block % columns) * size;
    activity[block] = activityOf(pixels, start, size, width);
  }
  return { size, columns, rows, activity };
}

/** Every second pixel of a block against its neighbours two to the right and two below; the larger mean. */
function activityOf(pixels: Uint8Array, start: number, size: number, width: number): number {
  let [across, down] = [0, 0];
  for (let row = 0; row < size - 2; row += 2) {
    const from = start + row * width;
    for (let at = from; at < from + size - 2; at += 2) {
      const here = pixels[at] ?? 0;
      across += Math.abs(here - (pixels[at + 2] ?? 0));
      down += Math.abs(here - (pixels[at + 2 * width] ?? 0));
    }
  }
  return Math.max(across, down) / Math.ceil((size - 2) / 2) ** 2;
}

function strongestCluster({ columns, rows, activity }: Blocks): readonly number[] {
  const usual = activity.toSorted()[activity.length >> 1] ?? 0;
  const least = Math.max(leastActivity, activityRatio * usual);
  const isOpen = Uint8Array.from(activity, (value) => (value >= least ? 1 : 0));
  let [strongest, strength]: [readonly number[], number] = [[], 0];
  for (let start = 0; start < isOpen.length; start++) {
    if (isOpen[start] !== 1) continue;
    const cluster = takeCluster(isOpen, start, columns, rows);
    const sum = cluster.reduce((total, block) => total + (activity[block] ?? 0), 0);
    if (sum > strength) [strongest, strength] = [cluster, sum];
  }
  return strongest;
}

/** Takes the connected blocks out of the open ones, beginning with one of them. */
function takeCluster(isOpen: Uint8Array, start: number, columns: number, rows: number): readonly number[] {
  const cluster = [start];
  isOpen[start] = 0;
  for (const block of cluster) {
    const column = block % columns;
    const neighbours = [
      column > 0 ? block - 1 : -1,
      column < columns - 1 ? block + 1 : -1,
      block - columns,
      block < columns * (rows - 1) ? block + columns : -1,
    ];
    for (const neighbour of neighbours) {
      if (neighbour < 0 || isOpen[neighbour] !== 1) continue;
      isOpen[neighbour] = 0;
      cluster.push(neighbour);
    }
  }
  return cluster;
}
