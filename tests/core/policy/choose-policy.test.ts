import { describe, expect, test } from 'vitest';
import { choosePolicy } from '../../../main/core/policy/choose-policy.ts';
import { builtInPolicies } from '../../../main/station/policies/built-in-policies.ts';

const policies = builtInPolicies();
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
