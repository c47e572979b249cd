import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../main/core/policy/policy.ts';
import { reasonCodes } from '../../../main/core/reason-codes.ts';

const folder = new URL('../../../assets/policies/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const files = readdirSync(folder).filter((name) => name.startsWith('pedulilindungi-'));
const schema = json('policy.schema.json') as { $defs: { policyReason: { enum: string[] } } };
const fitsSchema = new Ajv2020({ strict: true }).compile(schema);

const text = { id: 'Uji', en: 'Test' };
const greenRule = {
  id: 'tested',
  title: text,
  outcome: 'green',
  reason: 'POLICY_TEST_NEGATIVE',
  when: { '===': [{ var: 'test.result' }, 'negative'] },
};
const whole = {
  id: 'test-policy',
  version: '1',
  title: text,
  legalBasis: [{ number: 'SK 1', date: null, text }],
  validFrom: '2022-01-01',
  validUntil: null,
  modes: { employee: 'mandatory', visitor: 'advisory' },
  rules: [greenRule],
  otherwise: { outcome: 'yellow', reason: 'POLICY_NO_RULE' },
  notes: { id: [], en: [] },
};

const broken: readonly [what: string, policy: unknown, place: string][] = [
  ['is nothing', null, 'not a policy'],
  ['lacks a field', { ...whole, modes: undefined }, 'modes'],
  ['has a field too many', { ...whole, colour: 'green' }, 'colour'],
  ['begins on no day of the calendar', { ...whole, validFrom: '2022-02-30' }, 'validFrom'],
  ['has no rules', { ...whole, rules: [] }, 'rules'],
  ['has two rules of one name', { ...whole, rules: [greenRule, greenRule] }, 'rules'],
  [
    'is green otherwise',
    { ...whole, otherwise: { ...whole.otherwise, outcome: 'green' } },
    'otherwise.outcome',
  ],
  ['is green for everybody', { ...whole, rules: [{ ...greenRule, when: true }] }, 'rules.0'],
  ['reads an unknown fact', { ...whole, rules: [{ ...greenRule, when: { var: 'tset' } }] }, 'rules.0.when'],
  [
    'gives a reason of another stage',
    { ...whole, rules: [{ ...greenRule, reason: 'SCAN_EMPTY' }] },
    'rules.0.reason',
  ],
  ['gives an unknown reason', { ...whole, rules: [{ ...greenRule, reason: 'POLICY_X' }] }, 'rules.0.reason'],
];

describe('a policy', () => {
  test('is read when it is whole', () => {
    expect(parsePolicy(whole)).toEqual({ ok: true, value: whole });
  });

  test.each(broken)('is unreadable when it %s', (_what, policy, place) => {
    expect(parsePolicy(policy)).toEqual({ ok: false, failure: { code: 'POLICY_UNREADABLE', seen: place } });
  });

  test.each(files)('of the program, %s, is read and fits the published schema', (name) => {
    expect(parsePolicy(json(name)).ok).toBe(true);
    expect([fitsSchema(json(name)), fitsSchema.errors]).toEqual([true, null]);
  });

  test('that lacks a field does not fit the published schema either', () => {
    expect([fitsSchema(whole), fitsSchema({ ...whole, rules: [] }), fitsSchema({})]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('may give exactly the reasons that the published schema lists', () => {
    const codes = Object.keys(reasonCodes).filter((code) => code.startsWith('POLICY_'));
    expect(schema.$defs.policyReason.enum).toEqual(codes);
  });
});
