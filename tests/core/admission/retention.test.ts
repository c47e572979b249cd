import { expect, test } from 'vitest';
import { retentionCutoff } from '../../../main/core/admission/retention.ts';

const now = Date.UTC(2022, 5, 29, 3);

test('reaches back by whole days', () => {
  expect(retentionCutoff(now, 28)).toBe(Date.UTC(2022, 5, 1, 3));
  expect(retentionCutoff(now, 1)).toBe(Date.UTC(2022, 5, 28, 3));
});

test.each([0, -1, 0.5, Number.NaN, Infinity])('refuses to keep rows for %d days', (days) => {
  expect(() => retentionCutoff(now, days)).toThrow(RangeError);
});
