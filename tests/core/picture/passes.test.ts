import { describe, expect, test } from 'vitest';
import type { FrameDecoder, FrameRead, Symbology } from '../../../main/core/picture/frame-decoder.ts';
import { look, regionAround } from '../../../main/core/picture/look.ts';
import type { Luminance } from '../../../main/core/picture/luminance.ts';
import { deepPasses, elect, lookAtPhoto, lookLive, photoPasses } from '../../../main/core/picture/passes.ts';
import { loadZxing } from '../../fakes/camera-decoder.ts';
import { createRandom } from '../../fakes/camera-random.ts';
import { drawScene, goodScene } from '../../fakes/camera-scene.ts';
import type { Scene } from '../../fakes/camera-scene.ts';
import { encodeSymbol } from '../../fakes/camera-symbols.ts';

const openZxing = await loadZxing();
const text = `HC1:${'6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5'.repeat(8)}`;

function scene(change: Partial<Scene>, symbology: Symbology = 'QRCode', shown = text): Luminance {
  return drawScene(encodeSymbol(symbology, shown), { ...goodScene, ...change }, createRandom(4));
}

/** Counts the pictures that a decoder is given, by their size. */
function watch(decoder: FrameDecoder): { readonly decoder: FrameDecoder; readonly sizes: string[] } {
  const sizes: string[] = [];
  return {
    sizes,
    decoder: {
      engine: decoder.engine,
      decode(picture, effort) {
        sizes.push(`${picture.width}x${picture.height}`);
        return decoder.decode(picture, effort);
      },
    },
  };
}

describe('a look at a picture', () => {
  const decoder = openZxing(['QRCode']);
  const [reference] = photoPasses(['QRCode']);

  test.each([...photoPasses(['QRCode', 'ITF']).map((pass) => [pass.name, pass] as const)])(
    'gives corners in pixels of the frame in the pass "%s"',
    (_, pass) => {
      const frame = scene({ modulePixels: 6, rotation: 8 }, 'QRCode', 'HC1:CORNERS');
      const exact = reference && look(decoder, frame, reference);
      const found = look(decoder, frame, pass);
      if (exact?.kind !== 'read' || exact.read.corners === null)
        throw new Error('not read in the first pass');
      // Some passes cannot read so large a code; those that do agree on where it is to a module and a half.
      if (found.kind !== 'read' || found.read.corners === null) return;
      const [one, other] = [exact.read.corners, found.read.corners];
      for (const [index, corner] of one.entries()) {
        expect(Math.abs(corner.x - (other[index]?.x ?? 0))).toBeLessThan(9);
        expect(Math.abs(corner.y - (other[index]?.y ?? 0))).toBeLessThan(9);
      }
    },
  );

  test('keeps the region around corners within the frame', () => {
    const corners = [
      { x: -5, y: 10 },
      { x: 90, y: 10 },
      { x: 95, y: 99 },
      { x: 0, y: 104 },
    ] as const;
    expect(regionAround(corners, { width: 100, height: 100 })).toEqual({
      left: 0,
      top: 0,
      width: 100,
      height: 100,
    });
  });
});

