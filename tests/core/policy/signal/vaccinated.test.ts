import { describe, expect, test } from 'vitest';
import { doseLevelOf, progressTo, vaccinatedOf } from '../../../../main/core/policy/signal/vaccinated.ts';
import { adult, dose, tested } from '../../../fakes/facts.ts';

describe('how far somebody is vaccinated (S3-06)', () => {
  test.each([
    [0, 2, 'none'],
    [1, 2, 'one'],
    [2, 2, 'two'],
    [1, 1, 'two'],
    [2, 1, 'booster'],
    [3, 2, 'booster'],
    [3, 3, 'booster'],
    [2, 3, 'one'],
  ] as const)('dose %d of %d is %s', (doseNumber, inSeries, level) => {
    expect(doseLevelOf(adult(dose(doseNumber, inSeries)))).toBe(level);
  });

  test('is not known of a test', () => {
    expect(doseLevelOf(adult(tested('naat', 'negative', 5)))).toBe('none');
  });
});

describe('the share vaccinated', () => {
  const person = (subjectKey: string | null, doses: number) => ({
    subjectKey,
    facts: adult(doses === 0 ? {} : dose(doses, 2)),
  });

  test('counts each person once, by the best that was seen', () => {
    const people = [
      person('a', 1),
      person('a', 2),
      person('a', 0),
      person('b', 3),
      person('c', 0),
      person(null, 3),
    ];
    expect(vaccinatedOf(people)).toEqual({ people: 3, one: 2, two: 2, booster: 1, unnamed: 1 });
  });

  test('reaches its target with the last person that it takes (S3-07)', () => {
    const target = { share: 0.7, doses: 'two' } as const;
    const of = (two: number) => progressTo(target, { people: 10, one: 10, two, booster: 0, unnamed: 4 });
    expect(of(6)).toEqual({ share: 0.6, isReached: false, missing: 1 });
    expect(of(7)).toEqual({ share: 0.7, isReached: true, missing: 0 });
    expect(of(10)).toEqual({ share: 1, isReached: true, missing: 0 });
  });

  test('needs more than half a person: the next whole one', () => {
    const all = { people: 3, one: 2, two: 2, booster: 0, unnamed: 0 };
    expect(progressTo({ share: 0.7, doses: 'one' }, all)).toMatchObject({ isReached: false, missing: 1 });
  });

  test('is nothing without a target, or without anybody', () => {
    const nobody = vaccinatedOf([]);
    expect(progressTo({ share: 0.7, doses: 'two' }, nobody)).toBeNull();
    expect(progressTo(null, vaccinatedOf([person('a', 2)]))).toBeNull();
  });
});
