import type { Luminance } from '../../main/core/picture/luminance.ts';
import type { Region } from '../../main/core/picture/resize.ts';

/** How a frame is lit, from a sample of its pixels; 0 black to 255 white. */
export interface Light {
  readonly mean: number;
  /** 95 % of the pixels are no brighter than this. */
  readonly bright: number;
  /** 5 % of the pixels are no brighter than this. */
  readonly dark: number;
  /** Share (0 to 1) of pixels burnt out to white. */
  readonly burntShare: number;
}

/** Every so manieth pixel in both directions: 14,400 of a 1280x720 frame, under 0.1 ms. */
const sampleStep = 8;
/** Cameras that keep to the limited range of ITU-R BT.601 have white at 235. */
const burntFrom = 234;

/** Gives the light of a frame or of a region in it; an empty one is dark. */
export function measureLight(
  { pixels, width, height }: Luminance,
  region: Region = { left: 0, top: 0, width, height },
): Light {
  const counts = new Uint32Array(256);
  for (let row = region.top; row < region.top + region.height; row += sampleStep) {
    for (let column = region.left; column < region.left + region.width; column += sampleStep)
      countPixel(counts, pixels[row * width + column]);
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { mean: 0, bright: 0, dark: 0, burntShare: 0 };
  return {
    mean: counts.reduce((sum, count, level) => sum + count * level, 0) / total,
    bright: percentile(counts, total * 0.95),
    dark: percentile(counts, total * 0.05),
    burntShare: counts.subarray(burntFrom).reduce((sum, count) => sum + count, 0) / total,
  };
}

function countPixel(counts: Uint32Array, level = 0): void {
  counts[level] = (counts[level] ?? 0) + 1;
}

function percentile(counts: Uint32Array, rank: number): number {
  let passed = 0;
  for (const [level, count] of counts.entries()) {
    passed += count;
    if (passed >= rank) return level;
  }
  return 255;
}
