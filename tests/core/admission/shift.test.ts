import { describe, expect, test } from 'vitest';
import { onDuty, unguarded, watches } from '../../../main/core/admission/shift.ts';
import type { ShiftEvent } from '../../../main/core/admission/admission.ts';
import { shiftRow } from '../../../main/station/presence/presence-rows.ts';
import { someInstant } from '../../fakes/admissions.ts';
import { numberedLedger } from '../../fakes/presence.ts';

const at = (minutes: number) => someInstant + minutes * 60_000;

type Event = readonly [minutes: number, what: ShiftEvent, guard: string, point?: string];

function shiftRows(...events: readonly Event[]) {
  const { rows, take } = numberedLedger();
  for (const [minutes, what, guard, point = 'front'] of events)
    take(shiftRow({ at: at(minutes), clockIsDoubtful: false, point }, what, guard));
  return rows;
}

describe('on duty', () => {
  test('is who began or took over last, at this point', () => {
    const rows = shiftRows([0, 'began', 'g1'], [5, 'handed-over', 'g2'], [6, 'began', 'g3', 'back']);
    expect(onDuty(rows, 'front')).toEqual({ guard: 'g2', from: at(5), until: null });
    expect(onDuty(rows, 'back')?.guard).toBe('g3');
  });

  test('is nobody before the first shift and after the last', () => {
    expect(onDuty([], 'front')).toBe(null);
    expect(onDuty(shiftRows([0, 'began', 'g1'], [5, 'ended', 'g1']), 'front')).toBe(null);
  });
});

describe('without a guard', () => {
  const report = (...events: readonly Event[]) =>
    unguarded(watches(shiftRows(...events), 'front'), at(0), at(480));
  const minutes = ({ periods }: ReturnType<typeof report>) =>
    periods.map(({ from, until }) => [(from - at(0)) / 60_000, (until - at(0)) / 60_000]);

  test('is the whole day when nobody signed in', () => {
    expect(report().total).toBe(480 * 60_000);
  });

  test('are the gaps between opening, shifts and closing', () => {
    const found = report(
      [30, 'began', 'g1'],
      [200, 'ended', 'g1'],
      [210, 'began', 'g2'],
      [470, 'ended', 'g2'],
    );
    expect(minutes(found)).toEqual([
      [0, 30],
      [200, 210],
      [470, 480],
    ]);
    expect(found.total).toBe(50 * 60_000);
  });

  test('is no time at all from hand-over to hand-over, before opening and after closing', () => {
    const found = report([-60, 'began', 'g1'], [200, 'handed-over', 'g2'], [600, 'ended', 'g2']);
    expect(found).toEqual({ periods: [], total: 0 });
  });

  test('is no time when a guard signs in a second time', () => {
    expect(report([-1, 'began', 'g1'], [100, 'began', 'g1']).total).toBe(0);
  });

  test('is no time while one of several watches lasts', () => {
    const watch = (from: number, until: number) => ({ guard: 'g1', from: at(from), until: at(until) });
    expect(unguarded([watch(0, 480), watch(10, 50)], at(0), at(480)).total).toBe(0);
  });
});
