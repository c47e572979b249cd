import { expect, test } from 'vitest';
import { growthOf, measureCameraMemory } from '../../fakes/camera-memory.ts';

test('growth is told of rounds after the warm-up alone', () => {
  expect(growthOf([900, 900, 100, 100, 100, 100])).toBe(0);
  expect(growthOf([100, 100, 100, 100, 110, 110])).toBeCloseTo(0.1);
});

/** A slice of `npm run bench camera-memory`, whose limit is 5 % over 50 rounds. */
test(
  'a camera that is started and stopped six times leaves nothing behind',
  { timeout: 180_000 },
  async () => {
    const held = await measureCameraMemory({ rounds: 6, framesPerRound: 100 });
    console.log(`MiB after each stop: ${held.map((kibibytes) => (kibibytes / 1024).toFixed(0)).join(' ')}`);
    expect(growthOf(held)).toBeLessThan(0.1);
  },
);
