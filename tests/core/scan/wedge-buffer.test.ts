import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../main/core/scan/us-layout.ts';
import {
  codeSilence,
  createWedgeBuffer,
  grace,
  leftoverSilence,
  silence,
} from '../../../main/core/scan/wedge-buffer.ts';
import type { WedgeFinding, WedgeKey } from '../../../main/core/scan/wedge-buffer.ts';
import { longestScan } from '../../../main/core/scan/wedge-run.ts';

const certificate = `HC1:${'6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8'.repeat(10)}`;
const nik = '3174990101900001';
const enter = { code: 'Enter', shift: false };
const rejectedAsMixed = (length: number) => ({ kind: 'rejected', code: 'SCAN_MIXED', length });

interface Stroke {
  readonly code: string;
  readonly shift: boolean;
  readonly control?: boolean;
}

function strokesOf(text: string): readonly Stroke[] {
  return Array.from(text, (character) => {
    const key = keyOf(character);
    if (!key) throw new Error(`no key for ${character}`);
    return key;
  });
}

/** Presses keys with a pause before each, waits for silence, and gives what was found. No key is heard coming up. */
function type(strokes: readonly Stroke[], gap: number | readonly number[], from = 1000): WedgeFinding[] {
  const buffer = createWedgeBuffer();
  let at = from;
  const findings = strokes.flatMap((stroke, index) => {
    at += index === 0 ? 0 : typeof gap === 'number' ? gap : (gap[index] ?? 0);
    return [...buffer.press({ control: false, ...stroke, at })];
  });
  return [...findings, ...buffer.settle(at + codeSilence + 1)];
}

const personKeys = (findings: readonly WedgeFinding[]) =>
  findings.flatMap((finding) => (finding.kind === 'person' ? finding.keys.map((key) => key.code) : ['?']));

