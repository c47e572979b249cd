import type { PtyPair } from './pty-pair.ts';
import { between, oneOf } from './random.ts';
import type { Random } from './random.ts';
import { zipOf } from './zip-of.ts';

/** A code as a serial scanner sends it. */
export interface SentCode {
  /** What must arrive: the code without what the scanner put around it. */
  readonly text: string;
  readonly bytes: string;
  /** Nothing but silence ends it. */
  readonly needsSilence: boolean;
}

const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const shortest = 20;
const longest = 1500;
/** People are not quicker with the next code; the pauses within one stay well below the silence at 9,600 baud. */
const endingPauseMs = 300;
const longestPauseMs = 25;

/** Gives different codes of 20 to 1,500 bytes: texts and ZIPs, with every ending that scanners are set to. */
export function makeCodes(random: Random, count: number): readonly SentCode[] {
  return Array.from({ length: count }, (_, number) =>
    random() < 0.7 ? textCode(random, number) : zipCode(random, number),
  );
}

function textCode(random: Random, number: number): SentCode {
  const start = `HC1:${String(number).padStart(6, '0')}`;
  const length = between(random, shortest, longest) - start.length - 1;
  const rest = Array.from({ length }, () => base45.charAt(between(random, 0, base45.length - 1))).join('');
  const text = `${oneOf(random, ['', '', ']Q1'])}${start}${rest}X`;
  const around =
    random() < 0.03 ? null : oneOf<Around>(random, [...endings, ['\x02', '\x03'], ['\x02', '\r']]);
  return { text, bytes: wrapped(text, around), needsSilence: around === null };
}

/** What a scanner puts before and behind a code. */
type Around = readonly [before: string, behind: string];

const endings: readonly [Around, ...Around[]] = [
  ['', '\r'],
  ['', '\n'],
  ['', '\r\n'],
  ['', '\t'],
];

/** The content holds every byte, so also those that would end a text. */
function zipCode(random: Random, number: number): SentCode {
  const length = between(random, 0, longest - zipOf('').length - 6);
  const content = Array.from({ length }, () => String.fromCharCode(between(random, 0, 255))).join('');
  const text = oneOf(random, ['', '', ']Q1']) + zipOf(String(number).padStart(6, '0') + content);
  return { text, bytes: wrapped(text, oneOf<Around>(random, [...endings, ['', '']])), needsSilence: false };
}

function wrapped(text: string, around: Around | null): string {
  return around === null ? text : around[0] + text + around[1];
}

/**
 * Sends codes in pieces of any length, with pauses between them. One that only silence ends goes out in one piece: a
 * busy machine would hold the next one back for longer than the silence, as no scanner does.
 */
export async function sendCodes(cable: PtyPair, codes: readonly SentCode[], random: Random): Promise<void> {
  for (const { bytes, needsSilence } of codes) {
    for (let at = 0; at < bytes.length;) {
      const length = needsSilence ? bytes.length : lengthOfPiece(random);
      await cable.send(bytes.slice(at, at + length));
      at += length;
      if (random() < 0.08) await pause(between(random, 1, longestPauseMs));
    }
    if (needsSilence) await pause(endingPauseMs);
  }
}

function lengthOfPiece(random: Random): number {
  return oneOf(random, [1, 7, 63, 64, 200, 1000, between(random, 1, 400)]);
}

/** What became of codes on their way. */
export interface Tally {
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
  /** Heard, but never sent: two codes merged, one cut in two, a byte changed, a rejection. */
  readonly strange: number;
}

/** Compares what was sent with what was heard. */
export function tallyOf(sent: readonly SentCode[], heard: readonly string[]): Tally {
  const texts = new Set(sent.map(({ text }) => text));
  const different = new Set(heard);
  return {
    sent: sent.length,
    lost: sent.filter(({ text }) => !different.has(text)).length,
    doubled: heard.length - different.size,
    strange: heard.filter((text) => !texts.has(text)).length,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
