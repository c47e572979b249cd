import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../main/core/policy/facts.ts';
import { unknownFacts } from '../../../main/core/policy/facts.ts';
import { judge } from '../../../main/core/policy/judge.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';
import { adult, contact, dose, minor, recovered, tested } from '../../fakes/facts.ts';

const colourRules = builtInPolicies().filter(({ chosen }) => chosen === 'by-date');
const [september2021, february2022, july2022] = colourRules;
const hour = 60;
const day = 24 * hour;
const jj = 'EU/1/20/1525';

type Verdict = `${'green' | 'yellow' | 'red' | 'black'} ${string}`;

function says(policy: typeof july2022, facts: Facts): string {
  if (policy === undefined) throw new Error('the policy is missing');
  const { outcome, reason } = judge(facts, policy);
  return `${outcome} ${reason.replace('POLICY_', '')}`;
}

/** One line a case: what the certificate says, then what the three policies say to it, oldest first. */
const table: readonly [what: string, facts: Facts, r1: Verdict, r2: Verdict, r3: Verdict][] = [
  // Adults by their doses
  row('no dose', adult(dose(0, 2)), 'red NOT_VACCINATED', 'red NOT_VACCINATED', 'red NOT_VACCINATED'),
  row('one of two', adult(dose(1, 2)), ...missing('yellow'), 'red DOSES_INCOMPLETE'),
  row('two of two', adult(dose(2, 2)), ...full(), 'yellow BOOSTER_MISSING'),
  row('two of three', adult(dose(2, 3)), ...missing('yellow'), 'yellow DOSES_INCOMPLETE'),
  row('booster as 3/3', adult(dose(3, 3)), ...full(), 'green BOOSTED'),
  row('booster as 3/2', adult(dose(3, 2)), ...full(), 'green BOOSTED'),
  row('booster as 2/1', adult(dose(2, 1)), ...full(), 'green BOOSTED'),
  row('booster as 4/4', adult(dose(4, 4)), ...full(), 'green BOOSTED'),
  row('three of four', adult(dose(3, 4)), ...missing('yellow'), 'yellow DOSES_INCOMPLETE'),
  row('3/3 without a product, as Indonesia signs', adult(dose(3, 3, '')), ...full(), 'green BOOSTED'),
  row('the one dose of J&J', adult(dose(1, 1, jj)), ...full(), 'yellow BOOSTER_MISSING'),
  row('J&J and a booster as 2/1', adult(dose(2, 1, jj)), ...full(), 'green BOOSTED'),
  row('J&J as one of two', adult(dose(1, 2, jj)), ...missing('yellow'), 'red DOSES_INCOMPLETE'),
  row('1/1 of another vaccine', adult(dose(1, 1)), ...missing('yellow'), 'yellow DOSES_INCOMPLETE'),
  row('1/1 without a product', adult(dose(1, 1, '')), ...missing('yellow'), 'yellow DOSES_INCOMPLETE'),
  row('a series of no doses', adult(dose(1, 0)), ...always('yellow EVIDENCE_MISSING')),
  row('a dose below zero', adult(dose(-1, 2)), ...always('yellow EVIDENCE_MISSING')),

  // Minors by their doses
  row('minor, no dose', minor(dose(0, 2)), ...always('red NOT_VACCINATED')),
  row('minor, one of two', minor(dose(1, 2)), ...missing('yellow'), 'yellow DOSES_INCOMPLETE'),
  row('minor, two of two', minor(dose(2, 2)), ...full(), 'green FULLY_VACCINATED'),
  row('minor, J&J', minor(dose(1, 1, jj)), ...full(), 'green FULLY_VACCINATED'),
  row('minor, 1/1 of another vaccine', minor(dose(1, 1)), ...missing('yellow'), 'yellow DOSES_INCOMPLETE'),
  row('minor, booster', minor(dose(3, 3)), ...full(), 'green FULLY_VACCINATED'),

  // Negative tests, to the minute
  row('PCR of 0 minutes', adult(tested('naat', 'negative', 0)), ...always('green TEST_NEGATIVE')),
  row('PCR of 2 x 24 h', adult(tested('naat', 'negative', 2 * day)), ...always('green TEST_NEGATIVE')),
  row(
    'a minute older',
    adult(tested('naat', 'negative', 2 * day + 1)),
    'yellow TEST_TOO_OLD',
    ...negative2(),
  ),
  row('PCR of 3 x 24 h', adult(tested('naat', 'negative', 3 * day)), 'yellow TEST_TOO_OLD', ...negative2()),
  row('a minute older', adult(tested('naat', 'negative', 3 * day + 1)), ...always('yellow TEST_TOO_OLD')),
  row('antigen of 1 x 24 h', adult(tested('antigen', 'negative', day)), ...always('green TEST_NEGATIVE')),
  row('a minute older', adult(tested('antigen', 'negative', day + 1)), ...always('yellow TEST_TOO_OLD')),
  row('minor, PCR of 2 x 24 h', minor(tested('naat', 'negative', 2 * day)), ...always('green TEST_NEGATIVE')),
  row('another kind of test', adult(tested('other', 'negative', hour)), ...always('yellow TEST_KIND')),
  row('no clear result', adult(tested('naat', 'inconclusive', hour)), ...always('yellow TEST_INCONCLUSIVE')),
  row('a future sample', adult(tested('naat', 'negative', -1)), ...always('yellow DATE_IN_FUTURE')),
  row(
    'unboosted with a negative test',
    adult({ ...dose(2, 2), ...tested('naat', 'negative', hour) }),
    ...full(),
    'green TEST_NEGATIVE',
  ),
  row(
    'boosted with an old test',
    adult({ ...dose(3, 3), ...tested('naat', 'negative', 9 * day) }),
    ...full(),
    'green BOOSTED',
  ),
  row(
    'boosted with an unclear test',
    adult({ ...dose(3, 3), ...tested('naat', 'inconclusive', hour) }),
    ...always('yellow TEST_INCONCLUSIVE'),
  ),

  // Positive
  row('positive now', adult(tested('naat', 'positive', 0)), ...always('black POSITIVE')),
  row('positive, sample in the future', adult(tested('naat', 'positive', -5)), ...always('black POSITIVE')),
  row(
    'positive a minute before 10 days',
    adult(tested('antigen', 'positive', 10 * day - 1)),
    ...always('black POSITIVE'),
  ),
  row(
    'positive 10 days ago',
    adult(tested('antigen', 'positive', 10 * day)),
    ...always('yellow RECOVERED_ONLY'),
  ),
  row(
    'positive a minute before 90 days',
    adult(tested('naat', 'positive', 90 * day - 1)),
    ...always('yellow RECOVERED_ONLY'),
  ),
  row(
    'positive 90 days ago',
    adult(tested('naat', 'positive', 90 * day)),
    ...always('yellow RECOVERY_TOO_OLD'),
  ),
  row(
    'positive by another kind of test',
    adult(tested('other', 'positive', hour)),
    ...always('black POSITIVE'),
  ),
  row(
    'positive and boosted',
    adult({ ...dose(3, 3), ...tested('naat', 'positive', day) }),
    ...always('black POSITIVE'),
  ),
  row(
    'positive child',
    adult({ ageBand: 'under-6', ...tested('naat', 'positive', day) }),
    ...always('black POSITIVE'),
  ),
  row(
    'positive for another disease',
    adult({ targetDisease: '6142004', ...tested('naat', 'positive', day) }),
    ...always('yellow OTHER_DISEASE'),
  ),

  // Recovered
  row('first positive today', adult(recovered(0, { daysSinceStart: 0 })), ...always('black POSITIVE')),
  row('first positive 9 days ago', adult(recovered(9, { daysSinceStart: 0 })), ...always('black POSITIVE')),
  row(
    'first positive 10 days ago',
    adult(recovered(10, { daysSinceStart: 0 })),
    ...always('yellow RECOVERED_ONLY'),
  ),
  row(
    'recovery not in force',
    adult(recovered(10, { daysSinceStart: -1 })),
    ...always('yellow DATE_IN_FUTURE'),
  ),
  row('recovery from tomorrow', adult(recovered(-1)), ...always('yellow DATE_IN_FUTURE')),
  row('recovered 89 days ago', adult(recovered(89)), ...always('yellow RECOVERED_ONLY')),
  row(
    'recovered 90 days ago, not 3 months',
    adult(recovered(90, { monthsSinceFirstPositive: 2 })),
    'yellow RECOVERED_ONLY',
    'yellow RECOVERY_TOO_OLD',
    'yellow RECOVERY_TOO_OLD',
  ),
  row(
    'recovered 3 months ago',
    adult(recovered(92, { monthsSinceFirstPositive: 3 })),
    ...always('yellow RECOVERY_TOO_OLD'),
  ),
  row('on its last day', adult(recovered(60, { daysUntilEnd: 0 })), ...always('yellow RECOVERED_ONLY')),
  row(
    'a day after its end',
    adult(recovered(60, { daysUntilEnd: -1 })),
    ...always('yellow RECOVERY_TOO_OLD'),
  ),
  row('minor, recovered', minor(recovered(30)), ...always('yellow RECOVERED_ONLY')),

  // Doses and recovery together
  row(
    'one dose, recovered 89 days ago',
    adult({ ...dose(1, 2), ...recovered(89) }),
    'yellow RECOVERED_ONLY',
    'green RECOVERED',
    'yellow RECOVERED_ONLY',
  ),
  row(
    'one dose, recovered 90 days ago',
    adult({ ...dose(1, 2), ...recovered(90, { monthsSinceFirstPositive: 3 }) }),
    ...always('yellow RECOVERY_TOO_OLD'),
  ),
  row(
    'one dose, recovery ended',
    adult({ ...dose(1, 2), ...recovered(60, { daysUntilEnd: -1 }) }),
    ...always('yellow RECOVERY_TOO_OLD'),
  ),
  row(
    'minor, one dose, recovered',
    minor({ ...dose(1, 2), ...recovered(89) }),
    'yellow RECOVERED_ONLY',
    'green RECOVERED',
    'green RECOVERED',
  ),
  row(
    'two doses, recovered 89 days ago',
    adult({ ...dose(2, 2), ...recovered(89) }),
    ...full(),
    'green RECOVERED',
  ),
  row(
    'two doses, recovered 90 days ago',
    adult({ ...dose(2, 2), ...recovered(90) }),
    ...full(),
    'yellow RECOVERY_TOO_OLD',
  ),
  row(
    'J&J, recovered 89 days ago',
    adult({ ...dose(1, 1, jj), ...recovered(89) }),
    ...full(),
    'green RECOVERED',
  ),
  row(
    'no dose, recovered',
    adult({ ...dose(0, 2), ...recovered(30) }),
    'yellow RECOVERED_ONLY',
    'yellow RECOVERED_ONLY',
    'red NOT_VACCINATED',
  ),
  row(
    'minor, no dose, recovered',
    minor({ ...dose(0, 2), ...recovered(30) }),
    ...always('yellow RECOVERED_ONLY'),
  ),

  // Contacts
  row('contact 13 days ago', adult({ ...dose(3, 3), ...contact(13) }), ...always('black CONTACT')),
  row('contact 14 days ago', adult({ ...dose(3, 3), ...contact(14) }), ...full(), 'green BOOSTED'),

  // Ages outside the tables
  row('under 6 with all doses', adult({ ageBand: 'under-6', ...dose(3, 3) }), ...always('yellow CHILD')),
  row(
    'under 6 with a negative test',
    adult({ ageBand: 'under-6', ...tested('naat', 'negative', hour) }),
    ...always('yellow CHILD'),
  ),
  row(
    'age unknown with all doses',
    adult({ ageBand: 'unknown', ...dose(3, 3) }),
    ...always('yellow AGE_UNKNOWN'),
  ),

  // What does not fit
  row('nothing at all', unknownFacts, ...always('yellow EVIDENCE_MISSING')),
  row('nothing about COVID-19', adult({}), ...always('yellow NO_RULE')),
  row(
    'no disease named',
    adult({ targetDisease: null, ...dose(3, 3) }),
    ...always('yellow EVIDENCE_MISSING'),
  ),
  row(
    'another disease',
    adult({ targetDisease: '6142004', ...dose(3, 3) }),
    ...always('yellow OTHER_DISEASE'),
  ),
  row(
    'a statement left out',
    adult({ evidenceLeftOut: true, ...dose(3, 3) }),
    ...always('yellow EVIDENCE_MISSING'),
  ),
  row(
    'vaccinated today',
    adult({ vaccination: { ...dose(3, 3).vaccination, daysSince: 0 } }),
    ...full(),
    'green BOOSTED',
  ),
  row(
    'vaccinated tomorrow',
    adult({ vaccination: { ...dose(3, 3).vaccination, daysSince: -1 } }),
    ...always('yellow DATE_IN_FUTURE'),
  ),
  row('half a dose', adult(dose(2.5, 2)), ...always('yellow RULE_BROKEN')),
];

