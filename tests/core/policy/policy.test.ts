import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../main/core/policy/policy.ts';
import { reasonCodes } from '../../../main/core/reason-codes.ts';
import { wholePolicy } from '../../fakes/policies.ts';

const folder = new URL('../../../assets/policies/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const files = readdirSync(folder).filter((name) => name !== 'policy.schema.json');
const schema = json('policy.schema.json') as { $defs: { policyReason: { enum: string[] } } };
const fitsSchema = new Ajv2020({ strict: true }).compile(schema);

const whole = wholePolicy;
const [greenRule] = whole.rules;
const [employee, visitor] = whole.classes;

const broken: readonly [what: string, policy: unknown, place: string][] = [
  ['is nothing', null, 'not a policy'],
  ['lacks a field', { ...whole, classes: undefined }, 'classes'],
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
  ['lists no visitors', { ...whole, classes: [employee, { ...visitor, id: 'contractor' }] }, 'classes'],
  ['lists a class twice', { ...whole, classes: [employee, visitor, visitor] }, 'classes'],
  [
    'has a rule for a class that it does not list',
    { ...whole, rules: [{ ...greenRule, classes: ['student'] }] },
    'rules.0.classes',
  ],
  [
    'seals a class that it does not list',
    { ...whole, seals: { classes: ['x'], outcomes: [] } },
    'seals.classes',
  ],
  [
    'opens for a class that it does not list',
    { ...whole, openingHours: [hoursOf('x')] },
    'openingHours.0.classes',
  ],
  [
    'opens at no time of a day',
    { ...whole, openingHours: [{ ...hoursOf('visitor'), from: '24:30' }] },
    'openingHours.0.from',
  ],
  ["lets in by a doctor's letter", greenBy('exemption'), 'rules.0'],
  ['lets in whoever comes with somebody', greenBy('accompanied'), 'rules.0'],
  ['has more to say than the screen holds', worded('X'.repeat(33)), 'wording.green.id.big'],
  ['has words for black', { ...whole, wording: { black: wordsOf('X') } }, 'wording.black'],
  [
    'wants more than everybody vaccinated',
    { ...whole, target: { share: 1.01, doses: 'two' } },
    'target.share',
  ],
  [
    'counts the validity of what does not age',
    { ...whole, rules: [{ ...greenRule, validity: { fact: 'test.type', lasts: 1 } }] },
    'rules.0.validity.fact',
  ],
  ['gives an unknown reason', { ...whole, rules: [{ ...greenRule, reason: 'POLICY_X' }] }, 'rules.0.reason'],
];

function hoursOf(personClass: string) {
  return { classes: [personClass], weekdays: [1], from: '07:30', until: '16:00' };
}

function greenBy(fact: string) {
  return { ...whole, rules: [{ ...greenRule, when: { '!': [{ '!': [{ var: fact }] }] } }] };
}

function wordsOf(big: string) {
  return { id: { big, small: '' }, en: { big: 'X', small: '' } };
}

function worded(big: string) {
  return { ...whole, wording: { green: wordsOf(big) } };
}

describe('a policy', () => {
  test('is read when it is whole', () => {
    expect(parsePolicy(whole)).toMatchObject({ ok: true, value: whole });
  });

  test('takes the careful default where it says nothing', () => {
    expect(parsePolicy(whole)).toMatchObject({
      value: {
        rosterNumbers: 'guard',
        noGuard: 'as-usual',
        unknownPeople: { outcome: 'yellow', reason: 'POLICY_PERSON_UNKNOWN' },
        seals: { classes: null, outcomes: ['yellow', 'red', 'black'], always: false },
        chosen: 'by-date',
      },
    });
  });

  test('says the same with null as without the member', () => {
    const members = ['capacity', 'openingHours', 'retentionDays', 'target', 'acceptance'];
    const nulls = Object.fromEntries(members.map((name) => [name, null]));
    expect(parsePolicy({ ...whole, ...nulls })).toEqual(parsePolicy(whole));
  });

  test('may have the longest words that the screen holds', () => {
    expect(parsePolicy(worded('X'.repeat(32))).ok).toBe(true);
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
