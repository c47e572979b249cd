import { describe, expect, test } from 'vitest';
import { guardedClock, systemTime, type TimeLeft } from '../../main/station/clock.ts';
import { fakeClock } from '../fakes/fake-clock.ts';

const start = Date.UTC(2022, 5, 1);
const minute = 60_000;

function clockOver(notBefore: number, left?: TimeLeft) {
  const fake = fakeClock(start);
  const clock = guardedClock({ wall: () => fake.now(), monotonic: () => fake.monotonic() }, notBefore, left);
  return { fake, clock };
}

describe('a guarded clock', () => {
  test('gives the wall clock, and the monotonic one for measuring', () => {
    const { fake, clock } = clockOver(0);
    fake.advance(1500);
    expect([clock.now(), clock.monotonic(), clock.isDoubtful()]).toEqual([start + 1500, 1500, false]);
  });

  test('may stand two minutes before the last row, and no more', () => {
    expect(clockOver(start + 2 * minute).clock.isDoubtful()).toBe(false);
    expect(clockOver(start + 2 * minute + 1).clock.isDoubtful()).toBe(true);
  });

  test('can be relied on again when time has caught up with the last row', () => {
    const { fake, clock } = clockOver(start + 3 * minute);
    expect(clock.isDoubtful()).toBe(true);
    fake.advance(minute);
    expect(clock.isDoubtful()).toBe(false);
  });

  test('hears later of an instant that has passed, and forgets none for an earlier one', () => {
    const { clock } = clockOver(0);
    clock.notBefore(start + 2 * minute);
    expect(clock.isDoubtful()).toBe(false);
    clock.notBefore(start + 2 * minute + 1);
    clock.notBefore(start);
    expect(clock.isDoubtful()).toBe(true);
  });

  test.each([
    [5000, false],
    [5001, true],
    [-5000, false],
    [-5001, true],
  ])('that jumps by %d ms is doubtful: %s', (jump, isDoubtful) => {
    const { fake, clock } = clockOver(0);
    fake.advance(minute);
    clock.now();
    fake.advance(minute);
    fake.set(fake.now() + jump);
    expect(clock.isDoubtful()).toBe(isDoubtful);
  });

  test('that jumped stays doubtful, even when it jumps back', () => {
    const { fake, clock } = clockOver(0);
    fake.set(start + minute);
    expect(clock.isDoubtful()).toBe(true);
    fake.set(start);
    clock.now();
    fake.advance(60 * minute);
    expect(clock.isDoubtful()).toBe(true);
  });

  test('notices a jump through a look at the time alone', () => {
    const { fake, clock } = clockOver(0);
    fake.set(start + minute);
    clock.now();
    fake.set(start);
    clock.now();
    expect(clock.isDoubtful()).toBe(true);
  });

  test('set back in steps too small to be a jump is doubtful after two minutes in all', () => {
    const { fake, clock } = clockOver(0);
    const stepBack = () => {
      fake.set(fake.now() - 4000);
      return clock.isDoubtful();
    };
    const looks = Array.from({ length: 31 }, stepBack);
    expect(looks.slice(0, 30)).not.toContain(true);
    expect(looks[30]).toBe(true);
  });
});

describe('a guarded clock after an earlier run', () => {
  const day = 24 * 60 * minute;

  test.each([
    [start - 14 * day, false],
    [start - 14 * day - 1, true],
    [start + 2 * minute, false],
    [start + 2 * minute + 1, true],
    [null, false],
  ])('whose last row was of %s is doubtful: %s', (latest, isDoubtful) => {
    expect(clockOver(0, { latest, inDoubt: false }).clock.isDoubtful()).toBe(isDoubtful);
  });

  test('that ended in doubt is doubtful', () => {
    expect(clockOver(0, { latest: start, inDoubt: true }).clock.isDoubtful()).toBe(true);
  });
});

describe('a clock that somebody confirmed', () => {
  test('can be relied on after a jump, until the next', () => {
    const { fake, clock } = clockOver(0);
    fake.set(start + 60 * minute);
    expect(clock.isDoubtful()).toBe(true);
    clock.confirm();
    expect(clock.isDoubtful()).toBe(false);
    fake.set(start);
    expect(clock.isDoubtful()).toBe(true);
  });

  test('can be relied on though it stands before the last row', () => {
    const { fake, clock } = clockOver(start + 60 * minute);
    clock.confirm();
    expect(clock.isDoubtful()).toBe(false);
    fake.advance(minute);
    fake.set(fake.now() - 4000);
    expect(clock.isDoubtful()).toBe(false);
  });

  test('can be relied on after a long rest and after a run that ended in doubt', () => {
    const { clock } = clockOver(0, { latest: start - 400 * 24 * 60 * minute, inDoubt: true });
    clock.confirm();
    expect(clock.isDoubtful()).toBe(false);
  });
});

test("the machine's clocks tell the time and go forward", () => {
  expect(Math.abs(systemTime.wall() - Date.now())).toBeLessThan(1000);
  const before = systemTime.monotonic();
  expect(systemTime.monotonic()).toBeGreaterThanOrEqual(before);
});