describe('a scan', () => {
  test.each([0, 1, 5, 12, 25])('is read whole at %i ms a key', (gap) => {
    expect(type([...strokesOf(certificate), enter], gap)).toEqual([{ kind: 'scan', text: certificate }]);
  });

  test.each([
    ['Enter', { code: 'Enter', shift: false }],
    ['the numeric Enter', { code: 'NumpadEnter', shift: false }],
    ['Tab', { code: 'Tab', shift: false }],
    ['LF as Ctrl+J', { code: 'KeyJ', shift: false, control: true }],
    ['CR as Ctrl+M', { code: 'KeyM', shift: false, control: true }],
  ])('ends with %s', (_name, terminator) => {
    const buffer = createWedgeBuffer();
    const keys: WedgeKey[] = [...strokesOf(certificate), terminator].map((stroke, index) => ({
      control: false,
      ...stroke,
      at: index * 3,
    }));
    const findings = keys.flatMap((key) => [...buffer.press(key), ...buffer.lift(key.code, key.at + 1)]);
    expect(findings).toEqual([{ kind: 'scan', text: certificate }]);
    expect(buffer.isWaiting()).toBe(false);
  });

  test('ends with silence where the scanner sends no terminator', () => {
    expect(type(strokesOf(certificate), 3)).toEqual([{ kind: 'scan', text: certificate }]);
  });

  const pauseAt = (place: number, length: number) =>
    Array.from(`${certificate}\r`, (_character, index) => (index === place ? length : 3));

  test('that says where it begins survives a pause of a whole second and not one of a millisecond more', () => {
    const strokes = [...strokesOf(certificate), enter];
    expect(type(strokes, pauseAt(40, codeSilence))).toEqual([{ kind: 'scan', text: certificate }]);
    expect(type(strokes, pauseAt(40, codeSilence + 1))).toEqual([
      { kind: 'scan', text: certificate.slice(0, 40) },
      { kind: 'rejected', code: 'SCAN_INTERRUPTED', length: certificate.length - 40 },
    ]);
  });

  test('that broke off does not make another person of its rest, and the next code is free of it', () => {
    const strokes = [...strokesOf(certificate), enter, ...strokesOf('64749901019000'), enter];
    const gaps = strokes.map((_stroke, index) =>
      index === 40 ? codeSilence + 1 : index === certificate.length + 1 ? silence + 1 : 3,
    );
    expect(type(strokes, gaps)).toEqual([
      { kind: 'scan', text: certificate.slice(0, 40) },
      { kind: 'rejected', code: 'SCAN_INTERRUPTED', length: certificate.length - 40 },
      { kind: 'scan', text: '64749901019000' },
    ]);
  });

  test('may follow one that ended in silence, once the time of a rest is over', () => {
    const strokes = [...strokesOf(certificate), ...strokesOf('64749901019000'), enter];
    const after = (pause: number) =>
      type(
        strokes,
        strokes.map((_stroke, index) => (index === certificate.length ? pause : 3)),
      ).at(-1);
    expect(after(leftoverSilence)).toMatchObject({ kind: 'rejected', code: 'SCAN_INTERRUPTED' });
    expect(after(leftoverSilence + 1)).toEqual({ kind: 'scan', text: '64749901019000' });
  });

  test('that says where it begins may be as slow as 100 ms a key, with a pause, and no slower', () => {
    const strokes = [...strokesOf(certificate.slice(0, 200)), enter];
    const gaps = (each: number) => strokes.map((_stroke, index) => (index === 90 ? 400 : each));
    expect(type(strokes, gaps(100))).toEqual([{ kind: 'scan', text: certificate.slice(0, 200) }]);
    expect(type(strokes, gaps(101)).every(({ kind }) => kind === 'person')).toBe(true);
  });

  test('without such a beginning may be held up once for 40 ms and no longer', () => {
    const gaps = (length: number) => Array.from(`${nik}\r`, (_digit, index) => (index === 5 ? length : 10));
    expect(type([...strokesOf(nik), enter], gaps(54))).toEqual([{ kind: 'scan', text: nik }]);
    expect(type([...strokesOf(nik), enter], gaps(55))).toEqual([rejectedAsMixed(nik.length)]);
  });

  test('that is torn into two whole numbers is refused: the second may be another person’s', () => {
    const gaps = Array.from(`${nik}\r`, (_digit, index) => (index === 8 ? 30 : 10));
    expect(type([...strokesOf(nik), enter], gaps)).toEqual([rejectedAsMixed(nik.length)]);
  });

  test('is a number of up to 15 characters, a NIK or a NIP: longer ones are two behind one another', () => {
    for (const number of ['AB3456789012345', nik, `19${nik}`, '19860926 201505 1 001'])
      expect(type([...strokesOf(number), enter], 10)).toEqual([{ kind: 'scan', text: number }]);
    for (const number of ['AB34567890123456', `${nik}9`])
      expect(type([...strokesOf(number), enter], 10)).toEqual([rejectedAsMixed(number.length)]);
  });

  test('that lost its terminator is not joined with the next code behind a pause', () => {
    const strokes = [...strokesOf(certificate), ...strokesOf(certificate), enter];
    const gaps = strokes.map((_stroke, index) => (index === certificate.length ? silence + 1 : 3));
    expect(type(strokes, gaps)).toEqual([
      { kind: 'scan', text: certificate },
      { kind: 'scan', text: certificate },
    ]);
  });

  test('that lost its terminator keeps free of the key that a finger touches behind it', () => {
    const strokes = [...strokesOf(certificate), ...strokesOf('a')];
    const gaps = strokes.map((_stroke, index) => (index === certificate.length ? silence + 50 : 3));
    expect(type(strokes, gaps)).toMatchObject([{ kind: 'scan', text: certificate }, { kind: 'person' }]);
  });

  test('whose last two characters come late is still whole', () => {
    const strokes = [...strokesOf(certificate), enter];
    expect(type(strokes, pauseAt(certificate.length - 2, silence + 200))).toEqual([
      { kind: 'scan', text: certificate },
    ]);
  });

  test('has eight characters or more', () => {
    expect(type([...strokesOf('12345678'), enter], 5)).toEqual([{ kind: 'scan', text: '12345678' }]);
    expect(type([...strokesOf('1234567'), enter], 5)).toEqual([
      { kind: 'rejected', code: 'SCAN_INTERRUPTED', length: 7 },
    ]);
  });

  test('has as many characters as the largest code and no more', () => {
    const longest = `HC1:${'A'.repeat(longestScan - 4)}`;
    expect(type([...strokesOf(longest), enter], 1)).toEqual([{ kind: 'scan', text: longest }]);
    expect(type([...strokesOf(`${longest}A`), enter], 1)).toMatchObject([
      { kind: 'rejected', code: 'SCAN_TOO_LONG' },
    ]);
  });

  test('takes no longer than a minute', () => {
    const slow = strokesOf(`HC1:${'A'.repeat(1000)}`);
    expect(type(slow.slice(0, 601), 100)).toMatchObject([{ kind: 'scan' }]);
    expect(type(slow.slice(0, 602), 100)).toEqual([
      { kind: 'rejected', code: 'SCAN_INTERRUPTED', length: 602 },
    ]);
  });

  test('may begin with STX, which arrives as Ctrl+B', () => {
    const stx = { code: 'KeyB', shift: false, control: true };
    expect(type([stx, ...strokesOf('99887766'), enter], 3)).toEqual([{ kind: 'scan', text: '99887766' }]);
  });

  test('keeps the symbology mark of the scanner', () => {
    expect(type([...strokesOf(`]Q1${certificate}`), enter], 3)).toEqual([
      { kind: 'scan', text: `]Q1${certificate}` },
    ]);
  });

  test('is not joined by a stray key before it, however close', () => {
    const stray = [{ code: 'KeyK', shift: false }, ...strokesOf(certificate), enter];
    expect(type(stray, [0, 60])).toEqual([{ kind: 'scan', text: certificate }]);
    const apart = type(stray, [0, silence + 1]);
    expect(apart.map((finding) => finding.kind)).toEqual(['person', 'scan']);
    expect(apart[1]).toEqual({ kind: 'scan', text: certificate });
  });

  test('with control keys inside is rejected whole', () => {
    const [front, back] = [strokesOf(certificate.slice(0, 30)), strokesOf(certificate.slice(30))];
    const intruders: readonly Stroke[] = [
      { code: 'KeyW', shift: false, control: true },
      { code: 'F4', shift: false, control: true },
      { code: 'F1', shift: false },
      { code: 'Escape', shift: false },
      { code: 'Numpad6', shift: false, control: true },
      { code: 'ArrowDown', shift: false },
    ];
    for (const intruder of intruders) {
      expect(type([...front, intruder, ...back, enter], 3)).toEqual([
        { kind: 'rejected', code: 'SCAN_CONTROL_CHARACTER', length: certificate.length + 1 },
      ]);
    }
  });

  test('that is nothing but control characters is rejected too', () => {
    const shortcuts = ['KeyP', 'KeyO', 'KeyN'].map((code) => ({ code, shift: false, control: true }));
    expect(type(shortcuts, 4)).toEqual([{ kind: 'rejected', code: 'SCAN_CONTROL_CHARACTER', length: 3 }]);
  });
});

