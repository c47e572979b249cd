import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Corners } from '../../../renderer/capture/frame-decoder.ts';
import { chooseHint } from '../../../renderer/capture/hints.ts';
import { measureLight } from '../../../renderer/capture/light.ts';
import { drawPicture } from '../../fakes/film.ts';

const size = { width: 320, height: 240, modulePixels: 3 };

function lightOf(level: number) {
  const pixels = new Uint8Array(size.width * size.height).fill(level);
  return measureLight({ ...size, pixels });
}

function squareOf(side: number): Corners {
  return [
    { x: 0, y: 0 },
    { x: side, y: 0 },
    { x: side, y: side },
    { x: 0, y: side },
  ];
}

describe('light', () => {
  test('gives mean and spread of a frame', () => {
    const pixels = Uint8Array.from({ length: 64 * 64 }, (_, index) => (index % 64 < 32 ? 20 : 220));
    expect(measureLight({ pixels, width: 64, height: 64 })).toEqual({
      mean: 120,
      bright: 220,
      dark: 20,
      burntShare: 0,
    });
  });

  test('gives the share of burnt-out pixels from the level of video white on', () => {
    expect(lightOf(233).burntShare).toBe(0);
    expect(lightOf(234).burntShare).toBe(1);
  });

  test('takes an empty frame for a dark one', () => {
    const light = measureLight({ pixels: new Uint8Array(0), width: 0, height: 0 });
    expect(chooseHint(light, null, 0)).toBe('more-light');
  });

  test('gives levels in their order for any pixels', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 4096 }), (bytes) => {
        const height = Math.floor(bytes.length / 64);
        const { dark, bright, mean, burntShare } = measureLight({
          pixels: Uint8Array.from(bytes),
          width: 64,
          height,
        });
        expect(dark).toBeLessThanOrEqual(bright);
        expect(mean).toBeGreaterThanOrEqual(0);
        expect(mean).toBeLessThanOrEqual(255);
        expect(burntShare).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('hints', () => {
  test('asks for more light when nearly nothing is to be seen', () => {
    expect(chooseHint(lightOf(39), null, 240)).toBe('more-light');
    expect(chooseHint(lightOf(40), null, 240)).toBeNull();
  });

  test('does not ask for light in a dark room when a lit screen is held up', () => {
    const pixels = new Uint8Array(320 * 240).fill(10);
    pixels.fill(200, 0, 320 * 24);
    expect(chooseHint(measureLight({ pixels, width: 320, height: 240 }), null, 240)).toBeNull();
  });

  test('asks for less glare when most of the picture is burnt out', () => {
    expect(chooseHint(lightOf(255), null, 240)).toBe('less-glare');
  });

  test('asks to come closer when a code is seen that is too small to read', () => {
    expect(chooseHint(lightOf(120), squareOf(201), 720)).toBe('closer');
    expect(chooseHint(lightOf(120), squareOf(202), 720)).toBe('hold-still');
  });

  test('says nothing before an ordinary room or a code in good light', () => {
    const { luminance: pixels } = drawPicture('HC1:NCFOXN', size, 1);
    expect(chooseHint(measureLight({ ...size, pixels }), null, 240)).toBeNull();
  });
});
