import { parseArgs } from 'node:util';
import { loadZxing } from '../../tests/fakes/camera-decoder.ts';
import { contest, printHead, printSet, printSums } from './camera/contest.ts';
import { printIdleCost, printLatency } from './camera/latency.ts';
import { contestFilms, scansOfClutter } from './camera/live.ts';
import { peersOf } from './camera/peers.ts';
import { pipeline } from './camera/pipeline.ts';
import { generatedSamples, publicSamples } from './camera/suites.ts';

/**
 * Compares the camera's whole pipeline with the decoders that others would take, picture by picture and film by
 * film in one run; then lets it see clutter, and measures its time. Ends with 1 when a target is missed.
 *
 *   node tools/bench/camera.ts [--parts pictures,films,clutter,latency] [--seed N] [--sets PATTERN] [--every N]
 *                              [--films N] [--minutes N] [--without-peers]
 *
 * The passes were chosen on the generated pictures of seed 1 and on the public ones; the default seed is another.
 */
const { values: options } = parseArgs({
  options: {
    parts: { type: 'string', default: 'pictures,films,clutter,latency' },
    seed: { type: 'string', default: '2026' },
    sets: { type: 'string', default: '.' },
    every: { type: 'string', default: '1' },
    films: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '10' },
    'without-peers': { type: 'boolean', default: false },
  },
});
const seed = Number(options.seed);
const openZxing = await loadZxing();
const peers = options['without-peers'] ? [] : peersOf(openZxing);

const parts: Readonly<Record<string, () => Promise<boolean> | boolean>> = {
  async pictures() {
    const wanted = new RegExp(options.sets);
    const samples = [...publicSamples(), ...generatedSamples(seed)]
      .filter(({ set }) => wanted.test(set))
      .filter((_, index) => index % Number(options.every) === 0);
    const contenders = [pipeline(openZxing), ...peers];
    console.log(`${samples.length} pictures in one go, the generated ones of seed ${seed}`);
    printHead(contenders);
    return printSums(await contest(samples, contenders, (set, scores) => printSet(set, scores, contenders)));
  },
  async films() {
    console.log(`films of one second, ${options.films} of each kind, seed ${seed}`);
    const contenders = [pipeline(openZxing), ...peers];
    printHead(contenders);
    const hear = (set: string, scores: Parameters<typeof printSet>[1]) => printSet(set, scores, contenders);
    return printSums(
      await contestFilms(openZxing, peers, seed, Number(options.films), new RegExp(options.sets), hear),
    );
  },
  clutter() {
    const scans = scansOfClutter(openZxing, seed, Number(options.minutes));
    console.log(`${options.minutes} minutes of clutter, seed ${seed}: ${scans.length} scans`);
    return scans.length === 0;
  },
  async latency() {
    printIdleCost(openZxing);
    return printLatency();
  },
};

let isMet = true;
for (const name of options.parts.split(',')) {
  const part = parts[name];
  if (part === undefined) throw new Error(`no part "${name}"; there are ${Object.keys(parts).join(', ')}`);
  if (!(await part())) isMet = false;
}
process.exitCode = isMet ? 0 : 1;
