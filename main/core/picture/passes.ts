import type { Effort, Finding, FrameDecoder, FrameRead, Symbology } from './frame-decoder.ts';
import { look, regionAround } from './look.ts';
import type { Pass, Step } from './look.ts';
import type { Luminance } from './luminance.ts';
import type { Region } from './resize.ts';

export const quickly: Effort = {
  harder: false,
  rotated: false,
  inverted: false,
  downscaled: false,
  denoised: false,
  threshold: 'local',
};
/** Everything the decoder itself can try. */
export const thoroughly: Effort = {
  ...quickly,
  harder: true,
  rotated: true,
  inverted: true,
  downscaled: true,
};

/** Black is what is darker than the valley of the whole histogram; helps where surroundings mislead. */
const globally: Effort = { ...thoroughly, threshold: 'global' };

const whole = (name: string, effort: Effort, ...steps: readonly Step[]): Pass => ({
  name,
  part: 'whole',
  steps,
  effort,
});
const busy = (name: string, effort: Effort, ...steps: readonly Step[]): Pass => ({
  name,
  part: 'busy',
  steps,
  effort,
});

const quick = whole('quick', quickly);
const quickHalf = whole('quick, half', quickly, 'halve');
const quickAgain = busy('quick, where it was', quickly);

/** Symbologies whose bars a line must cross, all of them; the decoder turns by quarters alone. */
const straight: readonly Symbology[] = ['PDF417', 'Code128', 'Code39', 'EANUPC', 'ITF'];

/**
 * The passes of the deep worker, in turns, one a frame: what reads most of what the others leave goes first, so
 * that a second brings most of it (docs/decisions/0013).
 */
export function deepPasses(symbologies: readonly Symbology[]): readonly Pass[] {
  const isStraight = symbologies.some((symbology) => straight.includes(symbology));
  const turned = (...steps: readonly Step[]) =>
    isStraight ? [busy(steps.join(), thoroughly, ...steps)] : [];
  return [
    whole('thorough', thoroughly),
    // Under 2 pixels a module, or a soft lens: edges back, and room between the modules.
    busy('sharp, magnified', thoroughly, 'sharpen', 'double'),
    ...turned('turn 30'),
    // Noise, and bands or halos of light.
    busy('evened, magnified', thoroughly, 'double', 'flatten'),
    busy('magnified, sharp', thoroughly, 'double', 'sharpen'),
    // Seen from the side.
    busy('widened', thoroughly, 'widen'),
    ...turned('turn 60'),
    whole('sharp', thoroughly, 'sharpen'),
    // Large and out of focus or smeared: at half the size the smear is half as long.
    whole('reduced', thoroughly, 'halve', 'sharpen'),
    whole('flat', thoroughly, 'flatten'),
    ...turned('turn 45'),
    busy('heightened', thoroughly, 'heighten'),
    // Glare that eats into the dark, and sparkle.
    whole('thickened', thoroughly, 'thicken'),
    whole('softened', thoroughly, 'soften'),
  ];
}

/** The passes for one photo that nobody can take again: all of them, the cheapest first. */
export function photoPasses(symbologies: readonly Symbology[]): readonly Pass[] {
  const isStraight = symbologies.some((symbology) => straight.includes(symbology));
  return [
    quick,
    ...deepPasses(symbologies),
    whole('evened', thoroughly, 'smooth', 'flatten'),
    whole('smooth', thoroughly, 'smooth'),
    whole('one threshold', globally),
    // A finder pattern with a notch is whole along another line.
    whole('turned', thoroughly, 'turn 20'),
    // One with a hole closes when it is blurred.
    whole('closed', thoroughly, 'halve', 'smooth', 'soften'),
    whole('turned, one threshold', globally, 'turn 20'),
    whole('widened', thoroughly, 'widen'),
    whole('heightened', thoroughly, 'heighten'),
    whole('widened, turned', thoroughly, 'widen', 'turn 45'),
    whole('all sharp, magnified', thoroughly, 'sharpen', 'double'),
    whole('all magnified, sharp', thoroughly, 'double', 'sharpen'),
    whole('magnified, one threshold', globally, 'double'),
    whole('thickened, widened', globally, 'thicken', 'widen'),
    // Dirt and scratches: specks go, and what they took of the dark comes back.
    whole('smooth, thickened', globally, 'smooth', 'thicken'),
    quickHalf,
    ...(isStraight ? linearPasses : []),
  ];
}