describe('typing by a person', () => {
  test('never gathers into a scan, however long', () => {
    const findings = type([...strokesOf('123456789012'), enter], 110);
    expect(findings.every((finding) => finding.kind === 'person')).toBe(true);
    expect(personKeys(findings)).toHaveLength(13);
  });

  test('gives a lone Enter or Tab back as a key', () => {
    expect(personKeys(type([enter], 0))).toEqual(['Enter']);
    expect(personKeys(type([{ code: 'Tab', shift: true }], 0))).toEqual(['Tab']);
  });

  test('gives one shortcut back as a key, to be ignored by the page', () => {
    expect(personKeys(type([{ code: 'KeyP', shift: false, control: true }], 0))).toEqual(['KeyP']);
  });

  test('gives back keys that two fingers pressed at once', () => {
    expect(personKeys(type(strokesOf('123'), 2))).toEqual(['Digit1', 'Digit2', 'Digit3']);
  });

  test('waits for no modifier: Shift alone is nothing', () => {
    expect(type([{ code: 'ShiftLeft', shift: true }], 0)).toEqual([]);
  });
});

describe('any keys at all', () => {
  const anyKey = fc.record({
    code: fc.constantFrom(
      'KeyA',
      'Digit5',
      'Enter',
      'Tab',
      'F2',
      'Escape',
      'Semicolon',
      '',
      'ShiftLeft',
      'KeyJ',
    ),
    shift: fc.boolean(),
    control: fc.boolean(),
    gap: fc.integer({ min: 0, max: 400 }),
  });

  test('are each given exactly once, and a scan keeps to its limits', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 60 }), (keys) => {
        const findings = type(
          keys,
          keys.map((key) => key.gap),
        );
        for (const finding of findings) {
          if (finding.kind !== 'scan') continue;
          expect(finding.text.length).toBeGreaterThanOrEqual(8);
          expect(finding.text).toMatch(/^[\x20-\x7e]+$/);
        }
        const given = findings.flatMap((finding) => (finding.kind === 'person' ? finding.keys : [])).length;
        expect(given).toBeLessThanOrEqual(keys.length);
      }),
    );
  });

  test('of a US keyboard come out as the characters that were meant', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((unit) => String.fromCharCode(unit)),
      minLength: 8,
      maxLength: 400,
    });
    fc.assert(
      fc.property(printable, fc.integer({ min: 0, max: 25 }), (text, gap) => {
        const code = `{"${text}`;
        expect(type([...strokesOf(code), enter], gap)).toEqual([{ kind: 'scan', text: code }]);
      }),
    );
  });

  test('two people in a row are two scans, never one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), fc.integer({ min: grace + 1, max: 500 }), (gap, pause) => {
        const strokes = [...strokesOf('HC1:AAAAAAAA'), enter, ...strokesOf('HC1:BBBBBBBB'), enter];
        const gaps = strokes.map((_stroke, index) => (index === 13 ? pause : gap));
        expect(type(strokes, gaps)).toEqual([
          { kind: 'scan', text: 'HC1:AAAAAAAA' },
          { kind: 'scan', text: 'HC1:BBBBBBBB' },
        ]);
      }),
    );
  });
});
