import type { Corners } from './frame-decoder.ts';
import type { Light } from './light.ts';

/** What would help the camera, said to the person in front of it. Keys of `camera.json`. */
export type Hint = 'more-light' | 'less-glare' | 'closer' | 'hold-still';

/** Below this mean and without anything brighter the sensor's noise is stronger than a code's contrast. */
const darkMean = 40;
const darkBright = 80;
/** A lamp or a shining screen over this share of the picture hides a code. */
const glareShare = 0.5;
/** A dense code (100 modules with its margin) needs 2 pixels a module: 200 of 720 rows. */
const smallShare = 0.28;

/**
 * Gives the one hint that helps most, or null when nothing hinders.
 *
 * @param glimpse corners of a symbol that was seen but not read, if there was one lately.
 */
export function chooseHint(light: Light, glimpse: Corners | null, frameHeight: number): Hint | null {
  if (light.mean < darkMean && light.bright < darkBright) return 'more-light';
  if (light.burntShare > glareShare) return 'less-glare';
  if (glimpse === null) return null;
  return longestSide(glimpse) < smallShare * frameHeight ? 'closer' : 'hold-still';
}

function longestSide(corners: Corners): number {
  const sides = corners.map((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    return Math.hypot(next.x - corner.x, next.y - corner.y);
  });
  return Math.max(...sides);
}
