import sharp from 'sharp';
import type { Symbology } from '../../main/core/picture/frame-decoder.ts';
import type { Luminance } from '../../main/core/picture/luminance.ts';
import { createRandom } from './camera-random.ts';
import type { Random } from './camera-random.ts';
import { drawScene, goodScene } from './camera-scene.ts';
import type { Scene } from './camera-scene.ts';
import { encodeSymbol } from './camera-symbols.ts';

/** One picture of the corpus, what is in it and the set it counts for. */
export interface CorpusPicture {
  readonly set: string;
  readonly symbology: Symbology;
  /** Null: nothing may be read. */
  readonly text: string | null;
  readonly scene: Scene;
  readonly jpegQuality: number;
  readonly seed: number;
}

type Change = Partial<Scene> & { readonly jpegQuality?: number };

/** What goes wrong between a code and a camera, one thing at a time, in steps; the last steps are beyond reading. */
const degradations: Readonly<Record<string, readonly Change[]>> = {
  'module size': [1.5, 1.75, 2, 2.5, 3, 4, 6].map((modulePixels) => ({ modulePixels })),
  rotation: [10, 20, 30, 45, 90, 180].map((rotation) => ({ rotation })),
  tilt: [15, 30, 40, 50, 60].map((tilt) => ({ tilt })),
  blur: [1, 1.5, 2, 2.5, 3].map((blurSigma) => ({ blurSigma })),
  motion: [3, 5, 7, 9].map((motion) => ({ motion })),
  noise: [10, 20, 35, 50].map((noiseSigma) => ({ noiseSigma })),
  contrast: [0.4, 0.25, 0.15, 0.08].map((share) => ({ paper: 120 + 85 * share, ink: 120 - 85 * share })),
  glare: [0.1, 0.2, 0.3, 0.4, 0.5].map((glare) => ({ glare })),
  moire: [0.2, 0.4, 0.6, 0.8, 1].map((moire) => ({ moire })),
  jpeg: [50, 30, 15, 8].map((jpegQuality) => ({ jpegQuality })),
  inverted: [4, 3, 2.5].map((modulePixels) => ({ modulePixels, isInverted: true })),
  mirrored: [4, 3, 2.5].map((modulePixels) => ({ modulePixels, isMirrored: true })),
  'quiet zone': [3, 2, 1, 0].map((quietZone) => ({ quietZone })),
};

const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const digits = '0123456789';

/** Payloads of a QR code: certificates of version 10 to 25, and what is on a badge. */
const qrPayloads: readonly ((random: Random) => string)[] = [
  (random) => `HC1:${draw(random, base45, 300)}`,
  (random) => `HC1:${draw(random, base45, 550)}`,
  (random) => `shc:/${draw(random, digits, 1100)}`,
  (random) => draw(random, digits, 18),
];
const densePayloads = [700, 1000, 1400, 1800];

const otherPayloads: Readonly<Record<Exclude<Symbology, 'QRCode'>, (random: Random) => string>> = {
  Aztec: (random) => draw(random, base45, 120),
  DataMatrix: (random) => draw(random, base45, 60),
  PDF417: (random) => draw(random, base45, 80),
  Code128: (random) => draw(random, base45, 14),
  Code39: (random) => draw(random, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 10),
  EANUPC: (random) => withCheckDigit(`4${draw(random, digits, 11)}`),
  ITF: (random) => draw(random, digits, 14),
};

/** The degradations that other symbologies are drawn with. */
const otherChanges: readonly Change[] = [
  { modulePixels: 3 },
  { modulePixels: 2 },
  { modulePixels: 1.5 },
  { rotation: 12, modulePixels: 3 },
  { rotation: 30, modulePixels: 3 },
  { rotation: 90, modulePixels: 3 },
  { tilt: 30, modulePixels: 3 },
  { blurSigma: 1.5, modulePixels: 3 },
  { motion: 5, modulePixels: 3 },
  { noiseSigma: 30, modulePixels: 3 },
  { paper: 135, ink: 105, modulePixels: 3 },
  { glare: 0.3, modulePixels: 3 },
  { moire: 0.5, modulePixels: 3 },
  { isInverted: true, modulePixels: 3 },
];

