import { expect, test } from 'vitest';
import { localDate, startOfLocalDay } from '../../main/station/local-day.ts';

const at = (text: string) => Date.parse(text);

test.each([
  ['the middle of a day in Makassar', '2022-06-01T04:00:00Z', 'Asia/Makassar', '2022-05-31T16:00:00Z'],
  ['the last millisecond of a day', '2022-06-01T15:59:59.999Z', 'Asia/Makassar', '2022-05-31T16:00:00Z'],
  ['the first millisecond of a day', '2022-06-01T16:00:00Z', 'Asia/Makassar', '2022-06-01T16:00:00Z'],
  ['a day in the west', '2022-06-01T04:00:00Z', 'America/Los_Angeles', '2022-05-31T07:00:00Z'],
  ['a day whose clocks change', '2022-03-27T12:00:00Z', 'Europe/Berlin', '2022-03-26T23:00:00Z'],
  ['a day that has no midnight', '2022-09-11T12:00:00Z', 'America/Santiago', '2022-09-11T04:00:00Z'],
  ['the easternmost zone', '2022-06-01T12:00:00Z', 'Pacific/Kiritimati', '2022-06-01T10:00:00Z'],
])('%s begins when its date does', (_title, instant, timeZone, start) => {
  expect(new Date(startOfLocalDay(at(instant), timeZone)).toISOString()).toBe(new Date(start).toISOString());
});

test('a local date is that of the site', () => {
  expect(localDate(at('2022-06-01T16:00:00Z'), 'Asia/Makassar')).toBe('2022-06-02');
});
