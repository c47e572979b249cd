import { describe, expect, test } from 'vitest';
import { reportArrival } from '../../../main/core/scan/scan-report.ts';
import type { Arrival, Rhythm } from '../../../main/core/scan/scan-report.ts';
import { testCodes } from '../../../main/core/scan/test-card.ts';

const quick: Rhythm = { middleGapMs: 2, longestGapMs: 9, terminator: 'enter' };
const certificate = testCodes.find(({ id }) => id === 'qr-certificate')?.text ?? '';

function arrival(part: Partial<Arrival>): Arrival {
  const text = part.text === undefined ? certificate : part.text;
  const usual = { method: 'wedge', device: null, text, rejection: null, rhythm: quick } as const;
  return { ...usual, length: text?.length ?? 0, ...part };
}

const adviceOn = (part: Partial<Arrival>) => reportArrival(arrival(part)).advice;
const adviceOnRhythm = (part: Partial<Rhythm>) => adviceOn({ rhythm: { ...quick, ...part } });

describe('a report of an arrival', () => {
  test('says that a code of the card came whole and leaves nothing to do', () => {
    expect(reportArrival(arrival({}))).toEqual({
      method: 'wedge',
      device: null,
      length: 550,
      alphabet: 'base45',
      symbologyMark: null,
      test: { id: 'qr-certificate', wrongCharacters: 0 },
      rhythm: quick,
      rejection: null,
      advice: [],
    });
  });

  test('holds nothing of the text', () => {
    const text = 'HC1:6BF SECRET NAME';
    expect(JSON.stringify(reportArrival(arrival({ text })))).not.toContain('SECRET');
  });

  test.each([
    ['12345678', 'digits'],
    ['HC1:ABC $%', 'base45'],
    ['shc:/5676', 'text'],
    ['PK\u0003\u0004abc', 'binary'],
  ])('names the alphabet of a text: %#', (text, alphabet) => {
    expect(reportArrival(arrival({ text })).alphabet).toBe(alphabet);
  });

  test("tells the scanner's symbology mark from the text", () => {
    expect(reportArrival(arrival({ text: `]Q1${certificate}` }))).toMatchObject({
      symbologyMark: ']Q1',
      test: { id: 'qr-certificate', wrongCharacters: 0 },
      advice: [],
    });
  });
});

describe('advice', () => {
  test('asks for the US layout where characters of the card moved', () => {
    expect(adviceOn({ text: certificate.replaceAll('-', "'") })).toEqual(['layout']);
  });

  test('tells letters of the other case from a layout', () => {
    expect(adviceOn({ text: certificate.toLowerCase() })).toEqual(['case']);
  });

  test('names a prefix or a suffix, as long as one is set up by people', () => {
    expect(adviceOn({ text: `${certificate}12345678` })).toEqual(['extra-characters']);
    expect(adviceOn({ text: `A${certificate}` })).toEqual(['extra-characters']);
    expect(adviceOn({ text: `${certificate}123456789` })).toEqual(['lost-characters']);
  });

  test('names characters that got lost', () => {
    expect(adviceOn({ text: certificate.slice(0, 548) })).toEqual(['lost-characters']);
    expect(adviceOn({ text: null, rejection: 'SCAN_INTERRUPTED', length: 40 })).toEqual(['lost-characters']);
  });

  test('has none for a text that is not of the card', () => {
    expect(adviceOn({ text: 'HC1:6BF+70790T9WJWG.FKY*4GO0' })).toEqual([]);
  });

  test('follows what was refused', () => {
    expect(adviceOn({ text: null, rejection: 'SCAN_MIXED' })).toEqual(['mixed']);
    expect(adviceOn({ text: null, rejection: 'SCAN_CONTROL_CHARACTER' })).toEqual(['control-characters']);
    expect(adviceOn({ text: null, rejection: 'SCAN_TOO_LONG' })).toEqual([]);
  });

  test('calls a scanner slow above 4.5 ms from key to key', () => {
    expect(adviceOnRhythm({ middleGapMs: 4.5 })).toEqual([]);
    expect(adviceOnRhythm({ middleGapMs: 4.6 })).toEqual(['slow']);
  });

  test('names pauses above 75 ms', () => {
    expect(adviceOnRhythm({ longestGapMs: 75 })).toEqual([]);
    expect(adviceOnRhythm({ longestGapMs: 76 })).toEqual(['pauses']);
  });

  test('asks for a terminator where only silence ended the scan', () => {
    expect(adviceOnRhythm({ terminator: 'silence' })).toEqual(['no-terminator']);
  });
});