/** Gives the whole corpus of a seed, each picture described and none drawn yet. */
export function describeCorpus(seed: number): readonly CorpusPicture[] {
  const pictures = [
    ...Object.entries(degradations).flatMap(([set, changes]) => describeQr(set, changes)),
    ...describeDense(),
    ...Object.keys(otherPayloads).flatMap((symbology) =>
      describeOther(symbology as keyof typeof otherPayloads),
    ),
    ...describeMixed(40),
    ...describeNegatives(40),
  ];
  return pictures.map((describe, index) => describe(seed * 100_003 + index));
}

type Describe = (seed: number) => CorpusPicture;

function describeQr(set: string, changes: readonly Change[]): readonly Describe[] {
  return changes.flatMap((change) =>
    qrPayloads.map((payload): Describe => (seed) => {
      const random = createRandom(seed);
      return picture(`qr ${set}`, 'QRCode', payload(random), change, random, seed);
    }),
  );
}

function describeDense(): readonly Describe[] {
  const sizes = [2, 2.5, 3, 4];
  return densePayloads.flatMap((length) =>
    sizes.map((modulePixels): Describe => (seed) => {
      const random = createRandom(seed);
      const text = `HC1:${draw(random, base45, length)}`;
      // The largest ones fill a 1080p frame.
      return picture('qr dense', 'QRCode', text, { modulePixels, width: 1920, height: 1080 }, random, seed);
    }),
  );
}

function describeOther(symbology: Exclude<Symbology, 'QRCode'>): readonly Describe[] {
  return otherChanges.flatMap((change) =>
    [0, 1].map((): Describe => (seed) => {
      const random = createRandom(seed);
      return picture(symbology, symbology, otherPayloads[symbology](random), change, random, seed);
    }),
  );
}

/** What a hand holds before a kiosk: a little of everything. */
function describeMixed(count: number): readonly Describe[] {
  return Array.from({ length: count }, (): Describe => (seed) => {
    const random = createRandom(seed);
    const payload = qrPayloads[Math.floor(random.between(0, qrPayloads.length))] ?? qrPayloads[0];
    const text = payload?.(random) ?? '';
    const change: Change = {
      modulePixels: random.between(1.8, 4),
      rotation: random.between(-30, 30),
      tilt: random.between(-35, 35),
      blurSigma: random.between(0.5, 1.4),
      motion: random.chance(0.5) ? random.between(1, 4) : 0,
      motionAngle: random.between(0, 180),
      noiseSigma: random.between(2, 14),
      paper: random.between(120, 230),
      ink: random.between(20, 70),
      glare: random.chance(0.3) ? random.between(0.1, 0.3) : 0,
      moire: random.chance(0.3) ? random.between(0.1, 0.5) : 0,
      isInverted: random.chance(0.1),
    };
    return picture('qr mixed', 'QRCode', text, change, random, seed);
  });
}

function describeNegatives(count: number): readonly Describe[] {
  return Array.from({ length: count }, (): Describe => (seed) => {
    const random = createRandom(seed);
    const change = { noiseSigma: random.between(0, 20), blurSigma: random.between(0.3, 2) };
    return { ...picture('negatives', 'QRCode', '', change, random, seed), text: null };
  });
}

function picture(
  set: string,
  symbology: Symbology,
  text: string,
  { jpegQuality = 85, ...change }: Change,
  random: Random,
  seed: number,
): CorpusPicture {
  const scene = {
    ...goodScene,
    rotation: random.between(-3, 3),
    motionAngle: random.between(0, 180),
    ...change,
  };
  return { set, symbology, text, scene, jpegQuality, seed };
}

/** Draws a picture of the corpus, through JPEG as most USB cameras send it. */
export async function drawCorpusPicture(picture: CorpusPicture): Promise<Luminance> {
  const { symbology, text, scene, jpegQuality, seed } = picture;
  const symbol = text === null ? null : encodeSymbol(symbology, text);
  const { pixels, width, height } = drawScene(symbol, scene, createRandom(seed ^ 0x5eed));
  const raw = { width, height, channels: 1 as const };
  const jpeg = await sharp(pixels, { raw }).jpeg({ quality: jpegQuality }).toBuffer();
  const decoded = await sharp(jpeg).greyscale().raw().toBuffer();
  return { pixels: Uint8Array.from(decoded), width, height };
}

function draw(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random.between(0, alphabet.length)))).join(
    '',
  );
}

/** EAN-13 with its check digit (ISO/IEC 15420, annex A). */
function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
