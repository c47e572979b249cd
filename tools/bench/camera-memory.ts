import { growthOf, measureCameraMemory } from '../../tests/fakes/camera-memory.ts';

/**
 * 100,000 frames with the camera started and stopped 50 times: what the page's processes hold stays within 5 %.
 *
 *   node tools/bench/camera-memory.ts [ROUNDS] [FRAMES]
 */
const [rounds = 50, frames = 100_000] = process.argv.slice(2).map(Number);
const mostGrowth = 0.05;

const held = await measureCameraMemory({
  rounds,
  framesPerRound: frames / rounds,
  hear: (round, counted, kibibytes) =>
    console.log(`round ${round}: ${counted} frames, ${(kibibytes / 1024).toFixed(1)} MiB`),
});
const growth = growthOf(held);
console.log(`after warm-up ${(100 * growth).toFixed(1)} % more in the last half than in the first`);
process.exitCode = growth <= mostGrowth ? 0 : 1;
