import { expect, test } from 'vitest';
import { createSaid } from '../../../main/station/guard/said.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';

const outside = { origin: 'outside', doctorsLetter: false } as const;

test('what somebody said goes with the next scan and with none after it', () => {
  const said = createSaid(() => 0);
  said.say({ origin: 'outside', doctorsLetter: true });
  expect(said.circumstances()).toEqual({ origin: 'outside', exemption: 'doctor-letter' });
  said.spend();
  expect([said.now(), said.circumstances()]).toEqual([null, null]);
});

test('what somebody said is of a minute ago at most: then it may be another person who scans', () => {
  const clock = fakeClock();
  const said = createSaid(() => clock.monotonic());
  said.say(outside);
  clock.advance(59_999);
  expect(said.now()).toEqual(outside);
  clock.advance(1);
  expect(said.now()).toBeNull();
});

test('saying nothing takes back what was said', () => {
  const said = createSaid(() => 0);
  said.say(outside);
  said.say({ origin: null, doctorsLetter: false });
  expect(said.now()).toBeNull();
});
