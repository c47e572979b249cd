import { describe, expect, test } from 'vitest';
import { readInstant } from '../../../main/station/command-line/instant.ts';

const iso = (text: string) => {
  const instant = readInstant(text);
  return instant.ok ? new Date(instant.value).toISOString() : null;
};

describe('an instant on the command line', () => {
  test('is UTC without a zone', () => {
    expect(iso('2022-06-01')).toBe('2022-06-01T00:00:00.000Z');
    expect(iso('2022-06-01T08:30')).toBe('2022-06-01T08:30:00.000Z');
    expect(iso('2022-06-01T08:30:15.250')).toBe('2022-06-01T08:30:15.250Z');
  });

  test('goes by its zone where it names one', () => {
    expect(iso('2022-06-01T08:30:00+08:00')).toBe('2022-06-01T00:30:00.000Z');
    expect(iso('2022-06-01T08:30:00Z')).toBe('2022-06-01T08:30:00.000Z');
  });

  test('is none for words, half dates and days that never were', () => {
    const none = [
      '',
      'now',
      '2022',
      '2022-06',
      '2022-13-01',
      '2022-02-29',
      '2022-06-01Z',
      '2022-06-01 08:30',
    ];
    expect([...none, '2022-06-01T24:01', '2022-06-01T08:30+25:00', '1654041600'].map(iso)).toEqual(
      [...none, 1, 2, 3].map(() => null),
    );
  });
});
