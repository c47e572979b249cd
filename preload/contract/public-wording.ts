import * as v from 'valibot';

/**
 * Upper bounds of how far letters of Atkinson Hyperlegible Bold advance, in ems. The font is part of the program, so
 * what fits can be told before anything is drawn; a test measures every letter in the browser. A letter that is not
 * here counts as the widest.
 */
const advances: readonly (readonly [number, string])[] = [
  [0.8, 'GOQw&'],
  [0.7, 'ABCDHKNPRSTUVXYZ0468?'],
  [0.62, 'EFJLabcdeghknopqsuvxyz235791'],
  [0.52, 'I/–'],
  [0.42, 'frt()" '],
  [0.38, "ijl-.,:;!'’"],
];
const widest = 1;

function advanceOf(letter: string): number {
  return advances.find(([, letters]) => letters.includes(letter))?.[0] ?? widest;
}

/** Gives an upper bound for the width of a line in ems. */
export function widthInEms(line: string): number {
  return [...line].reduce((sum, letter) => sum + Math.round(advanceOf(letter) * 100), 0) / 100;
}

interface Room {
  readonly widthInEms: number;
  readonly lines: number;
}

/** The sentence stands at 12 hundredths of the shorter side, and has 84 of them where the dotted border stands. */
const roomOfSentence: Room = { widthInEms: 7, lines: 3 };
/** The line below it has half that size. */
const roomOfSecondLine: Room = { widthInEms: 14, lines: 2 };

/** Whether a text, broken at its spaces, takes no more than its room. */
function fits(text: string, room: Room): boolean {
  let lines = 1;
  let line = '';
  for (const word of text.split(' ')) {
    if (word === '' || widthInEms(word) > room.widthInEms) return false;
    const longer = line === '' ? word : `${line} ${word}`;
    const isNewLine = widthInEms(longer) > room.widthInEms;
    lines += isNewLine ? 1 : 0;
    line = isNewLine ? word : longer;
  }
  return lines <= room.lines;
}

const publicLine = (room: Room) =>
  v.pipe(
    v.string(),
    v.check((text) => fits(text, room), 'does not fit'),
  );

/** Two lines for one outcome: what to do, and how. What does not fit a screen at its least size is refused. */
export const publicLines = v.object({ big: publicLine(roomOfSentence), small: publicLine(roomOfSecondLine) });

const linesOrNone = v.fallback(v.nullable(publicLines), null);

/**
 * A policy's own lines by language; null has the program's own words. Lines that do not fit count as none: a slip in a
 * policy's words must not cost the door its screen.
 */
export const publicWording = v.object({ id: linesOrNone, en: linesOrNone });
