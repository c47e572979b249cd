import { flatten, sharpen, smooth, soften, thicken } from './filters.ts';
import type { Corners, Effort, Finding, FrameDecoder, FrameRead, Point } from './frame-decoder.ts';
import type { Luminance } from './luminance.ts';
import { crop, double, halve, heighten, turn, widen } from './resize.ts';
import type { Region } from './resize.ts';
import { findTexture } from './texture.ts';

/** What is done to a picture before the decoder sees it. */
export type Step = Filter | 'halve' | 'double' | 'widen' | 'heighten' | `turn ${20 | 30 | 45 | 60}`;

/** Filters leave every pixel in its place. */
const filters = { sharpen, smooth, soften, flatten, thicken };
type Filter = keyof typeof filters;

/** One way to look at a frame: at which part of it, what is done to that, and how hard the decoder then tries. */
export interface Pass {
  readonly name: string;
  /** `busy`: only the part where something as restless as a code is; nothing where there is none. */
  readonly part: 'whole' | 'busy';
  readonly steps: readonly Step[];
  readonly effort: Effort;
}

/** What would have more pixels than this is left out: its code is large enough, and the pass too long. */
const mostPixels = 8_000_000;

/** A picture on its way to the decoder, and the way back from its pixels to the frame's. */
interface Prepared {
  readonly picture: Luminance;
  readonly back: (point: Point) => Point;
}

/**
 * Gives what is found in a frame, looked at in one way; corners in pixels of the frame.
 *
 * @param region where something was seen before; null looks for it, where the pass asks for a part.
 */
export function look(
  decoder: FrameDecoder,
  frame: Luminance,
  pass: Pass,
  region: Region | null = null,
): Finding {
  const part = pass.part === 'whole' ? null : (region ?? findTexture(frame));
  if (pass.part === 'busy' && part === null) return { kind: 'nothing' };
  const start = part === null ? { picture: frame, back: (point: Point) => point } : cut(frame, part);
  if (growthOf(pass.steps) * start.picture.pixels.length > mostPixels && pass.steps.length > 0)
    return { kind: 'nothing' };
  const { picture, back } = pass.steps.reduce(prepare, start);
  return moveFinding(decoder.decode(picture, pass.effort), back);
}

/** How many times as many pixels a picture may have after the steps. */
function growthOf(steps: readonly Step[]): number {
  const growth: Readonly<Partial<Record<Step, number>>> = { halve: 1 / 4, double: 4, widen: 2, heighten: 2 };
  return steps.reduce((product, step) => product * (growth[step] ?? (step in filters ? 1 : 2)), 1);
}

function cut(frame: Luminance, region: Region): Prepared {
  return {
    picture: crop(frame, region),
    back: ({ x, y }) => ({ x: x + region.left, y: y + region.top }),
  };
}

function prepare({ picture, back }: Prepared, step: Step): Prepared {
  switch (step) {
    case 'halve':
      return { picture: halve(picture), back: ({ x, y }) => back({ x: 2 * x, y: 2 * y }) };
    case 'double':
      return { picture: double(picture), back: ({ x, y }) => back({ x: x / 2, y: y / 2 }) };
    case 'widen':
      return { picture: widen(picture), back: ({ x, y }) => back({ x: x / 2, y }) };
    case 'heighten':
      return { picture: heighten(picture), back: ({ x, y }) => back({ x, y: y / 2 }) };
    case 'turn 20':
    case 'turn 30':
    case 'turn 45':
    case 'turn 60':
      return turnBy(picture, Number(step.slice(5)), back);
    case 'sharpen':
    case 'smooth':
    case 'soften':
    case 'flatten':
    case 'thicken':
      return { picture: filters[step](picture), back };
  }
}

function turnBy(picture: Luminance, degrees: number, back: Prepared['back']): Prepared {
  const turned = turn(picture, degrees);
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const turnBack = (point: Point) => {
    const [x, y] = [point.x - turned.width / 2, point.y - turned.height / 2];
    return back({
      x: x * cosine + y * sine + picture.width / 2,
      y: y * cosine - x * sine + picture.height / 2,
    });
  };
  return { picture: turned, back: turnBack };
}

function moveFinding(finding: Finding, back: Prepared['back']): Finding {
  const moveCorners = ([a, b, c, d]: Corners): Corners => [back(a), back(b), back(c), back(d)];
  const moveRead = (read: FrameRead): FrameRead => ({
    ...read,
    corners: read.corners === null ? null : moveCorners(read.corners),
  });
  switch (finding.kind) {
    case 'nothing':
      return finding;
    case 'glimpse':
      return { kind: 'glimpse', corners: moveCorners(finding.corners) };
    case 'read':
      return { kind: 'read', read: moveRead(finding.read) };
    case 'several':
      return { kind: 'several', reads: finding.reads.map(moveRead) };
  }
}

/** Gives the region around corners, with a margin of a third of its size, within the frame. */
export function regionAround(corners: Corners, frame: Pick<Luminance, 'width' | 'height'>): Region {
  const [across, down] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const margin =
    Math.max(Math.max(...across) - Math.min(...across), Math.max(...down) - Math.min(...down)) / 3 + 8;
  const left = within(Math.min(...across) - margin, frame.width - 1);
  const top = within(Math.min(...down) - margin, frame.height - 1);
  const right = within(Math.max(...across) + margin, frame.width);
  const below = within(Math.max(...down) + margin, frame.height);
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, below - top) };
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)));
}
