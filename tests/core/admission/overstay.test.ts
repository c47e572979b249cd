import { expect, test } from 'vitest';
import { overstays } from '../../../main/core/admission/overstay.ts';
import { someInstant } from '../../fakes/admissions.ts';
import { someStay } from '../../fakes/presence.ts';

test('who is inside for longer than the limit of the class is listed, the longest first', () => {
  const since = [3, 1, 2, 0].map((hours, index) =>
    someStay({ entry: index + 1, since: someInstant - hours * 3_600_000 }),
  );
  const limit = (personClass: string | null) => (personClass === 'visitor' ? 3_600_000 : null);
  expect(overstays(since, someInstant, limit).map(({ entry }) => entry)).toEqual([1, 3]);
  expect(overstays([someStay({ personClass: 'employee', since: 0 })], someInstant, limit)).toEqual([]);
});
