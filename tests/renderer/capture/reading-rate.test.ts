import { describe, expect, test } from 'vitest';
import { contest } from '../../../tools/bench/camera/contest.ts';
import { contestFilms, scansOfClutter } from '../../../tools/bench/camera/live.ts';
import { peersOf } from '../../../tools/bench/camera/peers.ts';
import { pipeline } from '../../../tools/bench/camera/pipeline.ts';
import { generatedSamples, publicSamples } from '../../../tools/bench/camera/suites.ts';
import type { Sample } from '../../../tools/bench/camera/suites.ts';
import { loadZxing } from '../../fakes/camera-decoder.ts';

/** A slice of `npm run bench camera`: few pictures, and of the peers those that are quick. */
const seed = 77;
const openZxing = await loadZxing();
const quickPeers = peersOf(openZxing).filter(({ name }) => !['jsQR', 'WeChat'].includes(name));

async function compare(samples: readonly Sample[]) {
  const { sets } = await contest(samples, [pipeline(openZxing), ...quickPeers]);
  const sum = (name: string, what: 'hits' | 'wrong') =>
    [...sets.values()].reduce((total, scores) => total + (scores.get(name)?.[what] ?? 0), 0);
  const peers = quickPeers.map(({ name }) => ({ name, hits: sum(name, 'hits') }));
  const ours = { hits: sum('ambang', 'hits'), wrong: sum('ambang', 'wrong') };
  console.log(`seed ${seed}, ${samples.length} pictures: ${JSON.stringify({ ours, peers })}`);
  return { ours, most: Math.max(...peers.map(({ hits }) => hits)) };
}

describe('the camera reads more than others, and nothing wrong', () => {
  test('of public pictures', { timeout: 240_000 }, async () => {
    // The sets that are hard for everybody.
    const hard = /zxing (qrcode-[24]|ean13-[124]|upc[ae]-[2-5]|pdf417-2|datamatrix-5)$/;
    const samples = publicSamples().filter(({ set }) => hard.test(set));
    const { ours, most } = await compare(samples.filter((_, index) => index % 4 === 2));
    expect(ours.wrong).toBe(0);
    expect(ours.hits).toBeGreaterThan(most);
  });

  test('of generated pictures', { timeout: 240_000 }, async () => {
    const samples = generatedSamples(seed).filter((_, index) => index % 80 === 3);
    const { ours, most } = await compare(samples);
    expect(ours.wrong).toBe(0);
    expect(ours.hits).toBeGreaterThan(most);
  });

  test('of films of one second', { timeout: 240_000 }, async () => {
    const kinds = /well held|small|dark mode/;
    const { sets } = await contestFilms(openZxing, [], seed, 1, kinds, () => undefined);
    const read = [...sets].filter(([, scores]) => scores.get('ambang')?.hits === 1).map(([set]) => set);
    const wrong = [...sets.values()].map((scores) => scores.get('ambang')?.wrong);
    console.log(`seed ${seed}: ${read.length} of ${sets.size} films read`);
    expect(wrong).toEqual(wrong.map(() => 0));
    expect(sets.size).toBe(3);
    expect(read).toEqual([...sets.keys()]);
  });

  test('of clutter makes no scan', { timeout: 240_000 }, () => {
    expect(scansOfClutter(openZxing, seed, 0.03)).toEqual([]);
  });
});
