import { expect, test } from 'vitest';
import { createWaitingOutlet } from '../../../renderer/keyboard/waiting-outlet.ts';

function hearing() {
  const heard: string[] = [];
  return {
    heard,
    submit: (text: string) => void heard.push(text),
    reject: (code: string, length: number) => void heard.push(`${code} ${String(length)}`),
  };
}

const rhythm = { middleGapMs: 2, longestGapMs: 5, terminator: 'enter' } as const;

test('gives what was scanned before the station was there, once and in order, and then all at once', () => {
  const waiting = createWaitingOutlet();
  const door = hearing();
  waiting.submit('first', rhythm);
  waiting.reject('SCAN_INTERRUPTED', 5, rhythm);
  waiting.submit('second', rhythm);
  expect(door.heard).toEqual([]);
  waiting.leadTo(door);
  waiting.submit('third', rhythm);
  expect(door.heard).toEqual(['first', 'SCAN_INTERRUPTED 5', 'second', 'third']);
});
