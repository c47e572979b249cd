import { describe, expect, test } from 'vitest';
import { newestVersions } from '../../../main/core/policy/newest-versions.ts';
import { somePolicy } from '../../fakes/policies.ts';

const policy = (id: string, version: string) => somePolicy({ id, version });
const used = (...args: Parameters<typeof newestVersions>) => {
  const { policies, rolledBack, known } = newestVersions(...args);
  const names = (some: typeof policies) => some.map(({ id, version }) => `${id} ${version}`);
  return { policies: names(policies), rolledBack: names(rolledBack), known };
};

describe('the newest version of a policy', () => {
  test('is used of several files, and remembered', () => {
    expect(used([], [policy('a', '1.9'), policy('a', '1.10'), policy('b', '1')], {})).toEqual({
      policies: ['a 1.10', 'b 1'],
      rolledBack: ['a 1.9'],
      known: { a: '1.10', b: '1' },
    });
  });

  test('is not undone by an older file, even where that is all there is', () => {
    const known = { a: '2' };
    expect(used([], [policy('a', '1')], known)).toEqual({ policies: [], rolledBack: ['a 1'], known });
    expect(used([], [policy('a', '2')], known).policies).toEqual(['a 2']);
    expect(used([], [policy('a', '3')], known).known).toEqual({ a: '3' });
  });

  test("is the office's own before a built-in one, unless that is newer", () => {
    const builtIn = [policy('a', '2')];
    expect(used(builtIn, [policy('a', '2')], {})).toMatchObject({ policies: ['a 2'], rolledBack: [] });
    expect(used(builtIn, [policy('a', '1')], {})).toMatchObject({ policies: ['a 2'], rolledBack: ['a 1'] });
  });

  test('is always there of a built-in one, whatever was known', () => {
    expect(used([policy('a', '1')], [], { a: '7' }).policies).toEqual(['a 1']);
  });

  test('is not confused by names that every object has', () => {
    expect(used([], [policy('constructor', '1')], {}).policies).toEqual(['constructor 1']);
  });
});