/** More for linear symbols in photos: thin bars in uneven light, on few pixels. */
const linearPasses: readonly Pass[] = [
  whole('flat, smooth', thoroughly, 'flatten', 'smooth'),
  whole('flat, magnified', thoroughly, 'flatten', 'double'),
  whole('sharp, magnified, sharp', thoroughly, 'sharpen', 'double', 'sharpen'),
  whole('magnified, smooth', thoroughly, 'double', 'smooth'),
  whole('sharp, smooth', thoroughly, 'sharpen', 'smooth'),
  // A second vote for what only one angle reads.
  busy('turn 30, sharp', thoroughly, 'turn 30', 'sharpen'),
  busy('turn 45, sharp', thoroughly, 'turn 45', 'sharpen'),
  busy('turn 60, sharp', thoroughly, 'turn 60', 'sharpen'),
];

/** From so many rows on a code fills enough of the half picture, which costs a quarter. */
const rowsForHalf = 900;

/**
 * Gives what is found in a live frame within a fraction of a frame interval.
 *
 * @param last the read before this one: where it was is looked at first, and counts only if it says the same.
 */
export function lookLive(decoder: FrameDecoder, frame: Luminance, last: FrameRead | null): Finding {
  if (last !== null && last.corners !== null) {
    const again = look(decoder, frame, quickAgain, regionAround(last.corners, frame));
    if (again.kind === 'read' && again.read.text === last.text) return again;
  }
  return firstRead(decoder, frame, frame.height >= rowsForHalf ? [quickHalf, quick] : [quick]);
}

/**
 * Gives what is found by the next of the deep passes.
 *
 * @param turn number of the look: each takes another pass, from the first on.
 * @param region where a symbol was seen but not read, null where none was.
 */
export function lookDeep(
  decoder: FrameDecoder,
  frame: Luminance,
  passes: readonly Pass[],
  turn: number,
  region: Region | null,
): Finding {
  const pass = passes[turn % passes.length];
  return pass === undefined ? { kind: 'nothing' } : look(decoder, frame, pass, region);
}

/**
 * Symbologies whose reads must be elected. Error correction or Code 128's check sum (1 of 103) speaks for itself;
 * EAN's check digit lets one misread in ten pass, Code 39 and ITF have none, and a part of an ITF symbol is one
 * as well (ISO/IEC 16390, 4.4).
 */
const elected: readonly Symbology[] = ['EANUPC', 'Code39', 'ITF'];

/**
 * Gives what is found in a photo, where no second frame can confirm it: the first read of a symbology that
 * protects itself, or else the text on which most of all passes agree.
 */
export function lookAtPhoto(
  decoder: FrameDecoder,
  photo: Luminance,
  symbologies: readonly Symbology[],
): Finding {
  const votes: FrameRead[] = [];
  let seen: Finding = { kind: 'nothing' };
  for (const pass of photoPasses(symbologies)) {
    const finding = look(decoder, photo, pass);
    const reads = readsOf(finding);
    if (reads.some(({ symbology }) => !elected.includes(symbology))) return finding;
    votes.push(...reads);
    if (seen.kind === 'nothing' && finding.kind === 'glimpse') seen = finding;
  }
  const read = elect(votes);
  return read === null ? seen : { kind: 'read', read };
}

/**
 * Gives the read that wins: two votes and no rival, or four and 2.5 times as many as any (of the public pictures,
 * the most that a misread got was 3 against 1). A part of it is no rival; it is none of a longer one.
 */
export function elect(votes: readonly FrameRead[]): FrameRead | null {
  const counts = new Map<string, number>();
  for (const { text } of votes) counts.set(text, (counts.get(text) ?? 0) + 1);
  const wins = ({ text }: FrameRead) => {
    const count = counts.get(text) ?? 0;
    const rivals = [...counts].filter(([other]) => !text.includes(other));
    if (rivals.some(([other]) => other.includes(text))) return false;
    const strongest = Math.max(0, ...rivals.map(([, rival]) => rival));
    return strongest === 0 ? count >= 2 : count >= 4 && count >= 2.5 * strongest;
  };
  return votes.find(wins) ?? null;
}

/** Gives the reads of a finding: none, one, or the several of one frame. */
export function readsOf(finding: Finding): readonly FrameRead[] {
  if (finding.kind === 'read') return [finding.read];
  return finding.kind === 'several' ? finding.reads : [];
}

/** Gives the first read of the passes, or the first glimpse where none reads. */
function firstRead(decoder: FrameDecoder, frame: Luminance, passes: readonly Pass[]): Finding {
  let glimpse: Finding = { kind: 'nothing' };
  for (const pass of passes) {
    const finding = look(decoder, frame, pass);
    if (finding.kind === 'read' || finding.kind === 'several') return finding;
    if (glimpse.kind === 'nothing') glimpse = finding;
  }
  return glimpse;
}
