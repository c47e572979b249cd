import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSigns } from '../../../renderer/capture/signs-of-life.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a decoder that does not start in time counts as silent, once', () => {
  const silence = vi.fn();
  watchSigns(15_000, silence, new AbortController().signal);
  vi.advanceTimersByTime(14_999);
  expect(silence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100_000);
  expect(silence).toHaveBeenCalledTimes(1);
});

test('a decoder that was heard must be heard again within its time', () => {
  const silence = vi.fn();
  const watch = watchSigns(15_000, silence, new AbortController().signal);
  for (let second = 0; second < 60; second++) {
    watch.sign(2000);
    vi.advanceTimersByTime(1999);
  }
  expect(silence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(silence).toHaveBeenCalledTimes(1);
});

test('nothing is watched any more once it ended', () => {
  const silence = vi.fn();
  const ending = new AbortController();
  const watch = watchSigns(1000, silence, ending.signal);
  ending.abort();
  watch.sign(1000);
  expect(vi.getTimerCount()).toBe(0);
});
