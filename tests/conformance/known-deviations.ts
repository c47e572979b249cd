import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

const deviationsFile = new URL('./known-deviations.md', import.meta.url);

/** Gives the listed deviations of a suite as `case step`. */
function listedDeviations(suite: string): readonly string[] {
  return readFileSync(deviationsFile, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, name, , , reason]) => name === suite && reason !== '')
    .map(([, , cases, step]) => `${cases} ${step}`);
}

/**
 * Fails on every difference that known-deviations.md does not list, and on every listed one that is none
 * any more.
 *
 * @param differences `case step`, where our result is not the suite's.
 */
export function expectOnlyKnownDeviations(suite: string, differences: readonly string[]): void {
  expect([...differences].sort()).toEqual([...listedDeviations(suite)].sort());
}
