import { expect, test } from 'vitest';
import { compareVersions } from '../../../main/core/policy/version.ts';

test('versions are compared number by number, and missing numbers are 0', () => {
  const sorted = ['1', '1.0.1', '1.2', '1.10', '2.0.0', '10'];
  expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted);
  expect(compareVersions('1', '1.0.0')).toBe(0);
});
