import { isDeepStrictEqual } from 'node:util';
import { anyOrder, carry, manyPoints } from '../../tests/fakes/many-points.ts';
import { chanceOf } from '../../tests/fakes/seeded.ts';

/**
 * Seven points on three sites, 30 days offline; their sticks are carried in 1,000 random orders, three in ten of them
 * twice. Every order must come to the same totals and the same people inside.
 *
 *   node tools/bench/merge.ts [ORDERS] [DAYS] [MOVEMENTS A DAY AND SITE] [SEED]
 */
const [orders = 1_000, days = 30, movements = 40, seed = 2026] = process.argv.slice(2).map(Number);

const points = await manyPoints(seed, days, movements);
const chance = chanceOf(seed);
try {
  const first = await carry(points, points.exports);
  const rows = Object.values(points.truth).reduce((sum, site) => sum + site.rows, 0);
  console.log(
    `seed ${seed}: ${points.stations.length} points, ${days} days, ${rows} rows, ${points.exports.length} exports`,
  );
  let [different, carried] = [0, 0];
  const began = performance.now();
  for (let order = 1; order <= orders; order += 1) {
    const way = anyOrder(points.exports, chance);
    carried += way.length;
    if (!isDeepStrictEqual(await carry(points, way), first)) different += 1;
    if (order % 100 === 0) console.log(`${order} orders, ${different} different`);
  }
  const counted = first.sites.every(({ site, figures }) => figures.entered === points.truth[site]?.entered);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${orders} orders, ${carried} sticks carried, ${different} different, ${(carried / seconds).toFixed(0)} exports a second`,
  );
  console.log(counted ? 'everybody is counted once' : 'SOMEBODY IS COUNTED WRONGLY');
  process.exitCode = different === 0 && counted ? 0 : 1;
} finally {
  points.close();
}
