import { newTally, runModel } from '../../tests/fakes/model/histories.ts';
import { modelPolicies } from '../../tests/fakes/model/policies.ts';
import { installTimers } from '../../tests/fakes/model/timers.ts';
import { chanceOf } from '../../tests/fakes/seeded.ts';

/*
 * The door against references of its rules, of presence and of its screen: a million random histories of people, codes,
 * modes, clocks, failures and restarts. `npm test` runs a slice.
 *
 *   node tools/bench/model.ts [HISTORIES] [SEED]
 */

const histories = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20_220_717);
const tellEvery = 10_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

function compare(): number {
  const world = { policies: modelPolicies(), timers: installTimers(), tally: newTally() };
  const start = performance.now();
  for (let number = 0; number < histories; number += 1) {
    const difference = runModel(chanceOf(seed + number), world);
    if (difference !== null) {
      say(`history ${String(number)} of seed ${String(seed)}, ${difference}`);
      return 1;
    }
    if ((number + 1) % tellEvery === 0) say(`  ${String(number + 1)} so far, ${JSON.stringify(world.tally)}`);
  }
  const seconds = (performance.now() - start) / 1000;
  say(`${String(histories)} histories of 8 to 24 steps, seed ${String(seed)}: no difference`);
  say(`  ${(histories / seconds).toFixed(0)} histories a second; ${JSON.stringify(world.tally)}`);
  return 0;
}

process.exitCode = compare();
