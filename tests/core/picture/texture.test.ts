import { describe, expect, test } from 'vitest';
import { findTexture } from '../../../main/core/picture/texture.ts';
import { createRandom } from '../../fakes/camera-random.ts';
import { drawScene, goodScene } from '../../fakes/camera-scene.ts';
import { encodeSymbol } from '../../fakes/camera-symbols.ts';
import { drawPicture } from '../../fakes/film.ts';

const size = { width: 1280, height: 720, modulePixels: 2 };
const symbol = encodeSymbol('QRCode', `HC1:${'6BFOXN'.repeat(50)}`);

function frame(text: string | null) {
  const { luminance: pixels, width, height } = drawPicture(text, size, 3);
  return { pixels, width, height };
}

describe('the busy part of a picture', () => {
  test('is where a code is, with room around it', () => {
    const region = findTexture(frame('HC1:SMALL CODE OF THE DOOR')) ?? {
      left: 0,
      top: 0,
      width: 0,
      height: 0,
    };
    // 25 modules of 2 pixels and 4 of margin on each side, about the middle.
    expect(region.left).toBeLessThan(607);
    expect(region.left + region.width).toBeGreaterThan(673);
    expect(region.top).toBeLessThan(327);
    expect(region.top + region.height).toBeGreaterThan(393);
    expect(region.width * region.height).toBeLessThan(200 * 200);
  });

  test.each([1.2, 2, 3])('is where a code is that a blur of %s pixels hides from decoders', (blurSigma) => {
    const random = createRandom(5);
    const clean = { ...goodScene, blurSigma, noiseSigma: 2 };
    const region = findTexture(drawScene(symbol, { ...clean, modulePixels: 4 }, random));
    expect(region).not.toBeNull();
  });

  test('is none in noise, in an even picture and in one too small for a code', () => {
    expect(findTexture(frame(null))).toBeNull();
    expect(findTexture({ pixels: new Uint8Array(640 * 480), width: 640, height: 480 })).toBeNull();
    expect(findTexture({ pixels: new Uint8Array(1), width: 1, height: 1 })).toBeNull();
    expect(findTexture({ pixels: new Uint8Array(0), width: 0, height: 0 })).toBeNull();
  });

  test('lies within the picture', () => {
    for (let seed = 0; seed < 20; seed++) {
      const picture = drawScene(null, { ...goodScene, width: 641, height: 363 }, createRandom(seed));
      const region = findTexture(picture);
      if (region === null) continue;
      expect(region.left).toBeGreaterThanOrEqual(0);
      expect(region.top).toBeGreaterThanOrEqual(0);
      expect(region.left + region.width).toBeLessThanOrEqual(641);
      expect(region.top + region.height).toBeLessThanOrEqual(363);
    }
  });
});
