import type { Corners } from '../../main/core/picture/frame-decoder.ts';
import type { Region } from '../../main/core/picture/resize.ts';
import type { Light } from './light.ts';
import type { Sight } from './sight.ts';

/** What would help the camera, said to the person in front of it. Keys of `camera.json`. */
export type Hint = 'uncover' | 'more-light' | 'less-glare' | 'closer' | 'hold-still' | 'one-at-a-time';

/** A lid or a hand on the lens: nothing but the sensor's own noise. */
const coveredBright = 24;
/** Below this mean and without anything brighter the sensor's noise is stronger than a code's contrast. */
const darkMean = 40;
const darkBright = 80;
/** A lamp or a shining screen over this share of the picture hides a code. */
const glareShare = 0.5;
/** So much of a code burnt out is beyond what its error correction repairs (QR code, level L: 7 %). */
const codeGlareShare = 0.15;
/** A dense code (100 modules with its margin) needs 2 pixels a module: 200 of 720 rows. */
const smallShare = 0.28;
/** Something restless that is no larger than this is not held up to be read. */
const tinyShare = 0.09;
/** Share of a region's places that change when what is in it moves: its margin and its even parts do not. */
const movingShare = 0.15;

/**
 * Gives the one hint that helps most, or null when nothing hinders.
 *
 * @param glimpse corners of a symbol that was seen but not read, if there was one lately.
 */
export function chooseHint(
  sight: Sight,
  glimpse: Corners | null,
  frame: { readonly width: number; readonly height: number },
): Hint | null {
  const { light } = sight;
  if (light.bright < coveredBright) return 'uncover';
  if (isDark(light)) return 'more-light';
  if (light.burntShare > glareShare) return 'less-glare';
  if (glimpse !== null) return hintForCode(sight, sideOf(glimpse), frame.height);
  return hintForMotion(sight, frame.height);
}

function isDark({ mean, bright }: Light): boolean {
  return mean < darkMean && bright < darkBright;
}

function hintForCode({ busyLight, motion }: Sight, side: number, height: number): Hint {
  if (side < smallShare * height) return 'closer';
  const isGlaring = busyLight !== null && busyLight.burntShare > codeGlareShare && motion < movingShare;
  return isGlaring ? 'less-glare' : 'hold-still';
}

/** Without a glimpse only what moves is spoken to: posters and shelves stand still. */
function hintForMotion({ busy, motion }: Sight, height: number): Hint | null {
  if (busy === null || motion < movingShare) return null;
  return sideOfRegion(busy) > tinyShare * height && sideOfRegion(busy) < height ? 'hold-still' : null;
}

function sideOf(corners: Corners): number {
  const sides = corners.map((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    return Math.hypot(next.x - corner.x, next.y - corner.y);
  });
  return Math.max(...sides);
}

function sideOfRegion({ width, height }: Region): number {
  return Math.min(width, height);
}
