import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { guardedClock } from '../../main/station/clock.ts';
import { createClockWatch, type ClockWatch } from '../../main/station/clock-watch.ts';
import { fakeClock, type FakeClock } from '../fakes/fake-clock.ts';

let fake: FakeClock;
let rows: string[];
let changes: number;
let watch: ClockWatch;

beforeEach(() => {
  vi.useFakeTimers();
  fake = fakeClock();
  rows = [];
  changes = 0;
  const clock = guardedClock(
    { wall: () => fake.now(), monotonic: () => fake.monotonic() },
    fake.now() + 150_000,
  );
  watch = createClockWatch({
    clock,
    record: (what) => rows.push(what),
    changed: () => (changes += 1),
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

function pass(milliseconds: number): void {
  for (let passed = 0; passed < milliseconds; passed += 100) {
    fake.advance(100);
    vi.advanceTimersByTime(100);
  }
}

describe('the watch of a clock', () => {
  test('says at its start what it finds, and when the clock has caught up', () => {
    watch.start();
    expect(rows).toEqual(['clock-doubtful']);
    pass(40_000);
    expect([rows, changes]).toEqual([['clock-doubtful', 'clock-reliable'], 2]);
  });

  test.each([-3_600_000, 3_600_000])('notices within two seconds that it was set by %d ms', (by) => {
    fake.advance(200_000);
    watch.start();
    expect(rows).toEqual([]);
    pass(10_000);
    fake.set(fake.now() + by);
    pass(2000);
    expect([rows, changes]).toEqual([['clock-doubtful'], 1]);
    pass(3_600_000);
    expect(rows).toEqual(['clock-doubtful']);
  });

  test('has it written that somebody confirmed the clock', () => {
    watch.start();
    watch.confirm();
    pass(2000);
    expect([rows, changes]).toEqual([['clock-doubtful', 'clock-confirmed'], 2]);
  });
});
