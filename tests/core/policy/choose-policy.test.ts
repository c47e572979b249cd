import { describe, expect, test } from 'vitest';
import { choosePolicy } from '../../../main/core/policy/choose-policy.ts';
import type { Mode } from '../../../main/core/policy/decision.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';
import { somePolicy } from '../../fakes/policies.ts';

const policies = builtInPolicies().filter(({ chosen }) => chosen === 'by-date');
const chosen = (localDate: string, name?: string) => {
  const choice = choosePolicy(policies, localDate, name);
  return choice && [choice.policy.id, choice.outsideItsDates?.from ?? null];
};

describe('the policy of a day', () => {
  test('changes at midnight of the day that a newer one begins', () => {
    expect(chosen('2022-02-13')).toEqual(['pedulilindungi-2021-09', null]);
    expect(chosen('2022-02-14')).toEqual(['pedulilindungi-2022-02', null]);
    expect(chosen('2022-07-16')).toEqual(['pedulilindungi-2022-02', null]);
    expect(chosen('2022-07-17')).toEqual(['pedulilindungi-2022-07', null]);
  });

  test('is the newest where none is in force, and says from when its rules are', () => {
    expect(chosen('2023-06-08')).toEqual(['pedulilindungi-2022-07', null]);
    expect(chosen('2023-06-09')).toEqual(['pedulilindungi-2022-07', '2022-07-17']);
    expect(chosen('2021-09-05')).toEqual(['pedulilindungi-2022-07', '2022-07-17']);
  });

  test('is the named one, inside its dates or not', () => {
    expect(chosen('2021-09-06', 'pedulilindungi-2021-09')).toEqual(['pedulilindungi-2021-09', null]);
    expect(chosen('2026-01-01', 'pedulilindungi-2021-09')).toEqual(['pedulilindungi-2021-09', '2021-09-06']);
  });

  test('is none where the name is unknown or nothing is installed', () => {
    expect(chosen('2022-07-17', 'pedulilindungi-2020')).toBeNull();
    expect(choosePolicy([], '2022-07-17')).toBeNull();
  });

  test('is the one that began last where several are in force, and has no end where it names none', () => {
    const [oldest, , newest] = policies;
    if (!oldest || !newest) throw new Error('policies are missing');
    const endless = policies.map((policy) => ({ ...policy, validUntil: null }));
    expect(choosePolicy(endless, '2030-01-01')?.policy.id).toBe(newest.id);
    expect(choosePolicy([{ ...oldest, validUntil: null }], '2030-01-01')?.outsideItsDates).toBeNull();
  });
});

describe('a policy with an end', () => {
  const base = somePolicy({ id: 'base', validFrom: '2022-01-01', validUntil: null });
  const holidays = somePolicy({ id: 'holidays', validFrom: '2022-12-20', validUntil: '2023-01-03' });
  const chosenOn = (localDate: string) => choosePolicy([holidays, base], localDate)?.policy.id;

  test('gives way to the one before it, on the day after (S0-04)', () => {
    expect(['2022-12-19', '2022-12-20', '2023-01-03', '2023-01-04'].map(chosenOn)).toEqual([
      'base',
      'holidays',
      'holidays',
      'base',
    ]);
  });

  test('is the higher version where two of one name begin on one day', () => {
    const versions = ['1.9', '1.10', '1.2'].map((version) => ({ ...base, version }));
    expect(choosePolicy(versions, '2022-06-01')?.policy.version).toBe('1.10');
  });
});

test('a policy that is chosen by name is never taken by its dates', () => {
  const register = somePolicy({ id: 'register', validFrom: '2022-06-01', chosen: 'by-name' });
  const dated = somePolicy({ id: 'dated', validFrom: '2021-01-01', validUntil: '2021-12-31' });
  expect(choosePolicy([register, dated], '2022-07-01')?.policy.id).toBe('dated');
  expect(choosePolicy([register, dated], '2022-07-01', 'register')?.policy.id).toBe('register');
  expect(choosePolicy([register], '2022-07-01')).toBeNull();
});

describe('the modes of a day', () => {
  const title = { id: 'Uji', en: 'Test' };
  const [employee, visitor] = [
    { id: 'employee', title, mode: 'mandatory' },
    { id: 'visitor', title, mode: 'counted', planned: { mode: 'mandatory', from: '2022-02-01' } },
  ];
  const siteCategories = [
    { id: 'tourism', title, steps: [] },
    {
      id: 'service',
      title,
      steps: [
        { from: '2022-03-01', modes: { visitor: 'mandatory' } },
        { from: '2022-02-15', modes: { visitor: 'advisory', employee: 'advisory' } },
      ],
    },
  ];
  const policy = somePolicy({ classes: [employee, visitor], siteCategories });
  const modesOn = (localDate: string, category: string | null = null): readonly (Mode | undefined)[] => {
    const classes = choosePolicy([policy], localDate, null, category)?.policy.classes ?? [];
    return ['employee', 'visitor'].map((id) => classes.find((one) => one.id === id)?.mode);
  };

  test('hold employees and only count visitors, until the planned day (S3-02)', () => {
    expect(modesOn('2022-01-31')).toEqual(['mandatory', 'counted']);
    expect(modesOn('2022-02-01')).toEqual(['mandatory', 'mandatory']);
  });

  test('are those of the newest step of the kind of site (S0-06)', () => {
    expect(modesOn('2022-02-15', 'service')).toEqual(['advisory', 'advisory']);
    expect(modesOn('2022-03-01', 'service')).toEqual(['mandatory', 'mandatory']);
  });

  test('bind nobody at a kind of site whose day has not come (S4-03)', () => {
    expect(modesOn('2022-02-14', 'service')).toEqual(['advisory', 'advisory']);
    expect(modesOn('2022-01-31', 'tourism')).toEqual(['advisory', 'counted']);
  });

  test('are the own ones of the policy at a kind of site that it does not know', () => {
    expect(modesOn('2022-01-31', 'mall')).toEqual(['mandatory', 'counted']);
  });
});
