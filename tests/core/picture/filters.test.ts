import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxMean } from '../../../main/core/picture/box.ts';
import { flatten, sharpen, smooth, soften, thicken } from '../../../main/core/picture/filters.ts';
import type { Luminance } from '../../../main/core/picture/luminance.ts';
import { crop, double, halve, heighten, turn, widen } from '../../../main/core/picture/resize.ts';

const pictures = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((bytes): Luminance => ({ pixels: Uint8Array.from(bytes), width, height })),
  );

const rows = (...lines: readonly (readonly number[])[]): Luminance => ({
  pixels: Uint8Array.from(lines.flat()),
  width: lines[0]?.length ?? 0,
  height: lines.length,
});

describe('the mean of a square', () => {
  test('is the mean of the pixels that exist, for any picture and any square', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 0, max: 6 }), ({ pixels, width, height }, radius) => {
        const mean = boxMean({ pixels, width, height }, radius);
        const near = (centre: number, limit: number) =>
          Array.from({ length: limit }, (_, place) => place).filter(
            (place) => Math.abs(place - centre) <= radius,
          );
        for (const [row, column] of [
          [0, 0],
          [height - 1, width - 1],
          [height >> 1, width >> 1],
        ] as const) {
          const values = near(row, height).flatMap((y) =>
            near(column, width).map((x) => pixels[y * width + x] ?? 0),
          );
          const exact = values.reduce((sum, value) => sum + value, 0) / values.length;
          expect(mean[row * width + column]).toBe(Math.floor(exact));
        }
      }),
      { seed: 11 },
    );
  });
});

describe.each([
  ['sharpen', sharpen],
  ['smooth', smooth],
  ['soften', soften],
  ['flatten', flatten],
  ['thicken', thicken],
] as const)('the filter %s', (_, filter) => {
  test('leaves the picture it was given as it was, and gives one of the same size', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const before = picture.pixels.slice();
        const { pixels, width, height } = filter(picture);
        expect(picture.pixels).toEqual(before);
        expect([pixels.length, width, height]).toEqual([before.length, picture.width, picture.height]);
      }),
      { seed: 12 },
    );
  });
});

describe('the filters', () => {
  test('make edges steeper, smoother or black and white, and dark lines wider', () => {
    const edge = rows(...Array.from({ length: 9 }, () => [90, 90, 90, 90, 150, 150, 150, 150, 150]));
    const [dark, light] = [4 * 9 + 3, 4 * 9 + 4];
    expect(sharpen(edge).pixels[dark]).toBeLessThan(90);
    expect(sharpen(edge).pixels[light]).toBeGreaterThan(150);
    expect(smooth(edge).pixels[dark]).toBe(110);
    expect(soften(edge).pixels[dark]).toBe(114);
    expect([flatten(edge).pixels[dark], flatten(edge).pixels[light]]).toEqual([0, 255]);
    expect([thicken(edge).pixels[light], thicken(edge).pixels[light + 1]]).toEqual([90, 150]);
  });

  test('keep paper white that a shadow makes darker than lit ink', () => {
    const pixels = new Uint8Array(200 * 200);
    const isInk = (column: number, row: number) => ((column >> 2) + (row >> 2)) % 2 === 0;
    for (let at = 0; at < pixels.length; at++) {
      const [column, row] = [at % 200, Math.floor(at / 200)];
      pixels[at] = (isInk(column, row) ? 0.4 : 1) * (column < 100 ? 60 : 220);
    }
    const flat = flatten({ pixels, width: 200, height: 200 }).pixels;
    for (const column of [50, 54, 150, 154])
      expect(flat[100 * 200 + column]).toBe(isInk(column, 100) ? 0 : 255);
  });
});

describe('a picture of another size', () => {
  test('has the mean of four pixels at half its size; an odd row or column is left out', () => {
    expect(halve(rows([0, 10, 9], [20, 30, 9], [9, 9, 9]))).toEqual(rows([15]));
  });

  test('has steps between the pixels at twice its size, width or height', () => {
    expect(double(rows([0, 160]))).toEqual(rows([0, 40, 120, 160], [0, 40, 120, 160]));
    expect(double(rows([0], [160])).pixels).toEqual(Uint8Array.of(0, 0, 40, 40, 120, 120, 160, 160));
    expect(widen(rows([0, 160]))).toEqual(rows([0, 80, 160, 160]));
    expect(heighten(rows([0], [160]))).toEqual(rows([0], [80], [160], [160]));
  });

  test('is a part of it', () => {
    const part = crop(rows([1, 2, 3], [4, 5, 6], [7, 8, 9]), { left: 1, top: 1, width: 2, height: 2 });
    expect(part).toEqual(rows([5, 6], [8, 9]));
  });

  test('holds all of a picture that is turned, grey around it', () => {
    const turned = turn({ pixels: new Uint8Array(100 * 50).fill(200), width: 100, height: 50 }, 45);
    expect([turned.width, turned.height]).toEqual([107, 107]);
    expect(turned.pixels[0]).toBe(128);
    expect(turned.pixels[53 * 107 + 53]).toBe(200);
  });

  test('is made of any picture', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        for (const made of [halve, double, widen, heighten, (one: Luminance) => turn(one, 30)]) {
          const { pixels, width, height } = made(picture);
          expect(pixels).toHaveLength(width * height);
        }
      }),
      { seed: 13 },
    );
  });
});
