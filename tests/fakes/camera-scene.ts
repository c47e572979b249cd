import type { Luminance } from '../../main/core/picture/luminance.ts';
import type { Random } from './camera-random.ts';
import type { Symbol2D } from './camera-symbols.ts';

/** How a camera sees a symbol. Lengths in pixels of the frame, angles in degrees, levels 0 to 255. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly modulePixels: number;
  /** In the plane of the picture, clockwise. */
  readonly rotation: number;
  /** Out of the plane, about the vertical axis; seen from four widths of the symbol away. */
  readonly tilt: number;
  readonly blurSigma: number;
  /** Length of the smear of a moving hand, and its direction. */
  readonly motion: number;
  readonly motionAngle: number;
  readonly noiseSigma: number;
  readonly paper: number;
  readonly ink: number;
  /** Diameter of a burnt-out spot, in shares of the symbol's side. */
  readonly glare: number;
  /** Amplitude of a screen's bands as a share of the light, and their length. */
  readonly moire: number;
  readonly moirePixels: number;
  readonly isInverted: boolean;
  readonly isMirrored: boolean;
  /** Modules of light margin; beyond it the surroundings are dark. Null takes the standard's. */
  readonly quietZone: number | null;
}

export const goodScene: Scene = {
  width: 1280,
  height: 720,
  modulePixels: 4,
  rotation: 0,
  tilt: 0,
  blurSigma: 0.6,
  motion: 0,
  motionAngle: 0,
  noiseSigma: 3,
  paper: 205,
  ink: 35,
  glare: 0,
  moire: 0,
  moirePixels: 9,
  isInverted: false,
  isMirrored: false,
  quietZone: null,
};

/** Samples a side of a pixel. */
const fineness = 3;

/**
 * Draws a frame: a symbol on its paper before a cluttered background, or the background alone.
 *
 * @param noise of its own for each frame of a film, whose background stays.
 */
export function drawScene(
  symbol: Symbol2D | null,
  scene: Scene,
  random: Random,
  noise: Random = random,
): Luminance {
  const { width, height } = scene;
  const light = drawClutter(scene, random);
  const centre = { x: width / 2 + random.between(-40, 40), y: height / 2 + random.between(-20, 20) };
  if (symbol !== null) drawSymbol(light, symbol, scene, centre, random);
  if (scene.moire > 0) addMoire(light, scene, random);
  if (scene.motion > 0) smear(light, scene);
  if (scene.blurSigma > 0) blur(light, scene);
  if (scene.glare > 0 && symbol !== null) addGlare(light, scene, symbol, centre, random);
  const pixels = new Uint8ClampedArray(width * height);
  for (let at = 0; at < pixels.length; at++) pixels[at] = (light[at] ?? 0) + scene.noiseSigma * noise.gauss();
  return { pixels: new Uint8Array(pixels.buffer), width, height };
}

