import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../main/core/policy/facts.ts';
import type { JudgedRow } from '../../../main/core/policy/rejudge-row.ts';
import { rejudgeRow } from '../../../main/core/policy/rejudge-row.ts';
import { whatIf } from '../../../main/core/policy/what-if.ts';
import { unknownFacts } from '../../../main/core/policy/facts.ts';
import { adult, dose } from '../../fakes/facts.ts';
import { somePolicy, someRule, withModes } from '../../fakes/policies.ts';

const twoDoses = someRule('two-doses', 'green', {
  and: [{ var: 'vaccination' }, { '>=': [{ var: 'vaccination.doseNumber' }, 2] }],
});
const planned = somePolicy({
  rules: [twoDoses],
  otherwise: { outcome: 'red', reason: 'POLICY_NOT_VACCINATED' },
});
const advisory = withModes(planned, { visitor: 'advisory', employee: 'advisory' });

const row = (facts: Facts, different: Partial<JudgedRow> = {}): JudgedRow => ({
  personClass: 'visitor',
  unit: null,
  outcome: 'red',
  shown: 'green',
  reasons: ['POLICY_NOT_VACCINATED'],
  facts,
  clockIsDoubtful: false,
  ...different,
});

describe('what if it were mandatory from Monday', () => {
  test('people who were shown the invitation would be shown red', () => {
    const rows = [row(adult(dose(1, 2))), row(adult({})), row(adult(dose(2, 2)), { outcome: 'green' })];
    expect(whatIf(rows, { policy: advisory, mode: 'mandatory' })).toEqual([
      {
        personClass: 'visitor',
        unit: null,
        from: { outcome: 'green', shown: 'green' },
        to: { outcome: 'green', shown: 'green' },
        people: 1,
      },
      {
        personClass: 'visitor',
        unit: null,
        from: { outcome: 'red', shown: 'green' },
        to: { outcome: 'red', shown: 'red' },
        people: 2,
      },
    ]);
  });

  test('each class goes by its own mode, and each unit is counted by itself', () => {
    const half = withModes(planned, { visitor: 'counted' });
    const places = [
      ['visitor', null],
      ['employee', 'A'],
      ['employee', 'B'],
      ['employee', 'A'],
    ] as const;
    const rows = places.map(([personClass, unit]) => row(adult({}), { personClass, unit }));
    const seen = whatIf(rows, { policy: half, mode: null });
    expect(seen.map(({ personClass, unit, to, people }) => [personClass, unit, to.shown, people])).toEqual([
      ['employee', 'A', 'red', 2],
      ['employee', 'B', 'red', 1],
      ['visitor', null, 'green', 1],
    ]);
  });

  test('nothing changes for nobody', () => {
    expect(whatIf([], { policy: planned, mode: null })).toEqual([]);
  });
});

describe('a row under another policy', () => {
  const again = (one: JudgedRow) => rejudgeRow(one, { policy: planned, mode: null });

  test('stays as it was where a code never got to a policy', () => {
    const forged = row(unknownFacts, { reasons: ['TRUST_SIGNATURE_WRONG'], shown: 'red' });
    expect(again(forged)).toBeNull();
    const [same] = whatIf([forged], { policy: planned, mode: null });
    expect(same?.to).toEqual(same?.from);
  });

  test('keeps its doubt about the clock', () => {
    const doubtful = row(adult(dose(2, 2)), {
      clockIsDoubtful: true,
      reasons: ['DOOR_CLOCK_DOUBTFUL', 'POLICY_BOOSTED'],
    });
    expect(again(doubtful)?.outcome).toBe('yellow');
  });

  test('is what that policy says of people whom nobody knows, where there was no document', () => {
    expect(again(row(unknownFacts, { reasons: ['POLICY_PERSON_UNKNOWN'] }))?.reasons).toEqual([
      'POLICY_PERSON_UNKNOWN',
    ]);
  });
});
