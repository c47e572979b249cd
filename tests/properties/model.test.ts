import { afterAll, beforeAll, expect, test } from 'vitest';
import { newTally, runModel } from '../fakes/model/histories.ts';
import { modelPolicies } from '../fakes/model/policies.ts';
import { installTimers } from '../fakes/model/timers.ts';
import type { ModelTimers } from '../fakes/model/timers.ts';
import { chanceOf } from '../fakes/seeded.ts';

/** A slice; `npm run bench -- model` runs the whole. */
const histories = Number(process.env['AMBANG_HISTORIES'] ?? 1_500);
const seed = Number(process.env['AMBANG_SEED'] ?? 20_220_717);

let timers: ModelTimers;
beforeAll(() => {
  timers = installTimers();
});
afterAll(() => timers.remove());

test(
  `the door does what references of rules and presence say over ${String(histories)} random histories (seed ${String(seed)})`,
  { timeout: 60_000 + histories * 20 },
  () => {
    const world = { policies: modelPolicies(), timers, tally: newTally() };
    const { tally } = world;
    for (let number = 0; number < histories; number += 1)
      expect(runModel(chanceOf(seed + number), world), `history ${String(number)}`).toBe(null);
    // A comparison that only ever saw yellow, no failure or no restart would prove nothing.
    for (const [outcome, people] of Object.entries(tally.outcomes))
      expect(people, outcome).toBeGreaterThan(histories / 10);
    expect(Math.min(tally.restarts, tally.failures, tally.heldBack)).toBeGreaterThan(histories / 10);
    process.stdout.write(`${JSON.stringify(tally)}\n`);
  },
);
