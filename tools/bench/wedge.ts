import { rehearse, typedBy } from '../../tests/fakes/wedge-rehearsal.ts';

/*
 * What the buffer of the keyboard scanner makes of generated sessions at one door: scanners of every setting, stray
 * keys, typists, two scanners at once. The generator models devices and fingers and knows nothing of the buffer.
 *
 *   node tools/bench/wedge.ts [SESSIONS] [SEED]
 */

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);

const tallies = rehearse(seed, count);
process.stdout.write(`seed ${String(seed)}, ${String(count)} sessions\n`);
for (const [kind, tally] of Object.entries(tallies))
  process.stdout.write(`${kind.padEnd(22)}${typedBy(tally)}\n`);

const wrong = Object.values(tallies).reduce((sum, tally) => sum + tally.wrong, 0);
const { accepted, shown } = tallies.clean;
process.stdout.write(
  `clean scans accepted: ${((100 * accepted) / shown).toFixed(3)} %; numbers that nobody showed: ${String(wrong)}\n`,
);
if (wrong > 0 || accepted / shown < 0.999) process.exitCode = 1;
