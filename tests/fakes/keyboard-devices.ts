import type { Chance } from './seeded-chance.ts';
import { keyOf } from './us-keyboard.ts';

/*
 * Keyboards as the machine sees them: what a scanner and what a finger does to keys, and when. The models know
 * nothing of the product. Times are milliseconds.
 */

/** A key that goes down or up on one device. */
export interface KeyMotion {
  readonly code: string;
  readonly isDown: boolean;
  readonly at: number;
  readonly device: number;
}

/** How a scanner was set up, and how it types. */
export interface ScannerModel {
  readonly spacing: number;
  /** Part of the spacing for which a key is down. */
  readonly duty: number;
  /** How much each spacing and hold differ from the usual, as a part of it. */
  readonly jitter: number;
  /** Shift is pressed anew for each character, or held while it is needed. */
  readonly repressesShift: boolean;
  /** What pressing or letting go of Shift takes, as a part of the spacing. */
  readonly shiftCost?: number;
  /** Shift comes up before the key that it shifted, or with it. */
  readonly liftsShiftFirst?: boolean;
  readonly prefix: string;
  readonly terminator: readonly ScannerStroke[];
}

interface ScannerStroke {
  readonly code: string;
  readonly modifier: string | null;
}

const enter = { code: 'Enter', modifier: null };
const lineFeed = { code: 'KeyJ', modifier: 'ControlLeft' };
const terminators: readonly [readonly ScannerStroke[], ...(readonly ScannerStroke[])[]] = [
  [enter],
  [{ code: 'NumpadEnter', modifier: null }],
  [{ code: 'Tab', modifier: null }],
  [{ code: 'KeyM', modifier: 'ControlLeft' }],
  [lineFeed],
  [enter, lineFeed],
  [enter, enter],
  [],
];

/** Gives a scanner of 2 to 60 ms a key; one in five holds its keys very shortly. */
export function anyScanner(chance: Chance): ScannerModel {
  return {
    spacing: chance.between(2, 60),
    duty: chance.happens(0.2) ? chance.between(0.05, 0.2) : chance.between(0.2, 0.9),
    jitter: chance.oneOf([0, 0.03, 0.1]),
    repressesShift: chance.happens(0.5),
    liftsShiftFirst: chance.happens(0.3),
    shiftCost: chance.oneOf([0, 0, 0.5, 1]),
    prefix: chance.oneOf(['', '', '', '\u0002', ']Q1', ']C0']),
    terminator: chance.oneOf(terminators),
  };
}

/** Gives what a scanner does to its keys while it types a text from a moment on, and when it is done. */
export function scanMotions(
  text: string,
  from: number,
  scanner: ScannerModel,
  chance: Chance,
  device: number,
): readonly KeyMotion[] {
  const strokes = [...scanner.prefix, ...text].map(strokeOf).concat(scanner.terminator);
  const motions: KeyMotion[] = [];
  const move = (code: string, isDown: boolean, at: number) => motions.push({ code, isDown, at, device });
  let at = from;
  let held: ScannerStroke['modifier'] = null;
  for (const [index, stroke] of strokes.entries()) {
    const vary = () => 1 + chance.between(-scanner.jitter, scanner.jitter);
    const hold = scanner.spacing * Math.min(0.9, scanner.duty * vary());
    const step = Math.max(scanner.spacing * vary(), hold + 0.02 * scanner.spacing);
    if (stroke.modifier !== null && held !== stroke.modifier) {
      move(stroke.modifier, true, at);
      at += scanner.spacing * (scanner.shiftCost ?? 0);
    }
    move(stroke.code, true, at);
    move(stroke.code, false, at + hold);
    const isKept: boolean = !scanner.repressesShift && strokes[index + 1]?.modifier === stroke.modifier;
    if (stroke.modifier !== null && !isKept)
      move(stroke.modifier, false, at + hold * (scanner.liftsShiftFirst === true ? 0.5 : 1));
    held = isKept ? stroke.modifier : null;
    at += step;
  }
  return motions;
}

/** Gives a finger's touch of a key: it stays for 60 to 120 ms. */
export function touchMotions(code: string, at: number, chance: Chance, device: number): readonly KeyMotion[] {
  return [
    { code, isDown: true, at, device },
    { code, isDown: false, at: at + chance.between(60, 120), device },
  ];
}

/** Gives a good typist's words: some 100 ms a key, and rolls of two or three keys that overlap. */
export function typingMotions(
  text: string,
  from: number,
  chance: Chance,
  device: number,
): readonly KeyMotion[] {
  const liftedAt = new Map<string, number>();
  let at = from;
  let rolled = 0;
  return [...text].flatMap((character) => {
    // A key must come up before it can go down again.
    at = Math.max(at, (liftedAt.get(character) ?? 0) + 20);
    const stroke = touchMotions(keyOf(character).code, at, chance, device);
    liftedAt.set(character, Math.max(...stroke.map((motion) => motion.at)));
    rolled = rolled < 2 && chance.happens(0.4) ? rolled + 1 : 0;
    at += rolled > 0 ? chance.between(30, 60) : chance.between(75, 180);
    return stroke;
  });
}

function strokeOf(character: string): ScannerStroke {
  if (character === '\u0002') return { code: 'KeyB', modifier: 'ControlLeft' };
  const { code, shift } = keyOf(character);
  return { code, modifier: shift ? 'ShiftLeft' : null };
}
