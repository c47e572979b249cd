import { expect, test } from 'vitest';
import { runHistory } from '../fakes/presence-histories.ts';
import { chanceOf } from '../fakes/seeded.ts';

const histories = Number(process.env['AMBANG_HISTORIES'] ?? 3_000);
const seed = Number(process.env['AMBANG_SEED'] ?? 20_220_601);

test(
  `presence is what the reference says over ${String(histories)} random histories (seed ${String(seed)})`,
  { timeout: 30_000 + histories * 5 },
  () => {
    for (let number = 0; number < histories; number += 1)
      expect(runHistory(chanceOf(seed + number), 40), `history ${String(number)}`).toBe(null);
  },
);
