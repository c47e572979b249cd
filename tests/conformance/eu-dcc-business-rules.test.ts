import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readsCertificate } from '../../main/core/policy/acceptance/acceptance-rule.ts';
import type { AcceptanceRule } from '../../main/core/policy/acceptance/acceptance-rule.ts';
import { isoInstant, rebuildPayload } from '../../main/core/policy/acceptance/rebuild-payload.ts';
import { holdsFor } from '../../main/core/policy/cert-logic.ts';
import type { Facts } from '../../main/core/policy/facts.ts';
import { momentAt } from '../../main/core/policy/calendar.ts';
import { toFacts } from '../../main/core/policy/to-facts.ts';
import { credentialOf } from '../fakes/dcc-credential.ts';
import type { PartialDcc } from '../fakes/dcc-credential.ts';
import { readTestdata, sharedTestdata } from '../fakes/shared-testdata.ts';
import { expectOnlyKnownDeviations } from './known-deviations.ts';

interface RuleTest {
  readonly payload?: PartialDcc | null;
  readonly external: {
    readonly valueSets?: Readonly<Record<string, readonly string[]>>;
    readonly validationClock?: string;
  };
  readonly expected: boolean;
}

const suite = 'eu-dcc-business-rules-testdata';
const foldersIn = (path: string) =>
  readdirSync(join(sharedTestdata(), path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const rules = foldersIn(suite)
  .filter((country) => /^[A-Z]{2}$/.test(country))
  .flatMap((country) => foldersIn(join(suite, country)).map((name) => join(country, name)))
  .map((path) => ({ path, rule: readTestdata(join(suite, path, 'rule.json')) as AcceptanceRule }));

const tests = rules.flatMap(({ path, rule }) =>
  readdirSync(join(sharedTestdata(), suite, path, 'tests'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const file = join(path, 'tests', name);
      return { file, rule, ...(readTestdata(join(suite, file)) as RuleTest) };
    }),
);

/** Where a test names no clock its rule reads none. */
const someClock = '2021-08-01T00:00:00Z';

/** Judges as the door does: the payload becomes facts, the facts go through JSON, and become a payload again. */
function throughFacts({ rule, payload, external }: (typeof tests)[number]): boolean | string {
  const now = Date.parse(external.validationClock ?? someClock);
  const moment = momentAt(now, 'UTC');
  const made = toFacts(credentialOf(payload ?? {}, now), now, 'UTC');
  const facts = JSON.parse(JSON.stringify(made)) as Facts;
  const data = {
    payload: rebuildPayload(facts, moment),
    external: { ...external, validationClock: isoInstant(moment.second) },
  };
  const answer = holdsFor(rule.Logic, data);
  return answer.ok ? answer.value : (answer.failure.seen ?? 'broken');
}

describe('the national acceptance rules and their 711 tests', () => {
  test('are all there', () => {
    expect([rules.length, tests.length]).toEqual([95, 711]);
  });

  test('come out of the engine as their authors expect, with the payload as it is', () => {
    const wrong = tests.filter(({ rule, payload, external, expected }) => {
      const answer = holdsFor(rule.Logic, { payload: payload ?? null, external });
      return !answer.ok || answer.value !== expected;
    });
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  test('come out of facts as their authors expect, with the payload rebuilt', () => {
    const wrong = tests.filter((one) => throughFacts(one) !== one.expected);
    expectOnlyKnownDeviations(
      suite,
      wrong.map(({ file }) => `${file} facts`),
    );
  });

  test('read nothing but what facts can say, but for those that are refused', () => {
    const refused = rules
      .filter(({ rule }) => !readsCertificate(rule.Logic))
      .map(({ path }) => `${path} readable`);
    expectOnlyKnownDeviations('eu-dcc-business-rules', refused);
  });
});
