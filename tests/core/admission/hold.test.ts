import { expect, test } from 'vitest';
import { holdReason } from '../../../main/core/admission/hold.ts';

test('a copy waits, whether there is room or not', () => {
  expect(holdReason('already-inside', 'room')).toBe('DOOR_ALREADY_INSIDE');
  expect(holdReason('already-inside', 'full')).toBe('DOOR_ALREADY_INSIDE');
});

test('whoever comes new waits before a full house, and hears the same of a full class', () => {
  expect(holdReason(null, 'full')).toBe('DOOR_FULL');
  expect(holdReason(null, 'class-full')).toBe('DOOR_FULL');
});

test('nobody waits who finds room, or who is counted already', () => {
  expect(holdReason(null, 'room')).toBe(null);
  expect(holdReason('exit-missing', 'full')).toBe(null);
  expect(holdReason('scanned-again', 'full')).toBe(null);
});
