import { BINARIZERS, CHARACTER_SETS, EAN_ADD_ON_SYMBOLS, encodeFormats, TEXT_MODES } from 'zxing-wasm/reader';
import { describe, expect, test, vi } from 'vitest';
import { symbologies } from '../../../main/core/picture/frame-decoder.ts';
import { quickly, thoroughly } from '../../../main/core/picture/passes.ts';
import { zxingOptions } from '../../../main/core/picture/zxing-reader.ts';
import { createZxingJsDecoder } from '../../../renderer/capture/zxing-js-decoder.ts';
import { loadZxing } from '../../fakes/camera-decoder.ts';
import { createRandom } from '../../fakes/camera-random.ts';
import { drawScene, goodScene } from '../../fakes/camera-scene.ts';
import { encodeSymbol } from '../../fakes/camera-symbols.ts';
import { drawPicture } from '../../fakes/film.ts';
import type { PictureDescription } from '../../fakes/film.ts';

const size = { width: 1280, height: 720, modulePixels: 4 };
const text = `HC1:${'6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N'.repeat(8)}`;

const openZxing = await loadZxing();
const openWasmDecoder = () => Promise.resolve(openZxing(['QRCode']));
const efforts = { fast: quickly, deep: thoroughly };

function picture(shown: string | null, description: PictureDescription = size) {
  const { luminance: pixels, width, height } = drawPicture(shown, description, 7);
  return { pixels, width, height };
}

const decoders = [
  { name: 'zxing-wasm', open: openWasmDecoder },
  { name: 'zxing-js', open: () => Promise.resolve(createZxingJsDecoder(['QRCode'])) },
];

describe.each(decoders)('the decoder $name', ({ name, open }) => {
  test.each(['fast', 'deep'] as const)(
    'reads a dense QR code from luminance in the %s pass',
    async (pass) => {
      const decoder = await open();
      expect(decoder.engine).toBe(name);
      const finding = decoder.decode(picture(text), efforts[pass]);
      expect(finding).toMatchObject({ kind: 'read', read: { text, symbology: 'QRCode' } });
    },
  );

  test('finds nothing in a frame without a code, without a word on the console', async () => {
    const warn = vi.spyOn(console, 'warn');
    const decoder = await open();
    expect(decoder.decode(picture(null), quickly)).toEqual({ kind: 'nothing' });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  test('reads frames of changing size one after the other', async () => {
    const decoder = await open();
    const small = picture('HC1:SMALL', { width: 320, height: 240, modulePixels: 4 });
    expect(decoder.decode(small, quickly).kind).toBe('read');
    expect(decoder.decode(picture(text), quickly).kind).toBe('read');
    expect(decoder.decode(small, quickly).kind).toBe('read');
  });

  test('keeps nothing of a code when the next frame is empty', async () => {
    const decoder = await open();
    decoder.decode(picture(text), quickly);
    expect(decoder.decode(picture(null), quickly)).toEqual({ kind: 'nothing' });
  });
});

describe('the passes of zxing-wasm', () => {
  test('read a code that is light on dark in the deep pass', async () => {
    const decoder = await openWasmDecoder();
    const inverted = picture(text, { ...size, isInverted: true });
    expect(decoder.decode(inverted, thoroughly)).toMatchObject({ kind: 'read', read: { text } });
  });

  test('give the corners of the code in pixels of the frame', async () => {
    const decoder = await openWasmDecoder();
    const finding = decoder.decode(picture('HC1:SMALL', { ...size, modulePixels: 10 }), quickly);
    // 21 modules of 10 pixels around the middle of 1280x720, to the pixel.
    const near = (value: number) => expect.closeTo(value, -1) as number;
    const corners = [{ x: near(535), y: near(255) }, {}, { x: near(745), y: near(465) }, {}];
    expect(finding).toMatchObject({ read: { corners } });
  });

  test('give a glimpse of a code that is seen but too damaged to read', async () => {
    const decoder = await openWasmDecoder();
    const damaged = picture(text);
    const { pixels, width } = damaged;
    for (let row = 300; row < 440; row++) pixels.fill(128, row * width + 500, row * width + 780);
    expect(decoder.decode(damaged, thoroughly).kind).toBe('glimpse');
  });

  test('give two texts as several, whichever is larger', async () => {
    const decoder = await openWasmDecoder();
    const [both, one, other] = [picture(null), picture('HC1:ONE'), picture('HC1:TWO')];
    for (let row = 0; row < size.height; row++) {
      const start = row * size.width;
      both.pixels.set(one.pixels.subarray(start + 480, start + 800), start + 100);
      both.pixels.set(other.pixels.subarray(start + 480, start + 800), start + 700);
    }
    for (const effort of [quickly, thoroughly]) {
      const finding = decoder.decode(both, effort);
      const texts = finding.kind === 'several' ? finding.reads.map((read) => read.text) : [];
      expect(texts.toSorted()).toEqual(['HC1:ONE', 'HC1:TWO']);
    }
  });

  test('never take a part of a turned EAN-13 for a UPC-E', () => {
    const decoder = openZxing(['EANUPC']);
    const symbol = encodeSymbol('EANUPC', '4221910592843');
    const texts = [20, 25, 30, 35].flatMap((rotation) => {
      const turned = drawScene(symbol, { ...goodScene, modulePixels: 3, rotation }, createRandom(3));
      const finding = decoder.decode(turned, thoroughly);
      return finding.kind === 'read' ? [finding.read.text] : [];
    });
    expect(texts.filter((read) => read !== '4221910592843')).toEqual([]);
  });

  test('name the formats and choices as the package does', () => {
    const { formats, binarizer, textMode, characterSet, eanAddOnSymbol } = zxingOptions(symbologies, quickly);
    const asNamed = symbologies.flatMap((name) =>
      name === 'EANUPC' ? (['EAN13', 'EAN8', 'UPCA'] as const) : [name],
    );
    expect(formats).toBe(encodeFormats(asNamed));
    expect([BINARIZERS[binarizer], TEXT_MODES[textMode]]).toEqual(['LocalAverage', 'Plain']);
    expect(BINARIZERS[zxingOptions([], { ...quickly, threshold: 'global' }).binarizer]).toBe(
      'GlobalHistogram',
    );
    expect([CHARACTER_SETS[characterSet], EAN_ADD_ON_SYMBOLS[eanAddOnSymbol]]).toEqual(['Unknown', 'Ignore']);
  });
});
