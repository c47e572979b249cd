import { describe, expect, test } from 'vitest';
import { decideWithoutCredential, factsWithoutCredential } from '../../../main/core/policy/decide.ts';
import { rejudgeRow } from '../../../main/core/policy/rejudge-row.ts';
import { somePolicy, someRule } from '../../fakes/policies.ts';

const policy = somePolicy({
  unknownPeople: { outcome: 'red', reason: 'POLICY_PERSON_UNKNOWN' },
  rules: [
    someRule('child', 'yellow', { '===': [{ var: 'ageBand' }, 'under-6'] }, { reason: 'POLICY_CHILD' }),
    someRule('anybody', 'green', { '===': [{ var: 'ageBand' }, 'unknown'] }),
  ],
});
const circumstances = { policy, personClass: 'visitor', mode: null, clockIsDoubtful: false };
const noon = Date.UTC(2022, 7, 1, 4);

function judge(said: Parameters<typeof factsWithoutCredential>[0]) {
  const facts = factsWithoutCredential(said, noon, 'Asia/Makassar', circumstances);
  return { facts, decision: decideWithoutCredential(facts, circumstances) };
}

describe('somebody without a code', () => {
  test('waits for the guard with a paper card, whatever it says', () => {
    expect(judge({ paperCard: { doses: 3 } }).decision).toMatchObject({
      outcome: 'yellow',
      reasons: ['POLICY_CARD_TO_CHECK'],
    });
  });

  test('gets what the policy says of people whom nobody knows, and never a rule’s green', () => {
    expect(judge({}).decision).toMatchObject({ outcome: 'red', reasons: ['POLICY_PERSON_UNKNOWN'] });
  });

  test('goes by the rules for children as a child with an adult', () => {
    expect(judge({ accompanied: true }).decision).toMatchObject({ reasons: ['POLICY_CHILD'] });
  });

  test.each([{ paperCard: { doses: 2 } }, {}, { accompanied: true }])(
    'gets the same from the facts of the row: %j',
    (said) => {
      const { facts, decision } = judge(said);
      const { outcome, shown, reasons } = decision;
      const row = {
        personClass: 'visitor',
        unit: null,
        outcome,
        shown,
        reasons,
        facts,
        clockIsDoubtful: false,
      };
      expect(rejudgeRow(row, { policy, mode: null })).toEqual(decision);
    },
  );
});
