import { describe, expect, test } from 'vitest';
import { accept } from '../../../../main/core/policy/acceptance/accept.ts';
import type { Acceptance } from '../../../../main/core/policy/acceptance/acceptance-rule.ts';
import { rebuildPayload } from '../../../../main/core/policy/acceptance/rebuild-payload.ts';
import { momentAt } from '../../../../main/core/policy/calendar.ts';
import type { Facts } from '../../../../main/core/policy/facts.ts';
import { judge } from '../../../../main/core/policy/judge.ts';
import { readPolicyDocument } from '../../../../main/core/policy/policy-document.ts';
import { countryRule, seriesComplete, withinDays } from '../../../fakes/acceptance-rules.ts';
import { adult, dose, recovered, tested } from '../../../fakes/facts.ts';

const moment = momentAt(Date.parse('2022-08-01T02:00:00Z'), 'Asia/Makassar');
const facts = (said: Partial<Facts>): Facts => adult({ moment, ageYears: 18, ...said });

function policyOf(rules: readonly unknown[], valueSets: Readonly<Record<string, unknown>> = {}) {
  const read = readPolicyDocument({ rules, valueSets }, { keys: [], mustSign: false });
  if (!read.ok) throw new Error(read.failure.seen);
  return read.value.policy;
}
const acceptanceOf = (...rules: readonly unknown[]): Acceptance => {
  const { acceptance } = policyOf(rules);
  if (acceptance === null) throw new Error('no rules');
  return acceptance;
};

describe('the certificate that facts speak of', () => {
  test('has the dates that it had, and the latest birthday of its age', () => {
    const payload = rebuildPayload(
      facts({ ...dose(2, 2), ...tested('naat', 'negative', 90), ...recovered(61), ageYears: 16 }),
      moment,
    );
    expect(payload).toEqual({
      dob: '2006-08-01',
      v: [{ tg: '840539006', vp: '', mp: 'CoronaVac', ma: '', dn: 2, sd: 2, dt: '2022-06-02' }],
      t: [{ tg: '840539006', tt: 'LP6464-4', tr: '260415000', ma: '', sc: '2022-08-01T00:30:00.000Z' }],
      r: [{ tg: '840539006', fr: '2022-06-01', df: '2022-06-12', du: '2022-11-28' }],
    });
  });

  test('has a second statement where there was one', () => {
    const statements = { vaccinations: 2, tests: 0, recoveries: 0 };
    expect(rebuildPayload(facts({ ...dose(2, 2), statements }), moment).v).toHaveLength(2);
  });

  test('makes nobody younger on 29 February', () => {
    const leapDay = momentAt(Date.parse('2024-02-29T02:00:00Z'), 'Asia/Makassar');
    expect(rebuildPayload(facts({ ageYears: 17 }), leapDay).dob).toBe('2007-02-28');
  });
});

