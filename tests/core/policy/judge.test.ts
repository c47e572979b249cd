import { unknownFacts } from '../../../main/core/policy/facts.ts';
import { describe, expect, test } from 'vitest';
import { decideWithoutCredential, rejudge } from '../../../main/core/policy/decide.ts';
import type { Circumstances } from '../../../main/core/policy/decide.ts';
import { momentAt } from '../../../main/core/policy/calendar.ts';
import type { Facts } from '../../../main/core/policy/facts.ts';
import { judge } from '../../../main/core/policy/judge.ts';
import type { Policy } from '../../../main/core/policy/policy.ts';
import { adult, dose, tested } from '../../fakes/facts.ts';
import { somePolicy, someRule, withModes } from '../../fakes/policies.ts';

const vaccinated = someRule('vaccinated', 'green', {
  and: [{ var: 'vaccination' }, { '>=': [{ var: 'vaccination.doseNumber' }, 2] }],
});
const positive = someRule('positive', 'black', { '===': [{ var: 'test.result' }, 'positive'] });
const policyWith = (different: Readonly<Record<string, unknown>> = {}) =>
  somePolicy({ rules: [positive, vaccinated], ...different });
const reasonFor = (facts: Partial<Facts>, policy: Policy) =>
  judge(adult({ ...dose(2, 2), ...facts }), policy).reason;

const site = 'Asia/Makassar';
/** A Monday. */
const at = (time: string, day = '2022-08-01') => momentAt(Date.parse(`${day}T${time}:00+08:00`), site);

describe('a rule for some classes', () => {
  const policy = policyWith({ rules: [{ ...vaccinated, classes: ['employee'] }] });

  test('speaks to them and to nobody else', () => {
    expect(reasonFor({ personClass: 'employee' }, policy)).toBe('POLICY_BOOSTED');
    expect(reasonFor({ personClass: 'visitor' }, policy)).toBe('POLICY_NO_RULE');
    expect(reasonFor({}, policy)).toBe('POLICY_NO_RULE');
  });
});

