import type { DurationMs } from '../units.ts';
import { isTerminator } from './wedge-key.ts';
import { gapsOf, holdsOf, isFingers, middle, withoutTerminators } from './wedge-stroke.ts';
import type { Stroke } from './wedge-stroke.ts';

/*
 * Keys carry no device. But one scanner lets every key go before it presses the next, keeps its pace and holds
 * every key alike; two scanners, or a scanner and a finger, do not.
 */

/** Shift that changes this close to a key's own going down or up belongs to that key. */
const sameReport: DurationMs = 1;
/** Steps of clocks, USB polls and Bluetooth: a machine's gaps may all be multiples of one of them. */
const grains: readonly DurationMs[] = [15.6, 15, 11.25, 10, 8, 7.5, 4, 2];
const grainTolerance: DurationMs = 0.6;
/** A machine that has something else to do for a moment may read a key so much later, and so often in one scan. */
const hiccup: DurationMs = 40;
const mostHiccups = 2;
/** As `shortestScan`. */
const shortestNumber = 8;
/** Fewer keys of a kind have no pace of their own. */
const fewestAlike = 3;
/** So many keys too early, and no hiccup explains them. */
const tooManyEarly = 3;

/** Tells whether a key was still down when something else happened: no scanner does that. */
export function isOverlapped(strokes: readonly Stroke[]): boolean {
  if (strokes.every(({ liftedAt }) => liftedAt === null)) return false;
  return strokes.some((stroke, index) => {
    const next = strokes[index + 1];
    if (stroke.liftedAt === null) return next !== undefined && stroke.key.isDead !== true;
    return isDisturbed(stroke) || (next !== undefined && stroke.liftedAt > next.key.at);
  });
}

function isDisturbed({ key, liftedAt, disturbedAt }: Stroke): boolean {
  if (disturbedAt === undefined || liftedAt === null) return false;
  return disturbedAt > key.at + sameReport && disturbedAt < liftedAt - sameReport;
}

/** Tells whether most of the keys were held as only fingers hold them. */
export function isTypedByHand(strokes: readonly Stroke[]): boolean {
  const holds = strokes.filter(({ liftedAt }) => liftedAt !== null);
  return holds.length > 0 && holds.filter(isFingers).length * 2 > holds.length;
}

/** Tells whether a finger ended the run: with its own Enter, or with a key that it holds longer than the machine. */
export function endsWithFinger(strokes: readonly Stroke[]): boolean {
  const last = strokes.at(-1);
  if (last === undefined || holdsOf(strokes).length === 0) return false;
  const isStillDown = last.liftedAt === null && last.key.isDead !== true;
  return isStillDown || strokes.slice(withoutTerminators(strokes).length - 1).some(isFingers);
}

/** Tells whether every key comes at the pace of the others and is held like them: then one machine typed all. */
export function isSteady(strokes: readonly Stroke[]): boolean {
  const { early, late } = oddGaps(strokes);
  if (early > late || late > mostHiccups || !hasEvenHolds(strokes) || !hasEvenShifts(strokes)) return false;
  const steps = stepsOf(strokes);
  const divides = (index: number) => index >= shortestNumber - 1 && index <= steps.length - shortestNumber;
  return steps.every(
    (step, index) => !step.isLate || (step.gap <= 1.4 * step.pace + hiccup && !divides(index)),
  );
}

/** Counts the keys that come much sooner or later than the others. How long a scanner waits for its end is free. */
export function oddGaps(strokes: readonly Stroke[]) {
  const steps = stepsOf(strokes);
  return {
    early: steps.filter(({ isEarly }) => isEarly).length,
    late: steps.filter(({ isLate }) => isLate).length,
  };
}

/**
 * Tells whether keys came too early that no pause before them explains: a machine that was held up hands on what
 * waited, but never more than that. One that is late as often as early only has no steady pace.
 */
export function hasIntruders(strokes: readonly Stroke[]): boolean {
  let heldUp = 0;
  let early = 0;
  for (const { gap, pace, isEarly, isLate } of stepsOf(strokes)) {
    if (isEarly && heldUp <= 0) early += 1;
    if (isEarly || isLate) heldUp = Math.max(0, heldUp + gap - pace);
  }
  return early >= tooManyEarly && early > oddGaps(strokes).late;
}

/** Tells whether the last keys came in step: then the end is the scanner's own. */
export function endsInStep(strokes: readonly Stroke[]): boolean {
  return stepsOf(strokes)
    .slice(-3)
    .every(({ isEarly }) => !isEarly);
}

/** From one key to the next. */
interface Step {
  readonly gap: DurationMs;
  /** What is usual between such keys. */
  readonly pace: DurationMs;
  readonly isEarly: boolean;
  readonly isLate: boolean;
}

/** Gives the steps of a run, each with what is usual for its kind. */
function stepsOf(strokes: readonly Stroke[]): readonly Step[] {
  const gaps = gapsOf(strokes);
  const kinds = strokes.slice(1).map(({ isBehindModifier }) => isBehindModifier);
  const paceOf = (kind: boolean) => {
    const alike = gaps.filter((_gap, index) => kinds[index] === kind);
    return middle(alike.length >= fewestAlike ? alike : gaps);
  };
  const [plain, modified] = [paceOf(false), paceOf(true)];
  const slack = Math.max(1, grainOf(gaps));
  return gaps.map((gap, index) => {
    const pace = kinds[index] === true ? modified : plain;
    const isLate = gap > 1.4 * pace + slack && !isEnd(strokes[index + 1]);
    return { gap, pace, isEarly: gap < 0.7 * pace - slack, isLate };
  });
}

function hasEvenHolds(strokes: readonly Stroke[]): boolean {
  const holds = holdsOf(strokes);
  const longest = 1.4 * middle(holds) + Math.max(3, grainOf(gapsOf(strokes)));
  const odd = holds.filter((hold) => hold > longest);
  return odd.length <= mostHiccups && odd.every((hold) => hold <= middle(holds) + hiccup);
}

/** A scanner presses Shift always as long before its key; a finger that happens to be on it does not. */
function hasEvenShifts(strokes: readonly Stroke[]): boolean {
  const leads = strokes
    .filter(({ isShiftedAnew }) => isShiftedAnew)
    .map(({ key, begunAt }) => key.at - begunAt);
  const usual = middle(leads);
  return leads.length < fewestAlike || leads.every((lead) => Math.abs(lead - usual) <= 0.5 * usual + 4);
}

/** Gives the step that all gaps are multiples of, 0 where there is none. */
function grainOf(gaps: readonly DurationMs[]): DurationMs {
  const isMultiple = (gap: DurationMs, grain: DurationMs) =>
    Math.abs(gap - Math.round(gap / grain) * grain) <= grainTolerance;
  return grains.find((grain) => gaps.every((gap) => isMultiple(gap, grain))) ?? 0;
}

function isEnd(stroke: Stroke | undefined): boolean {
  return stroke !== undefined && isTerminator(stroke.key);
}
