import { describe, expect, test } from 'vitest';
import {
  armedMode,
  awaitRegulation,
  disarm,
  install,
  longestAnswerAge,
  mayArm,
} from '../../../main/core/policy/arming.ts';
import type { Arming, ArmingRequest } from '../../../main/core/policy/arming.ts';
import { usualReadiness } from '../../../main/core/policy/readiness.ts';
import { somePolicy } from '../../fakes/policies.ts';

const now = Date.parse('2022-01-10T01:00:00Z');
const policy = somePolicy();
const request: ArmingRequest = {
  classes: ['employee'],
  basis: 'Perbup 12/2022',
  askedBy: 'guard-1',
  approvedBy: 'guard-2',
  at: now,
};
const allMet = usualReadiness.map((item) => ({ item, isMet: true, at: now }));

const codesOf = (
  different: Partial<ArmingRequest>,
  answers = allMet,
  arming: Arming = install(policy),
  of = policy,
) => {
  const armed = mayArm(arming, of, { ...request, ...different }, answers);
  return armed.ok
    ? []
    : armed.failure.map(({ code, seen }) => (seen === undefined ? code : `${code} ${seen}`));
};

describe('a policy is armed', () => {
  test('with its regulation, by two people, at a door that is ready; and that is what stands in the log', () => {
    expect(mayArm(install(policy), policy, request, allMet)).toEqual({
      ok: true,
      value: {
        state: 'armed',
        policyId: policy.id,
        policyVersion: policy.version,
        at: now,
        classes: ['employee'],
        basis: 'Perbup 12/2022',
        askedBy: 'guard-1',
        approvedBy: 'guard-2',
      },
    });
  });

  test('not without a regulation, and with any text for one (S2-12)', () => {
    for (const basis of ['', '   ', 'x'.repeat(201)])
      expect(codesOf({ basis })).toEqual(['STATION_ARM_BASIS_MISSING']);
    for (const basis of ['x', 'x'.repeat(200)]) expect(codesOf({ basis })).toEqual([]);
  });

  test('not by one person alone', () => {
    for (const approvedBy of [null, '', 'guard-1'])
      expect(codesOf({ approvedBy })).toEqual(['STATION_ARM_SECOND_PERSON']);
    expect(codesOf({ askedBy: '' })).toEqual(['STATION_ARM_SECOND_PERSON']);
  });

  test('not for a class that it does not list, or for nobody', () => {
    for (const classes of [['student'], []])
      expect(codesOf({ classes })).toEqual(['STATION_ARM_CLASS_UNKNOWN']);
  });

  test('not where another version was installed meanwhile', () => {
    const newer = somePolicy({ version: '2' });
    expect(codesOf({}, allMet, install(policy), newer)).toEqual(['STATION_ARM_POLICY_OTHER']);
  });

  test('not before every item of the list is met; all that is missing is named at once', () => {
    const [guard, ...others] = allMet;
    expect(codesOf({}, others)).toEqual(['STATION_ARM_NOT_READY guard-on-shift']);
    if (guard === undefined) throw new Error('the list is empty');
    expect(codesOf({ basis: '' }, [{ ...guard, isMet: false }, ...others])).toEqual([
      'STATION_ARM_BASIS_MISSING',
      'STATION_ARM_NOT_READY guard-on-shift',
    ]);
    expect(codesOf({}, [])).toHaveLength(usualReadiness.length);
  });

  test('not by an answer that is too old, from the future, or taken back', () => {
    const answered = (at: number) =>
      allMet.map((answer) => (answer.item === 'scanner-seen' ? { ...answer, at } : answer));
    expect(codesOf({}, answered(now - longestAnswerAge))).toEqual([]);
    const late = ['STATION_ARM_NOT_READY scanner-seen'];
    expect(codesOf({}, answered(now - longestAnswerAge - 1))).toEqual(late);
    expect(codesOf({}, answered(now + 1))).toEqual(late);
    const before = answered(now - 2);
    expect(codesOf({}, [...before, { item: 'scanner-seen', isMet: false, at: now - 1 }])).toEqual(late);
  });

  test('by whatever list the policy asks for', () => {
    const asks = somePolicy({ readiness: ['export-tested'] });
    expect(codesOf({}, [], install(asks), asks)).toEqual(['STATION_ARM_NOT_READY export-tested']);
    expect(codesOf({}, [{ item: 'export-tested', isMet: true, at: now }], install(asks), asks)).toEqual([]);
  });
});

describe('the mode at a station', () => {
  const armed = mayArm(install(policy), policy, request, allMet);
  if (!armed.ok) throw new Error('not armed');
  const mode = (arming: Arming, personClass = 'employee', of = policy) =>
    armedMode('mandatory', personClass, arming, of);

  test('binds the classes that were armed, and invites the others', () => {
    expect([mode(armed.value), mode(armed.value, 'visitor')]).toEqual(['mandatory', 'advisory']);
  });

  test('invites while the policy waits for its regulation (S3-03), and after it was taken back', () => {
    for (const arming of [install(policy), awaitRegulation(install(policy), now), disarm(armed.value)])
      expect(mode(arming)).toBe('advisory');
  });

  test('invites under a newer version, until that is armed too', () => {
    expect(mode(armed.value, 'employee', somePolicy({ version: '2' }))).toBe('advisory');
  });

  test('leaves what does not bind as it is', () => {
    expect(armedMode('counted', 'visitor', install(policy), policy)).toBe('counted');
    expect(armedMode('advisory', 'employee', armed.value, policy)).toBe('advisory');
  });

  test('waiting for a regulation begins once, and never takes back what is armed', () => {
    const waiting = awaitRegulation(install(policy), now);
    expect(waiting).toMatchObject({ state: 'awaiting-regulation', since: now });
    expect(awaitRegulation(waiting, now + 1)).toBe(waiting);
    expect(awaitRegulation(armed.value, now)).toBe(armed.value);
    expect(codesOf({}, allMet, waiting)).toEqual([]);
  });
});
