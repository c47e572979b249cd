import fc from 'fast-check';
import { readPolicyDocument } from '../../main/core/policy/policy-document.ts';
import type { Policy } from '../../main/core/policy/policy.ts';
import type { JudgedRow } from '../../main/core/policy/rejudge-row.ts';
import { whatIf } from '../../main/core/policy/what-if.ts';
import { builtInPolicies } from '../../main/station/policies/built-in-policies.ts';
import { countryRule, seriesComplete, withinDays } from '../../tests/fakes/acceptance-rules.ts';
import { randomFacts } from '../../tests/fakes/random-facts.ts';
import { askWhileScanning } from './what-if-station.part.ts';

/*
 * What it costs to judge the rows of 28 days again, under the longest built-in policy and under rules of a country:
 * each several times in turns and in processor time, beside reading the same rows from JSON, which any judging needs
 * first. Then a whole station is asked, by its contract and over its real log, while people go on scanning.
 *
 *   node tools/bench/what-if.ts [ROWS]
 */

const rows = Number(process.argv[2] ?? 100_000);
const seed = 20_211_206;
const turns = 5;
/** The time that the supervisor is asked to wait for 100,000 rows. */
const budgetMs = (3000 * rows) / 100_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

function textsOfRows(): readonly string[] {
  const units = ['Sekretariat', 'Dinas A', 'Dinas B', null];
  return fc.sample(randomFacts, { numRuns: rows, seed }).map((facts, at) =>
    JSON.stringify({
      personClass: at % 4 === 0 ? 'employee' : 'visitor',
      unit: units[at % units.length] ?? null,
      outcome: 'green',
      shown: 'green',
      reasons: ['POLICY_BOOSTED'],
      facts,
      clockIsDoubtful: false,
    } satisfies JudgedRow),
  );
}

function policyOfCountry(): Policy {
  const rules = Array.from({ length: 8 }, (_, at) =>
    countryRule(at % 2 === 0 ? seriesComplete : withinDays(270 + at), {
      Identifier: `VR-ID-000${String(at)}`,
    }),
  );
  const read = readPolicyDocument({ rules, valueSets: {} }, { keys: [], mustSign: false });
  if (!read.ok) throw new Error(read.failure.seen);
  return read.value.policy;
}

/** Processor time in ms, of all threads: what else runs on the machine does not count. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const texts = textsOfRows();
const parse = () => texts.map((text) => JSON.parse(text) as JudgedRow);
const kept = parse();
const newest = builtInPolicies().find(({ id }) => id === 'pedulilindungi-2022-07') ?? null;
const country = policyOfCountry();
const works: Readonly<Record<string, () => void>> = {
  'reading the rows': parse,
  'pedulilindungi-2022-07': () => whatIf(kept, { policy: newest, mode: 'mandatory' }),
  'eight rules of a country': () => whatIf(kept, { policy: country, mode: null }),
};
const times = new Map(Object.keys(works).map((name) => [name, [] as number[]]));
for (let turn = 0; turn < turns; turn += 1)
  for (const [name, work] of Object.entries(works)) times.get(name)?.push(timed(work));

say(`${String(rows)} rows, seed ${String(seed)}, median of ${String(turns)}`);
const reading = median(times.get('reading the rows') ?? []);
let isLate = false;
for (const [name, values] of times) {
  const ms = median(values);
  const perSecond = Math.round(rows / (ms / 1000));
  say(
    `${name}: ${ms.toFixed(0)} ms of processor, ${String(perSecond)} rows/s, ${(ms / reading).toFixed(2)} times reading them`,
  );
  isLate ||= ms + reading > budgetMs;
}
say(`budget, reading included: ${budgetMs.toFixed(0)} ms: ${isLate ? 'missed' : 'kept'}`);

const asked = await askWhileScanning(rows, seed);
say(
  `a whole station, asked while ${String(asked.scans)} people scanned: ${String(asked.rows)} rows in ${asked.ms.toFixed(0)} ms`,
);
say(
  `  longest wait of a scan ${asked.longestWaitMs.toFixed(1)} ms, with nobody asking ${asked.longestWaitAloneMs.toFixed(1)} ms`,
);
isLate ||= asked.ms > budgetMs || asked.rows < rows;
process.exitCode = isLate ? 1 : 0;
