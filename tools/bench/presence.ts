import { runHistory } from '../../tests/fakes/presence-histories.ts';
import { chanceOf } from '../../tests/fakes/seeded.ts';
import { simulateInMemory, simulateOnDisk, type SimulatedDays } from '../../tests/crash/simulated-days.ts';

/*
 * Presence at length: random histories against the reference, and ten days of 3,000 movements, once on a real log that
 * is killed twice and twenty times in memory. `npm test` runs a slice of each.
 *
 *   node tools/bench/presence.ts [HISTORIES] [SEED]
 */

const histories = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20_220_601);
const stepsOfHistory = 40;
const seedsInMemory = 20;
const tenDays = { days: 10, size: 3000, powerCuts: 2 };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function compareHistories(): number {
  const start = performance.now();
  for (let number = 0; number < histories; number += 1) {
    const difference = runHistory(chanceOf(seed + number), stepsOfHistory);
    if (difference === null) continue;
    say(`history ${String(number)} of seed ${String(seed)}: ${difference}`);
    return 1;
  }
  const seconds = (performance.now() - start) / 1000;
  say(
    `${String(histories)} histories of ${String(stepsOfHistory)} steps, seed ${String(seed)}: no difference`,
  );
  say(`  ${(histories / seconds).toFixed(0)} histories a second`);
  return 0;
}

function describe(shown: SimulatedDays): string {
  const { sharedPasses, flaggedAtEntry, flaggedAtExit, falselyFlagged, movements } = shown;
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
  return [
    `${String(movements)} movements, ${String(shown.forgottenExits)} exits forgotten, ${String(shown.powerCuts)} cuts`,
    `copies ${String(sharedPasses)}, flagged at the entry ${percent(flaggedAtEntry, sharedPasses)}, at the exit ${percent(flaggedAtExit, sharedPasses)}`,
    `movements flagged falsely ${percent(falselyFlagged, movements)}`,
    `lowest count ${String(shown.lowestCount)}, evenings wrong ${String(shown.wrongEvenings)}`,
    `off by ${shown.meanError.toFixed(1)} in the mean and ${String(shown.worstError)} at most before the evening`,
  ].join('; ');
}

let worst = compareHistories();
say(`on disk, seed ${String(seed)}: ${describe(await simulateOnDisk({ ...tenDays, seed }))}`);
for (let number = 1; number <= seedsInMemory; number += 1) {
  const shown = await simulateInMemory({ ...tenDays, seed: number });
  if (shown.wrongEvenings > 0 || shown.lowestCount < 0) worst = 1;
  say(`in memory, seed ${String(number)}: ${describe(shown)}`);
}
process.exitCode = worst;