describe('acceptance', () => {
  const both = acceptanceOf(
    countryRule(seriesComplete),
    countryRule(withinDays(270), { Identifier: 'VR-ID-0002' }),
  );
  const daysAgo = (daysSince: number) => ({ vaccination: { ...dose(2, 2).vaccination, daysSince } });

  test('needs every rule', () => {
    expect(accept(facts(dose(2, 2)), both)).toBe('passed');
    expect(accept(facts(dose(1, 2)), both)).toBe('failed');
  });

  test('ends with the last day that a rule names, at midnight UTC as the rules count', () => {
    expect(accept(facts(daysAgo(269)), both)).toBe('passed');
    expect(accept(facts(daysAgo(270)), both)).toBe('failed');
  });

  test('is open where a rule cannot be worked out, and failed where another says no', () => {
    const broken = countryRule({ '>': [{ var: 'payload.v.0.mp' }, 1] }, { Identifier: 'VR-ID-0003' });
    const acceptance = acceptanceOf(countryRule(seriesComplete), broken);
    expect(accept(facts(dose(2, 2)), acceptance)).toBe('open');
    expect(accept(facts(dose(1, 2)), acceptance)).toBe('failed');
  });

  test('is open where a statement was left out, where no rule is in force and at an unknown moment', () => {
    const past = acceptanceOf(countryRule(seriesComplete, { ValidTo: '2022-07-31T23:59:59Z' }));
    expect(accept(facts({ ...dose(2, 2), evidenceLeftOut: true }), both)).toBe('open');
    expect(accept(facts(dose(2, 2)), past)).toBe('open');
    expect(accept(adult(dose(2, 2)), both)).toBe('open');
  });

  test('is nothing without a statement: rules of such certificates have nothing against it', () => {
    expect(accept(facts({}), both)).toBeNull();
  });

  test('goes by rules for its own kind of certificate, and by those for all', () => {
    const general = countryRule(
      { '!': [{ var: 'payload.r.0' }] },
      { Identifier: 'GR-ID-0001', CertificateType: 'General' },
    );
    const acceptance = acceptanceOf(countryRule(seriesComplete), general);
    expect(accept(facts(tested('naat', 'negative', 5)), acceptance)).toBe('passed');
    expect(accept(facts(recovered(60)), acceptance)).toBe('failed');
  });

  test('goes by the highest version of a rule that is in force', () => {
    const newer = (ValidFrom: string) => countryRule(true, { Version: '1.0.10', ValidFrom });
    const older = countryRule(seriesComplete, { Version: '1.0.9' });
    expect(accept(facts(dose(1, 2)), acceptanceOf(older, newer('2022-01-01T00:00:00Z')))).toBe('passed');
    expect(accept(facts(dose(1, 2)), acceptanceOf(older, newer('2022-09-01T00:00:00Z')))).toBe('failed');
  });

  test('is open for a rule about the age where the age is not known', () => {
    const young = { if: [{ var: 'payload.dob' }, false, true] };
    const acceptance = acceptanceOf(countryRule(young));
    expect(accept(facts({ ...dose(2, 2), ageYears: null }), acceptance)).toBe('open');
    expect(accept(facts({ ...dose(2, 2), ageYears: 18 }), acceptance)).toBe('failed');
  });
});

describe("a bundle of a country's rules", () => {
  const policy = policyOf([countryRule(seriesComplete)]);
  const says = (said: Partial<Facts>) => {
    const { outcome, reason } = judge(facts(said), policy);
    return `${outcome} ${reason.slice('POLICY_'.length)}`;
  };

  test('is a policy: accepted is green, refused red, undecided yellow', () => {
    expect(says(dose(2, 2))).toBe('green ACCEPTED');
    expect(says(dose(1, 2))).toBe('red NOT_ACCEPTED');
    expect(says({ ...dose(2, 2), evidenceLeftOut: true })).toBe('yellow ACCEPTANCE_OPEN');
    expect(says({})).toBe('yellow EVIDENCE_MISSING');
  });

  test('says besides what no country does: positive, another disease, dated in the future', () => {
    expect(says(tested('antigen', 'positive', 14_399))).toBe('black POSITIVE');
    expect(says({ ...dose(2, 2), targetDisease: '6142004' })).toBe('yellow OTHER_DISEASE');
    expect(says({ vaccination: { ...dose(2, 2).vaccination, daysSince: -1 } })).toBe('yellow DATE_IN_FUTURE');
    expect(says(tested('naat', 'negative', -1))).toBe('yellow DATE_IN_FUTURE');
    expect(says(recovered(-1))).toBe('yellow DATE_IN_FUTURE');
  });

  test.each([
    ['reads the identifier', countryRule({ var: 'payload.v.0.ci' })],
    ['reads a value set that is not there', countryRule({ in: ['x', { var: 'external.valueSets.none' }] })],
    ['needs another engine', countryRule(true, { Engine: 'OTHER' })],
    ['is no expression', countryRule({ or: [] })],
    ['is in force from no date', countryRule(true, { ValidFrom: 'soon' })],
  ])('is unreadable with a rule that %s', (_what, rule) => {
    expect(readPolicyDocument({ rules: [rule], valueSets: {} }, { keys: [], mustSign: false })).toMatchObject(
      {
        failure: { code: 'POLICY_UNREADABLE' },
      },
    );
  });

  test('is unreadable with rules of two countries', () => {
    expect(() => policyOf([countryRule(true), countryRule(true, { Country: 'SG' })])).toThrow();
  });
});
