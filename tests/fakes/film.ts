import { closeSync, openSync, writeSync } from 'node:fs';
import encodeQR from 'qr';

/** A picture as a camera gives it in 4:2:0: full luminance, colours at half size (all neutral here). */
export interface GreyPicture {
  readonly luminance: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export interface FilmDescription {
  /** The codes, in the order in which they are shown. */
  readonly texts: readonly string[];
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  readonly framesPerCode?: number;
  /** Frames without a code before each code. */
  readonly framesPerGap?: number;
  readonly modulePixels?: number;
  /** Another code that every code shares its frames with. */
  readonly beside?: string;
}

const defaults = {
  width: 1280,
  height: 720,
  framesPerSecond: 30,
  framesPerCode: 5,
  framesPerGap: 4,
  modulePixels: 5,
};

/**
 * Writes a film of QR codes, one after the other with gaps, before a noisy grey background: YUV4MPEG2 in
 * 4:2:0, which Chromium shows in a loop as its fake camera (`--use-file-for-fake-video-capture`).
 *
 * @returns the film's length in seconds; 1.4 MB a frame at 1280x720.
 */
export function writeFilm(path: string, description: FilmDescription): number {
  const film = { ...defaults, ...description };
  const { width, height, framesPerSecond } = film;
  const colours = new Uint8Array((width * height) / 2).fill(128);
  const file = openSync(path, 'w');
  try {
    writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
    let frames = 0;
    for (const text of film.texts) {
      const shown = [
        ...Array.from({ length: film.framesPerGap }, () => null),
        ...Array.from({ length: film.framesPerCode }, () => text),
      ];
      for (const code of shown) {
        writeSync(file, 'FRAME\n');
        writeSync(file, drawPicture(code, film, frames++).luminance);
        writeSync(file, colours);
      }
    }
    return frames / framesPerSecond;
  } finally {
    closeSync(file);
  }
}

export interface PictureDescription {
  readonly width: number;
  readonly height: number;
  readonly modulePixels: number;
  /** Light on dark. */
  readonly isInverted?: boolean;
  readonly paper?: number;
  readonly ink?: number;
  /** A second code, to the right of the first one; both stand aside for each other. */
  readonly beside?: string;
}

/** Draws one frame: noise that depends on the seed alone, and the code of a text in its middle. */
export function drawPicture(text: string | null, description: PictureDescription, seed: number): GreyPicture {
  const { width, height } = description;
  const luminance = drawNoise(width * height, seed);
  if (text !== null && description.beside === undefined) drawCode(luminance, text, description, width / 2);
  if (text !== null && description.beside !== undefined) {
    drawCode(luminance, text, description, width / 4);
    drawCode(luminance, description.beside, description, (3 * width) / 4);
  }
  return { luminance, width, height };
}

/** Grey of about 112 with noise of a standard deviation of some 6, by a 32-bit linear congruence. */
function drawNoise(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(length);
  let state = (seed + 1) * 2_654_435_761;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    pixels[index] = 100 + ((state >>> 24) % 12) + ((state >>> 16) % 13);
  }
  return pixels;
}

/** @param middle column of the code's middle. */
function drawCode(
  luminance: Uint8Array,
  text: string,
  description: PictureDescription,
  middle: number,
): void {
  const { width, height, modulePixels, isInverted = false, paper = 210, ink = 40 } = description;
  const code = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const size = code.length * modulePixels;
  if (size > Math.min(width, height)) throw new Error(`a code of ${size} pixels does not fit the picture`);
  const left = Math.floor(middle - size / 2);
  const top = Math.floor((height - size) / 2);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const isDark = code[Math.floor(row / modulePixels)]?.[Math.floor(column / modulePixels)] === true;
      const at = (top + row) * width + left + column;
      luminance[at] = (isDark !== isInverted ? ink : paper) + ((luminance[at] ?? 0) % 13);
    }
  }
}
