import type { Luminance } from './luminance.ts';

/**
 * Gives the mean over a square around each pixel, in 1/1 grey levels and rounded down; at the border over the
 * pixels that exist. Running sums: the time does not grow with the square.
 *
 * @param radius the square has 2 * radius + 1 pixels a side.
 */
export function boxMean({ pixels, width, height }: Luminance, radius: number): Uint8Array<ArrayBuffer> {
  const columns = new Uint32Array(width);
  const mean = new Uint8Array(width * height);
  for (let row = 0; row < Math.min(radius, height); row++) addRow(columns, pixels, row * width, 1);
  for (let row = 0; row < height; row++) {
    if (row + radius < height) addRow(columns, pixels, (row + radius) * width, 1);
    if (row - radius - 1 >= 0) addRow(columns, pixels, (row - radius - 1) * width, -1);
    const rows = Math.min(height - 1, row + radius) - Math.max(0, row - radius) + 1;
    meanOfRow(columns, radius, rows, mean.subarray(row * width, (row + 1) * width));
  }
  return mean;
}

function addRow(columns: Uint32Array, pixels: Uint8Array, start: number, sign: 1 | -1): void {
  for (let column = 0; column < columns.length; column++) {
    columns[column] = (columns[column] ?? 0) + sign * (pixels[start + column] ?? 0);
  }
}

function meanOfRow(columns: Uint32Array, radius: number, rows: number, mean: Uint8Array): void {
  const width = columns.length;
  let sum = 0;
  for (let column = 0; column < Math.min(radius, width); column++) sum += columns[column] ?? 0;
  for (let column = 0; column < width; column++) {
    if (column + radius < width) sum += columns[column + radius] ?? 0;
    if (column - radius - 1 >= 0) sum -= columns[column - radius - 1] ?? 0;
    const count = Math.min(width - 1, column + radius) - Math.max(0, column - radius) + 1;
    mean[column] = sum / (count * rows);
  }
}
