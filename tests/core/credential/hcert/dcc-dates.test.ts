import { expect, test } from 'vitest';
import { readInstant, readPartialDate } from '../../../../main/core/credential/hcert/dcc-dates.ts';

test.each([
  ['', ''],
  ['2021', '2021'],
  ['2021-05', '2021-05'],
  ['2021-05-04', '2021-05-04'],
  ['2024-02-29', '2024-02-29'],
  ['2021-05-04T00:00:00', '2021-05-04'],
  ['2021-05-04T23:59:59.999+02:00', '2021-05-04'],
  ['1963-00', '1963'],
  ['1963-00-00', '1963'],
  ['1963-05-00', '1963-05'],
])('reads %j as the date %j', (text, date) => {
  expect(readPartialDate(text)).toBe(date);
});

test.each([
  'x',
  '21',
  '1809-02-28',
  '2100-01-01',
  '2021-13',
  '2021-13-01',
  '2021-02-29',
  '2021-04-31',
  '2021-00-05',
  '2021-5-4',
  '04.05.2021',
  '2021-05-04x',
])('takes %j for no date', (text) => {
  expect(readPartialDate(text)).toBe(null);
});

test.each([
  ['2021-06-11T17:30:00Z', '2021-06-11T17:30:00Z'],
  ['2021-06-11t17:30:00z', '2021-06-11T17:30:00Z'],
  ['2021-06-11T17:30:00+02:00', '2021-06-11T15:30:00Z'],
  ['2021-06-11T17:30:00+0200', '2021-06-11T15:30:00Z'],
  ['2021-06-11T17:30:00+02', '2021-06-11T15:30:00Z'],
  ['2021-06-11T17:30:00-05:30', '2021-06-11T23:00:00Z'],
  ['2021-06-11T17:30:00.123456+02:00', '2021-06-11T15:30:00.123Z'],
  ['2021-06-11T17:30Z', '2021-06-11T17:30:00Z'],
])('reads the instant %j', (text, instant) => {
  expect(readInstant(text)).toBe(Date.parse(instant));
});

test('takes a time without a zone for the earliest that it can mean', () => {
  expect(readInstant('2021-06-11T17:30:00')).toBe(Date.parse('2021-06-11T17:30:00+14:00'));
  expect(readInstant('2021-06-11')).toBe(Date.parse('2021-06-11T00:00:00+14:00'));
});

test.each(['', 'x', '2021-06-31T10:00:00Z', '2021-06-11T25:00:00Z', '2021-06-11T10:00:00+99:00', '2021-06'])(
  'takes %j for no instant',
  (text) => {
    expect(readInstant(text)).toBe(null);
  },
);
