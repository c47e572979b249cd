import { describe, expect, test } from 'vitest';
import { luminanceOfRgba, withoutPadding } from '../../../main/core/picture/luminance.ts';

describe('luminance', () => {
  test('takes a plane without padding as it is', () => {
    const plane = Uint8Array.of(1, 2, 3, 4, 5, 6, 99);
    const luminance = withoutPadding(plane, 3, 3, 2);
    expect([...luminance.pixels]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(luminance.pixels.buffer).toBe(plane.buffer);
  });

  test('leaves out the padding at the end of the rows', () => {
    const plane = Uint8Array.of(1, 2, 3, 0, 4, 5, 6, 0);
    expect([...withoutPadding(plane, 4, 3, 2).pixels]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('weighs colours as a camera does: green most, blue least', () => {
    const rgba = Uint8ClampedArray.of(
      255,
      255,
      255,
      255,
      0,
      0,
      0,
      255,
      255,
      0,
      0,
      255,
      0,
      255,
      0,
      255,
      0,
      0,
      255,
      255,
    );
    expect([...luminanceOfRgba(rgba, 5, 1).pixels]).toEqual([255, 0, 76, 150, 29]);
  });
});
