import { describe, expect, test } from 'vitest';
import { doorStatus, screenState } from '../../preload/contract/screen-state.ts';

/**
 * Every field that crosses to the public window, by hand. Whoever adds one has to write it here and answer: does it tell
 * a reason, a dose, a date of a person's, or who somebody is? (docs/architecture.md, invariant 6)
 */
const fieldsOfScreens = {
  starting: [],
  ready: [],
  result: [
    'advisory',
    'held',
    'initials',
    'language',
    'notice',
    'number',
    'returnsAfterMs',
    'shown',
    'wording',
  ],
  leaving: ['until'],
  exit: ['at', 'held', 'language', 'number', 'returnsAfterMs'],
  visit: ['ask', 'canSkip', 'choices', 'language', 'number', 'returnsAfterMs'],
  'out-of-service': ['code'],
};

describe('what the public window is told', () => {
  test('has these fields for each screen and no others', () => {
    const found = screenState.options.map(({ entries }) => [
      entries.kind.literal,
      Object.keys(entries)
        .filter((name) => name !== 'kind')
        .toSorted(),
    ]);
    expect(Object.fromEntries(found)).toEqual(fieldsOfScreens);
  });

  test('has these of the house, none of which is about a person', () => {
    expect(Object.keys(doorStatus.entries.house.entries).toSorted()).toEqual([
      'capacity',
      'closed',
      'guardOnDuty',
      'inside',
      'legalBasis',
    ]);
  });
});
