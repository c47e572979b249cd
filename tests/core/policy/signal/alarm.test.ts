import { describe, expect, test } from 'vitest';
import { signalsOf } from '../../../../main/core/policy/signal/alarm.ts';

const day = (people: number, red = 0, yellow = 0, black = 0) => ({ people, yellow, red, black });
const week = (people: number, red = 0, yellow = 0, black = 0) =>
  Array.from({ length: 7 }, () => day(people, red, yellow, black));
const redOf = (today: ReturnType<typeof day>, before: readonly ReturnType<typeof day>[]) =>
  signalsOf(today, before).find(({ colour }) => colour === 'red');

describe('the signal of a day', () => {
  test('alarms of a count that the week before makes very unlikely', () => {
    // 10 expected; 10 + 3 x sqrt(10 x 8/7) is 20.14.
    expect(redOf(day(100, 20), week(100, 10))).toEqual({
      colour: 'red',
      seen: 20,
      expected: 10,
      isAlarming: false,
    });
    expect(redOf(day(100, 21), week(100, 10))?.isAlarming).toBe(true);
  });

  test('goes by the rate: more reds among more people are no news', () => {
    expect(redOf(day(300, 40), week(100, 10))?.isAlarming).toBe(false);
    expect(redOf(day(300, 70), week(100, 10))?.isAlarming).toBe(true);
    expect(redOf(day(50, 18), week(100, 10))?.isAlarming).toBe(true);
  });

  test('never alarms of a few people, three for black and five for the others', () => {
    const alarms = (count: number) =>
      signalsOf(day(100, count, count, count), week(100)).filter(({ isAlarming }) => isAlarming);
    expect([2, 3, 4, 5].map((count) => alarms(count).map(({ colour }) => colour))).toEqual([
      [],
      ['black'],
      ['black'],
      ['yellow', 'red', 'black'],
    ]);
  });

  test('says nothing where the days before are too few, or too empty', () => {
    const expectedOf = (before: readonly ReturnType<typeof day>[]) => redOf(day(100, 50), before)?.expected;
    expect(expectedOf([day(100, 1), day(100, 1), day(0), day(0)])).toBeNull();
    expect(expectedOf([day(100, 1), day(100, 1), day(100, 1)])).toBe(1);
    expect(expectedOf(Array.from({ length: 7 }, () => day(4)))).toBeNull();
    expect(expectedOf([])).toBeNull();
  });

  test('leaves closed days out instead of thinning the rate', () => {
    const closed = [...week(100, 10).slice(0, 5), day(0), day(0)];
    expect(redOf(day(100, 10), closed)?.expected).toBe(10);
  });

  test('is quiet on a day with nobody', () => {
    expect(signalsOf(day(0), week(100, 10)).some(({ isAlarming }) => isAlarming)).toBe(false);
  });
});
