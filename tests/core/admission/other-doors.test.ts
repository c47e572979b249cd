import { expect, test } from 'vitest';
import { openDoors } from '../../../main/core/admission/other-doors.ts';
import { otherDoorRow } from '../../../main/station/presence/presence-rows.ts';
import { numberedLedger } from '../../fakes/presence.ts';

test('another door stands open from when it was opened until it is closed', () => {
  const { rows, take } = numberedLedger();
  const door = (what: 'opened' | 'closed', point: string, minutes: number) =>
    take(
      otherDoorRow({ at: minutes, clockIsDoubtful: false, point }, what, { guard: 'g1', note: 'fire-drill' }),
    );
  door('opened', 'back', 1);
  door('opened', 'garage', 2);
  door('opened', 'back', 3);
  expect(openDoors(rows)).toEqual([
    { door: 'back', since: 1, reason: 'fire-drill' },
    { door: 'garage', since: 2, reason: 'fire-drill' },
  ]);
  door('closed', 'back', 4);
  expect(openDoors(rows).map(({ door: name }) => name)).toEqual(['garage']);
});