/** What stands behind a code at a door: light and dark rectangles, stripes, and a row of letter-like blots. */
function drawClutter({ width, height }: Scene, random: Random): Float32Array {
  const light = new Float32Array(width * height).fill(random.between(70, 130));
  for (let count = 0; count < 25; count++) {
    const level = random.between(20, 225);
    const period = random.chance(0.3) ? Math.round(random.between(3, 24)) : 0;
    const left = Math.floor(random.between(0, width));
    const top = Math.floor(random.between(0, height));
    const right = Math.min(width, left + random.between(4, 260));
    const below = Math.min(height, top + random.between(4, 200));
    for (let row = top; row < below; row++)
      for (let column = left; column < right; column++)
        if (period === 0 || column % period < period / 2) light[row * width + column] = level;
  }
  return light;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Gives the place on the symbol's plane, in modules from its middle, that a place of the frame shows. */
function createView(symbol: Symbol2D, scene: Scene, centre: Place): (x: number, y: number) => Place {
  const [rotation, tilt] = [(scene.rotation * Math.PI) / 180, (scene.tilt * Math.PI) / 180];
  const distance = 4 * Math.max(symbol.columns, symbol.rows) * scene.modulePixels;
  return (frameX, frameY) => {
    const [dx, dy] = [frameX - centre.x, frameY - centre.y];
    const x = dx * Math.cos(rotation) + dy * Math.sin(rotation);
    const y = dy * Math.cos(rotation) - dx * Math.sin(rotation);
    // A plane turned about the vertical axis: depth grows with the place on it.
    const onPlane = (x * distance) / (distance * Math.cos(tilt) - x * Math.sin(tilt));
    const stretch = 1 + (onPlane * Math.sin(tilt)) / distance;
    const mirror = scene.isMirrored ? -1 : 1;
    return { x: (mirror * onPlane) / scene.modulePixels, y: (y * stretch) / scene.modulePixels };
  };
}

function drawSymbol(
  light: Float32Array,
  symbol: Symbol2D,
  scene: Scene,
  centre: Place,
  random: Random,
): void {
  const { width, height } = scene;
  const view = createView(symbol, scene, centre);
  const quiet = scene.quietZone ?? symbol.quietZone;
  const [dark, bright] = scene.isInverted ? [scene.paper, scene.ink] : [scene.ink, scene.paper];
  const beyond = scene.quietZone === null ? 6 : 14;
  const surroundings = scene.quietZone === null ? null : dark;
  // Printed paper or a screen is not aligned with the sensor's grid.
  const [offX, offY] = [random.between(0, 1), random.between(0, 1)];
  const half = ((Math.hypot(symbol.columns, symbol.rows) / 2 + quiet + beyond) * scene.modulePixels * 4) / 3;
  const levelAt = (x: number, y: number): number | null => {
    const place = view(x + offX, y + offY);
    const [column, row] = [place.x + symbol.columns / 2, place.y + symbol.rows / 2];
    const outside = Math.max(-column, -row, column - symbol.columns, row - symbol.rows);
    if (outside > quiet) return outside > quiet + beyond ? null : surroundings;
    if (outside > 0) return bright;
    return symbol.isDark(Math.floor(column), Math.floor(row)) ? dark : bright;
  };
  for (let row = Math.max(0, Math.floor(centre.y - half)); row < Math.min(height, centre.y + half); row++) {
    for (
      let column = Math.max(0, Math.floor(centre.x - half));
      column < Math.min(width, centre.x + half);
      column++
    ) {
      const at = row * width + column;
      const behind = light[at] ?? 0;
      let sum = 0;
      for (let sample = 0; sample < fineness * fineness; sample++) {
        const x = column + ((sample % fineness) + 0.5) / fineness;
        const y = row + (Math.floor(sample / fineness) + 0.5) / fineness;
        sum += levelAt(x, y) ?? behind;
      }
      light[at] = sum / (fineness * fineness);
    }
  }
}

/** Bands where a screen's grid meets the sensor's: slow ones across, and a fine grid. */
function addMoire(light: Float32Array, { width, height, moire, moirePixels }: Scene, random: Random): void {
  const angle = random.between(0, Math.PI);
  const [waveX, waveY] = [Math.cos(angle) / moirePixels, Math.sin(angle) / moirePixels];
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++) {
      const slow = Math.sin(2 * Math.PI * (waveX * column + waveY * row));
      const fine = Math.sin(2 * Math.PI * (column * 0.43 + row * 0.07));
      light[at] = (light[at] ?? 0) * (1 + moire * (0.35 * slow + 0.3 * fine));
    }
}

function smear(light: Float32Array, { width, height, motion, motionAngle }: Scene): void {
  const source = light.slice();
  const [dx, dy] = [Math.cos((motionAngle * Math.PI) / 180), Math.sin((motionAngle * Math.PI) / 180)];
  const steps = Math.ceil(motion * 2);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        const along = ((step + 0.5) / steps - 0.5) * motion;
        const x = Math.min(width - 1, Math.max(0, Math.round(column + along * dx)));
        const y = Math.min(height - 1, Math.max(0, Math.round(row + along * dy)));
        sum += source[y * width + x] ?? 0;
      }
      light[row * width + column] = sum / steps;
    }
}

function blur(light: Float32Array, { width, height, blurSigma }: Scene): void {
  const radius = Math.ceil(3 * blurSigma);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, index) =>
    Math.exp(-((index - radius) ** 2) / (2 * blurSigma ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const kernel = Float32Array.from(weights, (weight) => weight / total);
  const across = new Float32Array(light.length);
  convolve(light, across, kernel, width, height, 1);
  convolve(across, light, kernel, width, height, width);
}

function convolve(
  from: Float32Array,
  to: Float32Array,
  kernel: Float32Array,
  width: number,
  height: number,
  step: number,
): void {
  const radius = kernel.length >> 1;
  const limit = step === 1 ? width : height;
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++) {
      const place = step === 1 ? column : row;
      let sum = 0;
      for (let index = 0; index < kernel.length; index++) {
        const moved = Math.min(limit - 1, Math.max(0, place + index - radius)) - place;
        sum += (kernel[index] ?? 0) * (from[at + moved * step] ?? 0);
      }
      to[at] = sum;
    }
}

/** A lamp's reflection: burnt out in the middle, a halo around it. */
function addGlare(light: Float32Array, scene: Scene, symbol: Symbol2D, centre: Place, random: Random): void {
  const side = Math.min(symbol.columns, symbol.rows) * scene.modulePixels;
  const spot = {
    x: centre.x + random.between(-0.3, 0.3) * side,
    y: centre.y + random.between(-0.3, 0.3) * side,
  };
  const radius = (scene.glare * side) / 2;
  for (let row = 0, at = 0; row < scene.height; row++)
    for (let column = 0; column < scene.width; column++, at++) {
      const distance = Math.hypot(column - spot.x, row - spot.y);
      light[at] = (light[at] ?? 0) + 400 / (1 + Math.exp((distance - radius) / (radius * 0.15 + 1)));
    }
}
