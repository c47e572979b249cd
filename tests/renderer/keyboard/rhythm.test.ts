import { describe, expect, test } from 'vitest';
import { createRhythmKeeper } from '../../../renderer/keyboard/rhythm.ts';

const key = (code: string, at: number, control = false) => ({ code, shift: false, control, at });

describe('the rhythm of a scan', () => {
  test('is the middle and the longest gap from key to key, and what ended it', () => {
    const rhythm = createRhythmKeeper();
    [0, 4, 8, 30, 34].forEach((at) => rhythm.note(key('KeyA', at)));
    rhythm.note(key('Enter', 90));
    expect(rhythm.take()).toEqual({ middleGapMs: 4, longestGapMs: 22, terminator: 'enter' });
  });

  test.each([
    ['Tab', false, 'tab'],
    ['KeyM', true, 'cr'],
    ['KeyJ', true, 'lf'],
    ['KeyM', false, 'silence'],
  ])('ends with %s (control: %s) as %s', (code, control, terminator) => {
    const rhythm = createRhythmKeeper();
    rhythm.note(key(code, 0, control));
    expect(rhythm.take().terminator).toBe(terminator);
  });

  test('forgets keys that came a second before, and those of the scan before', () => {
    const rhythm = createRhythmKeeper();
    [0, 1001, 1004].forEach((at) => rhythm.note(key('KeyA', at)));
    expect(rhythm.take().longestGapMs).toBe(3);
    rhythm.note(key('KeyA', 1500));
    expect(rhythm.take()).toEqual({ middleGapMs: 0, longestGapMs: 0, terminator: 'silence' });
  });

  test('does not count Shift as a key', () => {
    const rhythm = createRhythmKeeper();
    rhythm.note(key('KeyA', 0));
    rhythm.note(key('ShiftLeft', 5));
    rhythm.note(key('KeyB', 8));
    expect(rhythm.take().middleGapMs).toBe(8);
  });
});
