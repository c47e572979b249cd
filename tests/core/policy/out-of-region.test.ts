import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { choosePolicy } from '../../../main/core/policy/choose-policy.ts';
import { momentAt } from '../../../main/core/policy/calendar.ts';
import type { Facts } from '../../../main/core/policy/facts.ts';
import { judge } from '../../../main/core/policy/judge.ts';
import { parsePolicy } from '../../../main/core/policy/policy.ts';
import { remainingOf } from '../../../main/core/policy/remaining.ts';
import { adult, dose, tested } from '../../fakes/facts.ts';

const json = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')) as object;
const example = json('docs/examples/out-of-region.json');
const parsed = parsePolicy(example);
if (!parsed.ok) throw new Error(parsed.failure.seen);
const policy = parsed.value;

const moment = momentAt(Date.parse('2022-01-10T02:00:00Z'), 'Asia/Makassar');
const visitor = (said: Partial<Facts>) => adult({ personClass: 'visitor', moment, ...said });
const says = (said: Partial<Facts>) => {
  const { outcome, reason } = judge(visitor(said), policy);
  return `${outcome} ${reason.slice('POLICY_'.length)}`;
};

describe('the example for visitors from outside the region (S1-06)', () => {
  test('fits the published schema', () => {
    const fits = new Ajv2020({ strict: true }).compile(json('assets/policies/policy.schema.json'));
    expect([fits(example), fits.errors]).toEqual([true, null]);
  });

  test('asks where visitors come from, and nothing more of those from inside', () => {
    expect(says(dose(2, 2))).toBe('yellow ORIGIN_UNKNOWN');
    expect(says({ ...dose(2, 2), region: '64.74' })).toBe('green FULLY_VACCINATED');
    expect(says({ ...dose(1, 2), region: '64.74' })).toBe('red NOT_VACCINATED');
  });

  test('asks those from outside for a test inside its validity, whatever their doses', () => {
    const outside = { ...dose(3, 3), region: '73.22' };
    expect(says(outside)).toBe('yellow ORIGIN_OUTSIDE');
    expect(says({ ...outside, ...tested('naat', 'negative', 4320) })).toBe('green TEST_NEGATIVE');
    expect(says({ ...outside, ...tested('naat', 'negative', 4321) })).toBe('yellow TEST_TOO_OLD');
    expect(says({ ...outside, ...tested('antigen', 'negative', 1440) })).toBe('green TEST_NEGATIVE');
    expect(says({ ...outside, ...tested('antigen', 'negative', 1441) })).toBe('yellow TEST_TOO_OLD');
    expect(says({ ...outside, ...tested('naat', 'positive', 60) })).toBe('black POSITIVE');
  });

  test('tells what is left of the test', () => {
    const facts = visitor({ region: '73.22', ...tested('naat', 'negative', 4300) });
    const rule = policy.rules.find(({ id }) => id === judge(facts, policy).rule);
    expect(remainingOf(rule?.validity ?? null, facts)).toEqual({ unit: 'minutes', amount: 20 });
  });

  test('invites visitors until February and binds them from then on', () => {
    const modeOn = (day: string) =>
      choosePolicy([policy], day)?.policy.classes.find(({ id }) => id === 'visitor')?.mode;
    expect([modeOn('2022-01-31'), modeOn('2022-02-01')]).toEqual(['advisory', 'mandatory']);
  });
});
