import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyOrder, carry, manyPoints, type ManyPoints } from '../../fakes/many-points.ts';
import { chanceOf } from '../../fakes/seeded.ts';

/** A slice of `npm run bench merge`: fewer days, movements and orders. */
const seed = 20261124;
const orders = 8;

let points: ManyPoints;
beforeAll(async () => {
  points = await manyPoints(seed, 5, 40);
});
afterAll(() => points.close());

describe('seven points on three sites, offline for days', () => {
  test('come to the same totals and the same people inside, in whatever order their sticks are carried', async () => {
    const chance = chanceOf(seed);
    const first = await carry(points, points.exports);
    for (let order = 0; order < orders; order += 1)
      expect(await carry(points, anyOrder(points.exports, chance))).toEqual(first);
    expect([first.conflicts, first.gaps]).toEqual([[], []]);
  });

  test('count everybody who went in, and nobody twice', async () => {
    const { sites } = await carry(points, [...points.exports, ...points.exports]);
    const entered = sites.map(({ site, figures }) => [site, figures.entered]);
    expect(entered).toEqual(Object.entries(points.truth).map(([site, truth]) => [site, truth.entered]));
  });

  test('tell which rows nobody has brought, until somebody does', async () => {
    const [missing, ...others] = points.exports.toReversed();
    const { gaps } = await carry(points, others);
    expect(gaps.length).toBeGreaterThan(0);
    expect((await carry(points, [...others, missing ?? ''])).gaps).toEqual([]);
  });
});
