/** A grey picture: one byte a pixel, rows from the top without padding, 0 black to 255 white. */
export interface Luminance {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/**
 * Gives a plane without the padding at the end of its rows; a plane without padding is not copied.
 *
 * @param stride bytes from the start of one row to the start of the next (WebCodecs, `PlaneLayout.stride`).
 */
export function withoutPadding(
  plane: Uint8Array<ArrayBuffer>,
  stride: number,
  width: number,
  height: number,
): Luminance {
  if (stride === width) return { pixels: plane.subarray(0, width * height), width, height };
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    pixels.set(plane.subarray(row * stride, row * stride + width), row * width);
  }
  return { pixels, width, height };
}

/** Gives the luminance of RGBA pixels: ITU-R BT.601's weights in 1/1024, as the Y plane of a camera has them. */
export function luminanceOfRgba(rgba: Uint8ClampedArray, width: number, height: number): Luminance {
  const pixels = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < pixels.length; index++, at += 4) {
    const weighed = 306 * (rgba[at] ?? 0) + 601 * (rgba[at + 1] ?? 0) + 117 * (rgba[at + 2] ?? 0);
    pixels[index] = (weighed + 512) >> 10;
  }
  return { pixels, width, height };
}
