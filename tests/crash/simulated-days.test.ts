import { describe, expect, test } from 'vitest';
import { simulateInMemory, simulateOnDisk, type SimulatedDays } from './simulated-days.ts';

/** Rounds of the crash tests stand for tenths of a day on disk: one day here, ten when they run in full. */
const days = Math.ceil(Number(process.env['AMBANG_ROUNDS'] ?? 10) / 10);
const size = days === 1 ? 600 : 3000;
const seed = Number(process.env['AMBANG_SEED'] ?? 20_220_601);

function expectHonest(shown: SimulatedDays): void {
  expect(shown.powerCuts).toBe(2);
  expect(shown.lowestCount).toBe(0);
  expect(shown.wrongEvenings).toBe(0);
  expect((shown.flaggedAtEntry + shown.flaggedAtExit) / shown.sharedPasses).toBeGreaterThanOrEqual(0.99);
  expect(shown.falselyFlagged / shown.movements).toBeLessThanOrEqual(0.005);
}

describe(`offices with forgotten exits, shared passes and two power cuts (seed ${String(seed)})`, () => {
  test('have the right count every evening over ten days of 3,000 movements, and find the copies', async () => {
    expectHonest(await simulateInMemory({ days: 10, size: 3000, powerCuts: 2, seed }));
  });

  test(
    `do so on a real log that is killed, over ${String(days)} days of ${String(size)} movements`,
    { timeout: 120_000 * days },
    async () => {
      expectHonest(await simulateOnDisk({ days, size, powerCuts: 2, seed }));
    },
  );
});
