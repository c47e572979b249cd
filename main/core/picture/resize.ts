import type { Luminance } from './luminance.ts';

/** A part of a picture in its pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Gives a part of a picture; the region must lie within it. */
export function crop({ pixels, width }: Luminance, region: Region): Luminance {
  const part = new Uint8Array(region.width * region.height);
  for (let row = 0; row < region.height; row++) {
    const start = (region.top + row) * width + region.left;
    part.set(pixels.subarray(start, start + region.width), row * region.width);
  }
  return { pixels: part, width: region.width, height: region.height };
}

/** Gives the picture at half its size, each pixel the mean of four. */
export function halve({ pixels, width, height }: Luminance): Luminance {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const half = new Uint8Array(halfWidth * halfHeight);
  for (let row = 0, at = 0; row < halfHeight; row++) {
    let upper = 2 * row * width;
    for (let column = 0; column < halfWidth; column++, upper += 2) {
      const above = (pixels[upper] ?? 0) + (pixels[upper + 1] ?? 0);
      const below = (pixels[upper + width] ?? 0) + (pixels[upper + width + 1] ?? 0);
      half[at++] = (above + below + 2) >> 2;
    }
  }
  return { pixels: half, width: halfWidth, height: halfHeight };
}

/** Gives the picture at twice its size, bilinear: room between the modules of a code that is seen small. */
export function double({ pixels, width, height }: Luminance): Luminance {
  const doubleWidth = 2 * width;
  const twice = new Uint8Array(4 * width * height);
  for (let row = 0; row < 2 * height; row++) {
    // A pixel of the double lies a quarter of a pixel before or behind the middle of its origin.
    const near = row >> 1;
    const far = Math.min(height - 1, Math.max(0, near + (row % 2 === 0 ? -1 : 1)));
    doubleRow(pixels, near * width, far * width, width, twice.subarray(row * doubleWidth));
  }
  return { pixels: twice, width: doubleWidth, height: 2 * height };
}

function doubleRow(pixels: Uint8Array, near: number, far: number, width: number, out: Uint8Array): void {
  const blend = (column: number) => 3 * (pixels[near + column] ?? 0) + (pixels[far + column] ?? 0);
  let before = blend(0);
  let here = before;
  for (let column = 0; column < width; column++) {
    const after = blend(Math.min(width - 1, column + 1));
    out[2 * column] = (3 * here + before + 8) >> 4;
    out[2 * column + 1] = (3 * here + after + 8) >> 4;
    before = here;
    here = after;
  }
}

/** Gives the picture at twice its width: room for a code that is seen from the side. */
export function widen({ pixels, width, height }: Luminance): Luminance {
  const wide = new Uint8Array(2 * width * height);
  for (let row = 0, at = 0; row < height; row++) {
    const last = (row + 1) * width - 1;
    for (let column = row * width; column <= last; column++) {
      const here = pixels[column] ?? 0;
      wide[at++] = here;
      wide[at++] = (here + (pixels[Math.min(last, column + 1)] ?? 0) + 1) >> 1;
    }
  }
  return { pixels: wide, width: 2 * width, height };
}

/** Gives the picture at twice its height: room for a code that is seen from above or below. */
export function heighten({ pixels, width, height }: Luminance): Luminance {
  const high = new Uint8Array(2 * width * height);
  for (let row = 0; row < height; row++) {
    const [from, below] = [row * width, Math.min(height - 1, row + 1) * width];
    high.set(pixels.subarray(from, from + width), 2 * from);
    for (let column = 0; column < width; column++) {
      const between = (pixels[from + column] ?? 0) + (pixels[below + column] ?? 0) + 1;
      high[2 * from + width + column] = between >> 1;
    }
  }
  return { pixels: high, width, height: 2 * height };
}

/**
 * Gives the picture turned about its middle, in a frame that holds all of it; what was outside is grey.
 *
 * @param degrees clockwise.
 */
export function turn({ pixels, width, height }: Luminance, degrees: number): Luminance {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const turnedWidth = Math.ceil(width * Math.abs(cosine) + height * Math.abs(sine));
  const turnedHeight = Math.ceil(width * Math.abs(sine) + height * Math.abs(cosine));
  const turned = new Uint8Array(turnedWidth * turnedHeight).fill(128);
  for (let row = 0, at = 0; row < turnedHeight; row++) {
    const y = row - turnedHeight / 2;
    for (let column = 0; column < turnedWidth; column++, at++) {
      const x = column - turnedWidth / 2;
      const sourceX = x * cosine + y * sine + width / 2;
      const sourceY = y * cosine - x * sine + height / 2;
      if (sourceX < 0 || sourceY < 0 || sourceX >= width - 1 || sourceY >= height - 1) continue;
      turned[at] = bilinear(pixels, width, sourceX, sourceY);
    }
  }
  return { pixels: turned, width: turnedWidth, height: turnedHeight };
}

function bilinear(pixels: Uint8Array, width: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, below] = [x - left, y - top];
  const at = top * width + left;
  const upper = (pixels[at] ?? 0) * (1 - right) + (pixels[at + 1] ?? 0) * right;
  const lower = (pixels[at + width] ?? 0) * (1 - right) + (pixels[at + width + 1] ?? 0) * right;
  return upper * (1 - below) + lower * below + 0.5;
}
