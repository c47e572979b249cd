import { anyScanner, scanMotions, touchMotions, typingMotions } from './keyboard-devices.ts';
import type { KeyMotion, ScannerModel } from './keyboard-devices.ts';
import type { Chance } from './seeded-chance.ts';

/** Some seconds at one door: what was done to its keys, and what would be right to make of it. */
export interface WedgeSession {
  readonly kind: SessionKind;
  readonly motions: readonly KeyMotion[];
  /** The texts that scanners typed from the first to the last key, without prefix and terminator. */
  readonly texts: readonly string[];
}

export const sessionKinds = [
  'clean',
  'stray',
  'two scanners',
  'typing',
  'typing beside a scan',
  'cut',
] as const;
export type SessionKind = (typeof sessionKinds)[number];

const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const digits = '0123456789';
const strayKeys = [
  'KeyA',
  'KeyQ',
  'Digit1',
  'Digit7',
  'Space',
  'Enter',
  'Tab',
  'Escape',
  'F5',
  'ShiftLeft',
  'ArrowDown',
  'Numpad4',
] as const;

/** Gives a session of a kind. Numbers of people are of the sub-district 99, which does not exist. */
export function anySession(kind: SessionKind, chance: Chance): WedgeSession {
  return { kind, ...sessions[kind](chance) };
}

type Scenes = Readonly<Record<SessionKind, (chance: Chance) => Omit<WedgeSession, 'kind'>>>;

const sessions: Scenes = {
  clean: (chance) => scansInARow(chance.whole(1, 3), chance),
  stray: (chance) => {
    const { motions, texts } = scansInARow(1, chance);
    const until = endOf(motions);
    const strays = Array.from({ length: chance.whole(1, 3) }, () =>
      touchMotions(chance.oneOf(strayKeys), chance.between(700, until + 300), chance, 9),
    );
    return { motions: [...motions, ...strays.flat()], texts };
  },
  'two scanners': (chance) => {
    const first = anyScanner(chance);
    const second = chance.happens(0.5) ? { ...first } : anyScanner(chance);
    const [one, other] = [anyText(chance), anyText(chance)];
    const motions = scanMotions(one, 1000, first, chance, 0);
    const start = chance.happens(0.3)
      ? chance.between(1000, 1000 + 2 * first.spacing)
      : chance.between(1000, endOf(motions) + 100);
    return { motions: [...motions, ...scanMotions(other, start, second, chance, 1)], texts: [one, other] };
  },
  typing: (chance) => ({ motions: typingMotions(anyWords(chance), 1000, chance, 9), texts: [] }),
  'typing beside a scan': (chance) => {
    const typed = typingMotions(anyWords(chance), 1000, chance, 9);
    const text = anyText(chance);
    const start = chance.between(800, endOf(typed) + 300);
    return { motions: [...typed, ...scanMotions(text, start, anyScanner(chance), chance, 0)], texts: [text] };
  },
  cut: (chance) => {
    const text = anyText(chance);
    const part = text.slice(0, chance.whole(1, text.length - 1));
    return {
      motions: scanMotions(part, 1000, { ...anyScanner(chance), terminator: [] }, chance, 0),
      texts: [part],
    };
  },
};

/** People one after another, each with a code; a scanner that lost its Enter needs a longer pause behind a code. */
function scansInARow(count: number, chance: Chance): Omit<WedgeSession, 'kind'> {
  const scanner = anyScanner(chance);
  const texts = Array.from({ length: count }, () => anyText(chance));
  let at = 1000;
  const motions = texts.flatMap((text) => {
    const scan = scanMotions(text, at, withLostEnd(scanner, chance), chance, 0);
    at = endOf(scan) + chance.between(2100, 4000);
    return scan;
  });
  return { motions, texts };
}

function withLostEnd(scanner: ScannerModel, chance: Chance): ScannerModel {
  return chance.happens(0.05) ? { ...scanner, terminator: scanner.terminator.slice(1) } : scanner;
}

function anyText(chance: Chance): string {
  return chance.oneOf([
    () => `HC1:${chance.text(base45, chance.happens(0.1) ? 546 : chance.whole(60, 160))}`,
    () => `shc:/${chance.text(digits, chance.whole(40, 120))}`,
    () => anyNik(chance),
    () => anyNip(chance),
    () => chance.text(digits, chance.whole(8, 14)),
    () => chance.text('ABCDEFGHKLMNP0123456789-', chance.whole(8, 14)),
  ])();
}

/** Numbers as people have them: with a day of birth in its place. */
function anyNik(chance: Chance): string {
  const day = two(chance.whole(1, 28) + chance.oneOf([0, 40]));
  return `317499${day}${two(chance.whole(1, 12))}${chance.text(digits, 2)}${chance.text(digits, 4)}`;
}

function anyNip(chance: Chance): string {
  const born = `19${chance.text(digits, 2)}${two(chance.whole(1, 12))}${two(chance.whole(1, 28))}`;
  return `${born}20${chance.text(digits, 2)}${two(chance.whole(1, 12))}${chance.oneOf(['1', '2'])}${chance.text(digits, 3)}`;
}

const two = (number: number) => String(number).padStart(2, '0');

function anyWords(chance: Chance): string {
  const word = () => chance.text('abcdefghijklmnopqrstuvwxyz', chance.whole(2, 9));
  return Array.from({ length: chance.whole(1, 4) }, word).join(' ');
}

function endOf(motions: readonly KeyMotion[]): number {
  return motions.reduce((latest, { at }) => Math.max(latest, at), 0);
}