describe('a live look', () => {
  test('costs one quick pass of the whole frame at 720p', () => {
    const { decoder, sizes } = watch(openZxing(['QRCode']));
    expect(lookLive(decoder, scene({}), null)).toMatchObject({ kind: 'read', read: { text } });
    expect(sizes).toEqual(['1280x720']);
  });

  test('looks at the half of a 1080p frame first, and at the whole where that says nothing', () => {
    const { decoder, sizes } = watch(openZxing(['QRCode']));
    const large = { width: 1920, height: 1080 };
    expect(lookLive(decoder, scene({ ...large, modulePixels: 6 }), null).kind).toBe('read');
    expect(sizes).toEqual(['960x540']);
    expect(lookLive(decoder, scene({ ...large, modulePixels: 2.5 }), null).kind).toBe('read');
    expect(sizes).toEqual(['960x540', '960x540', '1920x1080']);
  });

  test('looks first where the last code was, and believes it only if it is the same', () => {
    const { decoder, sizes } = watch(openZxing(['QRCode']));
    const first = lookLive(decoder, scene({}), null);
    if (first.kind !== 'read') throw new Error('not read');
    sizes.length = 0;
    expect(lookLive(decoder, scene({}), first.read)).toMatchObject({ read: { text } });
    expect(sizes).toHaveLength(1);
    expect(sizes).not.toContain('1280x720');
    const next = lookLive(decoder, scene({}, 'QRCode', 'HC1:NEXT PERSON'), first.read);
    expect(next).toMatchObject({ read: { text: 'HC1:NEXT PERSON' } });
    expect(sizes.at(-1)).toBe('1280x720');
  });
});

describe('the passes for a photo', () => {
  test.each([
    { what: '1.7 pixels a module', change: { modulePixels: 1.7 } },
    { what: 'light on dark', change: { isInverted: true } },
    { what: 'strong noise', change: { noiseSigma: 35 } },
    { what: "a screen's grid", change: { moire: 0.5 } },
    { what: 'hardly any contrast', change: { paper: 133, ink: 107 } },
    { what: 'a mirror', change: { isMirrored: true } },
    { what: 'a tilt of 40 degrees', change: { tilt: 40 } },
  ])('read a certificate with $what', ({ change }) => {
    const finding = lookAtPhoto(openZxing(['QRCode']), scene(change), ['QRCode']);
    expect(finding).toMatchObject({ kind: 'read', read: { text } });
  });

  test.each([
    ['Aztec', 'BADGE 42'],
    ['DataMatrix', 'BADGE 42'],
    ['PDF417', 'BADGE 42 OF THE DOOR'],
    ['Code128', 'BADGE42'],
    ['Code39', 'BADGE42'],
    ['EANUPC', '4006381333931'],
    ['ITF', '12345678901231'],
  ] as const)('read %s, also turned by 30 degrees', (symbology, shown) => {
    const decoder = openZxing([symbology]);
    for (const rotation of [0, 30]) {
      const photo = scene({ modulePixels: 3, rotation }, symbology, shown);
      expect(lookAtPhoto(decoder, photo, [symbology])).toMatchObject({ read: { text: shown, symbology } });
    }
  });

  test('leave out what only straight symbols need when none is asked for', () => {
    const names = deepPasses(['QRCode']).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('turn'))).toEqual([]);
    expect(deepPasses(['QRCode', 'Code128']).length).toBe(names.length + 3);
  });
});

describe('the election of a text', () => {
  const votes = (counts: Readonly<Record<string, number>>): FrameRead[] =>
    Object.entries(counts).flatMap(([shown, count]) =>
      Array.from({ length: count }, () => ({ text: shown, symbology: 'ITF' as const, corners: null })),
    );

  test.each([
    { counts: { right: 1 }, wins: null, why: 'one vote is none' },
    { counts: { right: 2 }, wins: 'right', why: 'two votes without a rival' },
    { counts: { right: 3, wrong: 1 }, wins: null, why: 'three votes against one' },
    { counts: { right: 4, wrong: 1 }, wins: 'right', why: 'four votes against one' },
    { counts: { right: 5, wrong: 2 }, wins: 'right', why: '2.5 times as many' },
    { counts: { right: 7, wrong: 3 }, wins: null, why: 'less than 2.5 times as many' },
    { counts: { '5186': 9, '518636': 2 }, wins: '518636', why: 'a part is no rival of the whole' },
    { counts: { '5186': 9, '518636': 1 }, wins: null, why: 'a part never wins' },
  ])('gives $wins for $why', ({ counts, wins }) => {
    expect(elect(votes(counts))?.text ?? null).toBe(wins);
  });
});
