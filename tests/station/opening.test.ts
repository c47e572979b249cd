import { describe, expect, test } from 'vitest';
import { closedUntil } from '../../main/station/opening.ts';
import { somePolicy } from '../fakes/policies.ts';

const site = 'Asia/Makassar';
/** A Monday in August. */
const at = (time: string, day = '2022-08-01') => Date.parse(`${day}T${time}+08:00`);
const hours = [{ classes: null, weekdays: [1, 2, 3, 4, 5], from: '07:40', until: '15:00' }];
const policy = somePolicy({ openingHours: hours });
const opensAt = (now: number) => closedUntil(policy, 'visitor', now, site)?.opensAt;

describe('a closed house', () => {
  test('opens at the minute that the policy says', () => {
    expect(closedUntil(policy, 'visitor', at('07:39:59'), site)).toEqual({ opensAt: at('07:40:00') });
    expect(closedUntil(policy, 'visitor', at('07:40:00'), site)).toBeNull();
  });

  test('opens on Monday when it closes on Friday, and beyond days that are closed as a whole', () => {
    expect(opensAt(at('15:00:00', '2022-08-05'))).toBe(at('07:40:00', '2022-08-08'));
    const closed = somePolicy({
      openingHours: hours,
      closures: [{ from: '2022-08-08', until: '2022-08-09' }],
    });
    expect(closedUntil(closed, 'visitor', at('15:00:00', '2022-08-05'), site)?.opensAt).toBe(
      at('07:40:00', '2022-08-10'),
    );
  });

  test('says no hour when it stays closed for longer than anybody would wait', () => {
    const closed = somePolicy({
      openingHours: hours,
      closures: [{ from: '2022-08-01', until: '2022-12-31' }],
    });
    expect(closedUntil(closed, 'visitor', at('09:00:00'), site)).toEqual({ opensAt: null });
  });

  test('is never closed without opening hours', () => {
    expect(closedUntil(somePolicy(), 'visitor', at('03:00:00'), site)).toBeNull();
  });
});
