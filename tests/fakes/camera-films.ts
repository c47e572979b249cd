import type { Luminance } from '../../main/core/picture/luminance.ts';
import { createRandom } from './camera-random.ts';
import { drawScene, goodScene } from './camera-scene.ts';
import type { Scene } from './camera-scene.ts';
import { encodeSymbol } from './camera-symbols.ts';

/** One second of a code that a hand holds before the camera. */
export interface HeldCode {
  readonly set: string;
  readonly text: string;
  /** Draws the frame of that number; the hand trembles and breathes, so no two are alike. */
  readonly frame: (number: number) => Luminance;
}

export const framesPerSecond = 30;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** How a certificate is held badly, in ways that a tremble sometimes betters. */
const ways: Readonly<Record<string, Partial<Scene>>> = {
  'well held': { modulePixels: 4 },
  small: { modulePixels: 1.7 },
  tilted: { modulePixels: 3, tilt: 45 },
  turned: { modulePixels: 2.5, rotation: 40 },
  'out of focus': { modulePixels: 4, blurSigma: 1.9 },
  moving: { modulePixels: 4, motion: 6 },
  dark: { modulePixels: 3, paper: 50, ink: 22, noiseSigma: 9 },
  noisy: { modulePixels: 4, noiseSigma: 38 },
  'on a screen': { modulePixels: 4, moire: 0.6 },
  'dark mode': { modulePixels: 2.5, isInverted: true },
  glaring: { modulePixels: 4, glare: 0.25 },
  'everything a little': {
    modulePixels: 2.3,
    tilt: 20,
    rotation: 15,
    blurSigma: 1,
    motion: 2,
    noiseSigma: 10,
  },
};

/** Gives films of a seed: each way with so many certificates. */
export function describeFilms(seed: number, each: number): readonly HeldCode[] {
  return Object.entries(ways).flatMap(([set, change], way) =>
    Array.from({ length: each }, (_, index) => holdCode(set, change, seed * 10_007 + way * 101 + index)),
  );
}

function holdCode(set: string, change: Partial<Scene>, seed: number): HeldCode {
  const random = createRandom(seed);
  const length = Math.round(random.between(280, 560));
  const text = `HC1:${Array.from({ length }, () => alphabet.charAt(Math.floor(random.between(0, 45)))).join('')}`;
  const symbol = encodeSymbol('QRCode', text);
  const held = { ...goodScene, ...change };
  return {
    set: `film ${set}`,
    text,
    frame(number) {
      const tremble = createRandom(seed * 1009 + number);
      const scene: Scene = {
        ...held,
        rotation: held.rotation + tremble.between(-4, 4),
        tilt: held.tilt + tremble.between(-5, 5),
        modulePixels: held.modulePixels * tremble.between(0.96, 1.04),
        blurSigma: held.blurSigma * tremble.between(0.85, 1.15),
        motion: held.motion * tremble.between(0.6, 1.2),
        motionAngle: tremble.between(0, 180),
      };
      return drawScene(symbol, scene, createRandom(seed), tremble);
    },
  };
}
