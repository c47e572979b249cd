import { boxMean } from './box.ts';
import type { Luminance } from './luminance.ts';

/** Gives a picture with clearer edges: each pixel further from the mean of its 5x5 square, against a soft lens. */
export function sharpen(picture: Luminance): Luminance {
  const mean = boxMean(picture, 2);
  const pixels = new Uint8Array(mean.length);
  for (let at = 0; at < mean.length; at++) {
    const value = picture.pixels[at] ?? 0;
    const sharp = (5 * value - 3 * (mean[at] ?? 0)) >> 1;
    pixels[at] = sharp < 0 ? 0 : sharp > 255 ? 255 : sharp;
  }
  return { ...picture, pixels };
}

/** Gives a picture without what is finer than 3 pixels: sensor noise, and the grid of a screen held close. */
export function smooth(picture: Luminance): Luminance {
  return { ...picture, pixels: boxMean(picture, 1) };
}

/** Gives a picture without what is finer than 5 pixels: scratches, and the sparkle of a shiny surface. */
export function soften(picture: Luminance): Luminance {
  return { ...picture, pixels: boxMean(picture, 2) };
}

/** Gives a picture whose dark parts are wider by a pixel all around: light that spilled over them is taken back. */
export function thicken(picture: Luminance): Luminance {
  const { width } = picture;
  const across = darkestOfThree(picture.pixels, 1);
  return { ...picture, pixels: darkestOfThree(across, width) };
}

/** Each pixel takes the darkest of itself and its neighbours on both sides; at a row's end over its border. */
function darkestOfThree(pixels: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  const darkest = Uint8Array.from(pixels);
  for (let at = step; at < pixels.length - step; at++) {
    const [before, here, after] = [pixels[at - step] ?? 0, pixels[at] ?? 0, pixels[at + step] ?? 0];
    darkest[at] = before < here ? (before < after ? before : after) : here < after ? here : after;
  }
  return darkest;
}

/** Share of the picture's shorter side over which light is taken for even. */
const lightRadiusShare = 1 / 36;

/**
 * Gives black and white: each pixel against the mean of its wider surroundings. So a shadow's edge, the halo of
 * a glare and the slow bands of a screen do not count as the code's own dark and light.
 */
export function flatten(picture: Luminance): Luminance {
  const radius = Math.max(6, Math.round(Math.min(picture.width, picture.height) * lightRadiusShare));
  const mean = boxMean(picture, radius);
  const pixels = new Uint8Array(mean.length);
  for (let at = 0; at < mean.length; at++) {
    // Paper in noise must stay white: dark is 1/16 under the mean (Bradley and Roth, 2007, use 15 %).
    pixels[at] = (picture.pixels[at] ?? 0) * 17 < (mean[at] ?? 0) * 16 ? 0 : 255;
  }
  return { ...picture, pixels };
}
