import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure } from '../../main/core/reason-codes.ts';
import { fail, ok } from '../../main/core/result.ts';
import { createLogKeeper } from '../../main/station/log-keeper.ts';
import type { AdmissionLog } from '../../main/station/log/admission-log.ts';
import { createRetentionRound } from '../../main/station/retention-round.ts';
import { fakeClock } from '../fakes/fake-clock.ts';
import { memoryLog } from '../fakes/memory-log.ts';

type RunResult = ReturnType<AdmissionLog['applyRetention']>;

const full = ok({ dropped: 2000, isComplete: false });
const last = ok({ dropped: 7, isComplete: true });
const nothing = ok({ dropped: 0, isComplete: true });
const readerInTheWay = ok({ dropped: 0, isComplete: false });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A round over a log that answers with these runs, one after the other, and with nothing to drop after them. */
function roundOver(...runs: RunResult[]) {
  const asked: number[] = [];
  const dropped = vi.fn();
  const clock = fakeClock();
  const applyRetention = (_: number, days: number) => {
    asked.push(days);
    return runs.shift() ?? nothing;
  };
  const log = createLogKeeper({
    open: () => ok({ ...memoryLog(), applyRetention }),
    broken: () => undefined,
    repaired: () => undefined,
  });
  log.open();
  return { round: createRetentionRound({ clock, log, days: () => 28, dropped }), asked, dropped, clock };
}

test('drops a slice a second until nothing is left, then tells once', () => {
  const { round, asked, dropped } = roundOver(full, full, last);
  round.begin();
  vi.advanceTimersByTime(2999);
  expect(asked).toEqual([28, 28]);
  expect(dropped).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(dropped).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(3_600_000);
  expect(asked).toHaveLength(3);
});

test('tells nothing where nothing was old enough', () => {
  const { round, asked, dropped } = roundOver();
  round.begin();
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(1);
  expect(dropped).not.toHaveBeenCalled();
});

test('begins anew after a round, but never two at once', () => {
  const { round, asked } = roundOver(full);
  round.begin();
  round.begin();
  vi.advanceTimersByTime(1000);
  round.begin();
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(2);
  round.begin();
  vi.advanceTimersByTime(1000);
  expect(asked).toHaveLength(3);
});

test('leaves a reader in its way alone for a minute', () => {
  const { round, asked } = roundOver(readerInTheWay);
  round.begin();
  vi.advanceTimersByTime(60_999);
  expect(asked).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(asked).toHaveLength(2);
});

test('drops nothing while the clock is doubtful, also in the middle of a round', () => {
  const { round, asked, dropped, clock } = roundOver(full, full);
  clock.doubt(true);
  round.begin();
  vi.advanceTimersByTime(60_000);
  expect(asked).toEqual([]);
  clock.doubt(false);
  round.begin();
  vi.advanceTimersByTime(1000);
  clock.doubt(true);
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(1);
  expect(dropped).toHaveBeenCalledOnce();
});

test('ends with a log that fails', () => {
  const { round, asked } = roundOver(fail(failure('LOG_WRITE_FAILED')));
  round.begin();
  vi.advanceTimersByTime(4000);
  expect(asked).toHaveLength(1);
});

test('tells what it dropped when it is ended half-way', () => {
  const { round, asked, dropped } = roundOver(full, full);
  round.begin();
  vi.advanceTimersByTime(1000);
  round.end();
  expect(dropped).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(1);
});
