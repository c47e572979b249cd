import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from '../../../tools/gallery/open-page.ts';
import { scanMotions } from '../../fakes/keyboard-devices.ts';
import type { KeyMotion } from '../../fakes/keyboard-devices.ts';
import { serveKeyboardPage } from '../../fakes/keyboard-page.ts';
import type { KeyboardPageServer } from '../../fakes/keyboard-page.ts';
import { plugKeyboardsIn } from '../../fakes/keys-in-chromium.ts';
import type { PageKeyboards } from '../../fakes/keys-in-chromium.ts';
import { seededChance } from '../../fakes/seeded-chance.ts';
import { readTestdata } from '../../fakes/shared-testdata.ts';

/** A key with the modifiers that are held around it. */
type Chord = readonly string[];

interface Payload {
  readonly id: string;
  readonly hex?: string;
  readonly text?: string;
}

/** How wedge scanners send control characters: as Ctrl and the key of the same column, or as a key of its own. */
function chordsOf({ hex = '', text = '' }: Payload): readonly Chord[] {
  const bytes = [...Buffer.from(hex, 'hex'), ...Buffer.from(text)];
  return bytes.map((byte): Chord => {
    if (byte === 0x1b) return ['Escape'];
    if (byte === 0x7f) return ['Delete'];
    if (byte === 0x00) return ['ControlLeft', 'Digit2'];
    if (byte === 0x1c) return ['ControlLeft', 'Backslash'];
    if (byte === 0x1d) return ['ControlLeft', 'BracketRight'];
    if (byte === 0x09 && text + hex !== '09') return ['Tab'];
    if (byte === 0x0d && text + hex !== '0d') return ['Enter'];
    if (byte < 0x20) return ['ControlLeft', `Key${String.fromCharCode(byte + 0x40)}`];
    return scanKey(String.fromCharCode(byte));
  });
}

function scanKey(character: string): Chord {
  const motions = scanMotions(character, 0, { ...scanner, terminator: [] }, seededChance(1), 0);
  return motions.filter(({ isDown }) => isDown).map(({ code }) => code);
}

const enter = { code: 'Enter', modifier: null };
const scanner = { spacing: 6, duty: 0.5, jitter: 0, repressesShift: true, prefix: '', terminator: [enter] };
const payloads = (readTestdata('attack-notes/badbarcode.json') as { readonly payloads: readonly Payload[] })
  .payloads;
const attacks: readonly (readonly [string, readonly Chord[]])[] = [
  ...payloads.map((payload) => [payload.id, chordsOf(payload)] as const),
  ...Array.from(
    { length: 12 },
    (_key, index) => [`F${String(index + 1)}`, [[`F${String(index + 1)}`]]] as const,
  ),
  ['Alt and the numeric pad', ['Numpad0', 'Numpad0', 'Numpad6', 'Numpad5'].map((key) => ['AltLeft', key])],
  ['Super R', [['MetaLeft', 'KeyR']]],
  ['Alt F4', [['AltLeft', 'F4']]],
  ['Alt ArrowLeft', [['AltLeft', 'ArrowLeft']]],
];

/** Gives what a scanner does to its keys for chords. */
function chordMotions(chords: readonly Chord[], from: number): readonly KeyMotion[] {
  return chords.flatMap((chord, index) => {
    const at = from + index * scanner.spacing;
    const move = (code: string, isDown: boolean, late: number) => ({
      code,
      isDown,
      at: at + late,
      device: 0,
    });
    return [
      ...chord.map((code, place) => move(code, true, place / 10)),
      ...chord.toReversed().map((code, place) => move(code, false, 3 + place / 10)),
    ];
  });
}

const nik = '3174990101900001';
const chance = seededChance(1);
const codeKeys = (text: string, from: number, hasEnd = true) =>
  scanMotions(text, from, hasEnd ? scanner : { ...scanner, terminator: [] }, chance, 0);
const after = (motions: readonly KeyMotion[]) => Math.max(0, ...motions.map(({ at }) => at)) + 3;

/** An attack alone, before, inside and behind a code. */
function scenesOf(chords: readonly Chord[]): Readonly<Record<string, readonly KeyMotion[]>> {
  const alone = chordMotions(chords, 0);
  const half = codeKeys(nik.slice(0, 8), 0, false);
  const inside = chordMotions(chords, after(half));
  const code = codeKeys(nik, 0, false);
  const behind = chordMotions(chords, after(code));
  return {
    alone,
    before: [...alone, ...codeKeys(nik, after(alone))],
    inside: [...half, ...inside, ...codeKeys(nik.slice(8), after(inside))],
    behind: [...code, ...behind, ...chordMotions([['Enter']], after(behind))],
  };
}

let server: KeyboardPageServer;
let browser: Browser;
let page: Page;
let keyboards: PageKeyboards;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveKeyboardPage(), launchChromium()]);
  page = await browser.newPage();
  await page.goto(server.address);
  keyboards = await plugKeyboardsIn(page);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(() => page.waitForFunction(() => keyboardPage.isQuiet() && performance.now() > 3000));

const places = ['Button', 'name', 'notes', 'tick', 'Inside'];

describe('a printed attack', () => {
  test.each(attacks)(
    '%s reaches no shortcut, button or field, wherever the focus is',
    async (_name, chords) => {
      for (const [index, motions] of Object.values(scenesOf(chords)).entries()) {
        const place = places[(index + chords.length) % places.length] ?? '';
        await page.locator(`[aria-label=${place}], button:text-is("${place}")`).first().focus();
        await keyboards.play(motions);
        await page.waitForTimeout(250);
      }
      expect(await page.evaluate(() => ({ ...keyboardPage, fields: keyboardPage.fields() }))).toMatchObject({
        pressed: [],
        leaked: [],
        fields: '',
      });
      const scans = await page.evaluate(() => keyboardPage.scans);
      expect(scans.every((text) => text === nik)).toBe(true);
      expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
      expect(page.url()).toBe(server.address);
    },
  );
});
