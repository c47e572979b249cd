import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Corners } from '../../../main/core/picture/frame-decoder.ts';
import { chooseHint } from '../../../renderer/capture/hints.ts';
import { measureLight } from '../../../renderer/capture/light.ts';
import type { Light } from '../../../renderer/capture/light.ts';
import { createSight } from '../../../renderer/capture/sight.ts';
import type { Sight } from '../../../renderer/capture/sight.ts';
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
    expect(light).toMatchObject({ mean: 0, bright: 0 });
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

const sightOf = (light: Light, other: Partial<Sight> = {}): Sight => ({
  light,
  busy: null,
  busyLight: null,
  motion: 0,
  ...other,
});
const frame = { width: 1280, height: 720 };
const region = { left: 400, top: 200, width: 300, height: 300 };

describe('hints', () => {
  test('asks to uncover a lens before which nothing is to be seen', () => {
    expect(chooseHint(sightOf(lightOf(23)), null, frame)).toBe('uncover');
    expect(chooseHint(sightOf(lightOf(24)), null, frame)).toBe('more-light');
  });

  test('asks for more light when nearly nothing is to be seen', () => {
    expect(chooseHint(sightOf(lightOf(39)), null, frame)).toBe('more-light');
    expect(chooseHint(sightOf(lightOf(40)), null, frame)).toBeNull();
  });

  test('does not ask for light in a dark room when a lit screen is held up', () => {
    const pixels = new Uint8Array(320 * 240).fill(10);
    pixels.fill(200, 0, 320 * 24);
    expect(chooseHint(sightOf(measureLight({ pixels, width: 320, height: 240 })), null, frame)).toBeNull();
  });

  test('asks for less glare when most of the picture is burnt out', () => {
    expect(chooseHint(sightOf(lightOf(255)), null, frame)).toBe('less-glare');
  });

  test('asks to come closer when a code is seen that is too small to read', () => {
    expect(chooseHint(sightOf(lightOf(120)), squareOf(201), frame)).toBe('closer');
    expect(chooseHint(sightOf(lightOf(120)), squareOf(202), frame)).toBe('hold-still');
  });

  test('asks for less glare when a code that is held still is burnt out in part', () => {
    const glaring = { busy: region, busyLight: { ...lightOf(120), burntShare: 0.16 } };
    expect(chooseHint(sightOf(lightOf(120), glaring), squareOf(300), frame)).toBe('less-glare');
    const moving = { ...glaring, motion: 0.15 };
    expect(chooseHint(sightOf(lightOf(120), moving), squareOf(300), frame)).toBe('hold-still');
    const little = { busy: region, busyLight: { ...lightOf(120), burntShare: 0.15 } };
    expect(chooseHint(sightOf(lightOf(120), little), squareOf(300), frame)).toBe('hold-still');
  });

  test('asks to hold still what moves and looks like a code, though none was made out', () => {
    const moving = sightOf(lightOf(120), { busy: region, motion: 0.15 });
    expect(chooseHint(moving, null, frame)).toBe('hold-still');
    expect(chooseHint({ ...moving, motion: 0.14 }, null, frame)).toBeNull();
    expect(chooseHint({ ...moving, busy: null }, null, frame)).toBeNull();
    const tiny = { ...region, width: 64, height: 64 };
    expect(chooseHint({ ...moving, busy: tiny }, null, frame)).toBeNull();
  });

  test('says nothing before an ordinary room or a code in good light', () => {
    const { luminance: pixels } = drawPicture('HC1:NCFOXN', size, 1);
    expect(chooseHint(createSight()({ ...size, pixels }), null, frame)).toBeNull();
  });
});

describe('motion', () => {
  const shown = (left: number) => {
    const pixels = new Uint8Array(640 * 360).fill(90);
    for (let row = 100; row < 260; row++)
      for (let column = left; column < left + 160; column++)
        pixels[row * 640 + column] = ((column >> 2) + (row >> 2)) % 2 === 0 ? 30 : 200;
    return { pixels, width: 640, height: 360 };
  };

  test('is none in the first frame and in one like the frame before', () => {
    const measure = createSight();
    expect(measure(shown(200)).motion).toBe(0);
    expect(measure(shown(200)).motion).toBe(0);
  });

  test('is seen where something like a code was moved', () => {
    const measure = createSight();
    measure(shown(200));
    const sight = measure(shown(226));
    expect(sight.busy).not.toBeNull();
    expect(sight.motion).toBeGreaterThan(0.15);
  });

  test('is none of the noise of a poor sensor', () => {
    const measure = createSight();
    const noisy = (seed: number) => drawPicture(null, { width: 640, height: 360, modulePixels: 3 }, seed);
    measure({ ...noisy(1), pixels: noisy(1).luminance });
    expect(measure({ ...noisy(2), pixels: noisy(2).luminance }).motion).toBe(0);
  });
});