describe('opening hours', () => {
  const openingHours = [
    { classes: ['visitor'], weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '15:00' },
    { classes: ['employee'], weekdays: [1, 2, 3, 4, 5, 6], from: '00:00', until: '24:00' },
  ];
  const policy = policyWith({ openingHours, closures: [{ from: '2022-08-09', until: '2022-08-13' }] });
  const visitor = (moment: Facts['moment']) =>
    reasonFor({ personClass: 'visitor', ...(moment === undefined ? {} : { moment }) }, policy);

  test('begin with their first minute and end before their last', () => {
    expect(['07:59', '08:00', '14:59', '15:00'].map((time) => visitor(at(time)))).toEqual([
      'POLICY_CLOSED',
      'POLICY_BOOSTED',
      'POLICY_BOOSTED',
      'POLICY_CLOSED',
    ]);
  });

  test('go by the weekday of the site, where UTC still has the day before', () => {
    expect(visitor(at('08:00', '2022-08-06'))).toBe('POLICY_CLOSED');
    const employee = (day: string) =>
      reasonFor({ personClass: 'employee', moment: at('00:00', day) }, policy);
    expect([employee('2022-08-06'), employee('2022-08-07'), employee('2022-08-08')]).toEqual([
      'POLICY_BOOSTED',
      'POLICY_CLOSED',
      'POLICY_BOOSTED',
    ]);
  });

  test('yield to days on which the house is closed, both ends included', () => {
    const days = ['2022-08-08', '2022-08-09', '2022-08-12', '2022-08-15'];
    expect(days.map((day) => visitor(at('09:00', day)) === 'POLICY_CLOSED')).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('find closed whoever no entry names, and everybody at an unknown hour', () => {
    expect(reasonFor({ personClass: 'contractor', moment: at('09:00') }, policy)).toBe('POLICY_CLOSED');
    expect(visitor(undefined)).toBe('POLICY_CLOSED');
  });

  test('are not shown green even where nothing binds', () => {
    const facts = adult({ ...dose(2, 2), personClass: 'visitor', moment: at('07:59') });
    const advisory = withModes(policy, { visitor: 'advisory' });
    expect(rejudge(facts, circumstances(advisory))).toMatchObject({ outcome: 'yellow', shown: 'yellow' });
  });
});

const circumstances = (policy: Policy | null, other: Partial<Circumstances> = {}): Circumstances => ({
  policy,
  personClass: 'visitor',
  mode: null,
  clockIsDoubtful: false,
  ...other,
});

describe('without a guard on duty', () => {
  const shownTo = (noGuard: string, guardOnDuty: boolean | null, facts: Partial<Facts> = dose(2, 2)) => {
    const { shown, mode, reasons } = rejudge(
      adult({ ...facts, guardOnDuty }),
      circumstances(policyWith({ noGuard })),
    );
    return `${shown} ${mode} ${reasons.join(' ')}`;
  };

  test('everything goes on as usual where the policy says so', () => {
    expect(shownTo('as-usual', false)).toBe('green mandatory POLICY_BOOSTED');
    expect(shownTo('as-usual', false, {})).toBe('yellow mandatory POLICY_NO_RULE');
  });

  test('mandatory becomes advisory where the policy says so (S2-09)', () => {
    const other = policyWith({
      noGuard: 'advisory',
      otherwise: { outcome: 'red', reason: 'POLICY_NOT_VACCINATED' },
    });
    const onDuty = (guardOnDuty: boolean | null) => rejudge(adult({ guardOnDuty }), circumstances(other));
    expect(onDuty(false)).toMatchObject({ mode: 'advisory', shown: 'green', outcome: 'red' });
    for (const guard of [true, null])
      expect(onDuty(guard)).toMatchObject({ mode: 'mandatory', shown: 'red', outcome: 'red' });
  });

  test('everybody waits where the policy says so, in every mode', () => {
    expect(shownTo('everybody-waits', false)).toBe('yellow mandatory POLICY_NO_GUARD');
    expect(shownTo('everybody-waits', true)).toBe('green mandatory POLICY_BOOSTED');
    expect(shownTo('everybody-waits', null)).toBe('green mandatory POLICY_BOOSTED');
    const counted = withModes(policyWith({ noGuard: 'everybody-waits' }), { visitor: 'counted' });
    expect(rejudge(adult({ ...dose(2, 2), guardOnDuty: false }), circumstances(counted)).shown).toBe(
      'yellow',
    );
  });
});

describe('what only a person may settle', () => {
  test('a number that anybody might type is compared first, unless the policy says otherwise', () => {
    const byNumber = { membership: 'roster-number' } as const;
    expect(reasonFor(byNumber, policyWith())).toBe('POLICY_NUMBER_TO_CHECK');
    expect(reasonFor(byNumber, policyWith({ rosterNumbers: 'as-evidence' }))).toBe('POLICY_BOOSTED');
    expect(reasonFor({ membership: 'pass' }, policyWith())).toBe('POLICY_BOOSTED');
  });

  test("a doctor's letter is yellow whatever the rules say, but for green and black", () => {
    const letter = { exemption: 'doctor-letter' } as const;
    const red = policyWith({ otherwise: { outcome: 'red', reason: 'POLICY_NOT_VACCINATED' } });
    expect(judge(adult(letter), red)).toMatchObject({ outcome: 'yellow', reason: 'POLICY_LETTER_TO_CHECK' });
    expect(reasonFor(letter, red)).toBe('POLICY_BOOSTED');
    expect(judge(adult({ ...letter, ...tested('naat', 'positive', 5) }), red).outcome).toBe('black');
  });

  test('black needs no second reason', () => {
    const facts = adult({
      ...tested('naat', 'positive', 5),
      guardOnDuty: false,
      membership: 'roster-number',
    });
    expect(judge(facts, policyWith({ noGuard: 'everybody-waits' })).reason).toBe('POLICY_BOOSTED');
  });

  test('somebody whom nobody knows is what the policy says, and never green', () => {
    const red = { outcome: 'red', reason: 'POLICY_PERSON_UNKNOWN' };
    expect(decideWithoutCredential(unknownFacts, circumstances(policyWith()))).toMatchObject({
      outcome: 'yellow',
      shown: 'yellow',
      reasons: ['POLICY_PERSON_UNKNOWN'],
      stage: 'policy',
    });
    expect(
      decideWithoutCredential(unknownFacts, circumstances(policyWith({ unknownPeople: red }))).shown,
    ).toBe('red');
    for (const mode of ['advisory', 'counted'] as const) {
      const lax = withModes(policyWith({ unknownPeople: red }), { visitor: mode });
      expect(decideWithoutCredential(unknownFacts, circumstances(lax)).shown).toBe('yellow');
    }
    expect(decideWithoutCredential(unknownFacts, circumstances(null)).reasons).toEqual(['POLICY_MISSING']);
  });
});

describe('a class that is only counted', () => {
  const policy = withModes(policyWith(), { visitor: 'counted' });

  test('sees green whatever its evidence, while the next person is bound (S0-07)', () => {
    const red = { ...policy, otherwise: { outcome: 'red', reason: 'POLICY_NOT_VACCINATED' } } as const;
    const facts = adult({});
    expect(rejudge(facts, circumstances(red))).toMatchObject({
      mode: 'counted',
      shown: 'green',
      outcome: 'red',
    });
    expect(rejudge(facts, circumstances(red, { personClass: 'employee' }))).toMatchObject({
      mode: 'mandatory',
      shown: 'red',
    });
  });

  test('sees no green by black, a doubtful clock or a policy that fails', () => {
    expect(rejudge(adult(tested('naat', 'positive', 5)), circumstances(policy)).shown).toBe('yellow');
    expect(rejudge(adult(dose(2, 2)), circumstances(policy, { clockIsDoubtful: true })).shown).toBe('yellow');
    expect(rejudge(adult({}), circumstances(policy)).shown).toBe('yellow');
  });
});

test('a class that the policy does not list is bound', () => {
  const advisory = withModes(policyWith(), { visitor: 'advisory', employee: 'advisory' });
  expect(rejudge(adult(dose(2, 2)), circumstances(advisory, { personClass: 'student' })).mode).toBe(
    'mandatory',
  );
});

describe('where somebody comes from', () => {
  const said = (origin: string) => someRule(origin, 'yellow', { '===': [{ var: 'origin' }, origin] });
  const rules = ['inside', 'outside', 'unknown'].map(said);
  const policy = policyWith({ rules, homeRegions: ['64.74', '73'] });
  const originOf = (facts: Partial<Facts>, of = policy) => judge(adult(facts), of).rule;

  test('is the region that was named, by the regions that the policy calls home', () => {
    const regions = ['64.74', '64.72', '73', '73.22', '74', '64'];
    expect(regions.map((region) => originOf({ region }))).toEqual([
      'inside',
      'outside',
      'inside',
      'inside',
      'outside',
      'unknown',
    ]);
  });

  test('is what was said where no region was named, or none is home', () => {
    expect(originOf({ origin: 'outside' })).toBe('outside');
    expect(originOf({})).toBe('unknown');
    expect(originOf({ region: '64.74', origin: 'inside' }, policyWith({ rules }))).toBe('inside');
  });

  test('has a colour where the policy gives one, the regency before its province (S1-12)', () => {
    const red = someRule('red-zone', 'yellow', { '===': [{ var: 'zone' }, 'red'] });
    const zoned = policyWith({ rules: [red], regionZones: { '64': 'red', '64.72': 'green' } });
    const inRed = (region: string | null) => judge(adult({ region }), zoned).rule === 'red-zone';
    expect(['64', '64.74', '64.72', '73.22', null].map(inRed)).toEqual([true, true, false, false, false]);
  });
});
