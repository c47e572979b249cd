import { describe, expect, test } from 'vitest';
import { newLogFile } from '../fakes/log-file.ts';
import { killOnce, seeded } from './kill-nine.ts';

const rounds = Number(process.env['AMBANG_ROUNDS'] ?? 10);
const seed = Number(process.env['AMBANG_SEED'] ?? 20_220_601);

describe(`a station killed in mid-work ${String(rounds)} times (seed ${String(seed)})`, () => {
  test(
    'has every row that it acknowledged, a whole database and a whole chain, each time',
    { timeout: rounds * 6000 },
    async () => {
      const file = newLogFile();
      const chance = seeded(seed);
      for (let round = 1; round <= rounds; round += 1) {
        const found = await killOnce(file, Math.floor(chance.next().value * 300));
        expect(found, `round ${String(round)}`).toMatchObject({
          lost: [],
          integrity: 'ok',
          chainHolds: true,
        });
        expect(found.acknowledged).toBeGreaterThan(0);
        expect(found.lastRow - found.acknowledged).toBeOneOf([0, 1]);
      }
    },
  );
});
