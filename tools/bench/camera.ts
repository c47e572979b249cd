import { parseArgs } from 'node:util';
import { loadZxing } from '../../tests/fakes/camera-decoder.ts';
import { contest, printContest } from './camera/contest.ts';
import { pipeline } from './camera/pipeline.ts';
import { peersOf } from './camera/peers.ts';
import { generatedSamples, publicSamples } from './camera/suites.ts';

/**
 * Compares the camera's whole pipeline with the decoders that others would take, picture by picture in one run.
 * Ends with 1 when a target of the camera is missed.
 *
 *   node tools/bench/camera.ts [--seed N] [--sets PATTERN] [--every N] [--without-peers]
 *
 * The passes were chosen on the generated pictures of seed 1 and on the public ones; the default seed is another.
 */
const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '2026' },
    sets: { type: 'string', default: '.' },
    every: { type: 'string', default: '1' },
    'without-peers': { type: 'boolean', default: false },
  },
});
const seed = Number(options.seed);
const openZxing = await loadZxing();
const wanted = new RegExp(options.sets);
const samples = [...publicSamples(), ...generatedSamples(seed)]
  .filter(({ set }) => wanted.test(set))
  .filter((_, index) => index % Number(options.every) === 0);
const contenders = [pipeline(openZxing), ...(options['without-peers'] ? [] : peersOf(openZxing))];
console.log(`camera: ${samples.length} pictures, the generated ones of seed ${seed}`);
process.exitCode = printContest(await contest(samples, contenders)) ? 0 : 1;