function row(what: string, facts: Facts, r1: Verdict, r2: Verdict, r3: Verdict) {
  return [what, facts, r1, r2, r3] as const satisfies (typeof table)[number];
}
function always(verdict: Verdict) {
  return [verdict, verdict, verdict] as const;
}
function full() {
  return ['green FULLY_VACCINATED', 'green FULLY_VACCINATED'] as const;
}
function missing(colour: 'yellow') {
  return [`${colour} DOSES_INCOMPLETE`, `${colour} DOSES_INCOMPLETE`] as const;
}
function negative2() {
  return ['green TEST_NEGATIVE', 'green TEST_NEGATIVE'] as const;
}

describe('the colour rules of PeduliLindungi', () => {
  test.each(table)('say to %s what was published', (_what, facts, r1, r2, r3) => {
    expect([september2021, february2022, july2022].map((policy) => says(policy, facts))).toEqual([
      r1,
      r2,
      r3,
    ]);
  });

  test('speak through every one of their rules', () => {
    for (const policy of colourRules) {
      const spoken = new Set(table.map(([, facts]) => judge(facts, policy).rule));
      expect(policy.rules.map(({ id }) => id).filter((id) => !spoken.has(id))).toEqual([]);
    }
  });

  test('name themselves, their days and what they rest on', () => {
    expect(colourRules.map(({ id, validFrom, validUntil }) => [id, validFrom, validUntil])).toEqual([
      ['pedulilindungi-2021-09', '2021-09-06', '2022-02-13'],
      ['pedulilindungi-2022-02', '2022-02-14', '2022-07-16'],
      ['pedulilindungi-2022-07', '2022-07-17', '2023-06-08'],
    ]);
    for (const { legalBasis } of colourRules) expect(legalBasis[0]?.number).toContain('21/2021');
  });
});
