import { expect, test } from 'vitest';
import { failure } from '../../main/core/reason-codes.ts';
import { openingWords } from '../../main/station/opening-words.ts';
import type { Opening } from '../../main/station/opening-words.ts';

const allWell: Opening = { outOfService: null, panelLocked: null, unusableSettings: [], unknownSettings: [] };

test('an opening without trouble needs no words', () => {
  expect(openingWords(allWell, false)).toEqual([]);
});

test('a door out of service is told in one line with its code, Indonesian first', () => {
  const [line, ...rest] = openingWords({ ...allWell, outOfService: failure('LOG_BUSY') }, false);
  expect(line).toMatch(/^Pintu tidak melayani: .+ \/ The door is out of service: .+ LOG_BUSY$/);
  expect(rest).toEqual([]);
});

test('a locked panel is told with the file that is damaged', () => {
  const panelLocked = failure('STATION_KEY_DAMAGED', 'guard-tries.json: no JSON');
  expect(openingWords({ ...allWell, panelLocked }, false)[0]).toMatch(
    /^Panel petugas terkunci: .+ STATION_KEY_DAMAGED \(guard-tries\.json: no JSON\)$/,
  );
});

test('settings are told by name only, and no name moves the cursor', () => {
  const opening = { ...allWell, unusableSettings: ['language'], unknownSettings: ['colour', '\u001b[2J'] };
  expect(openingWords(opening, true)).toEqual([
    expect.stringContaining('settings.json.unreadable'),
    'Pengaturan yang tidak dapat dipakai / Settings that are unusable: language',
    'Pengaturan yang tidak dikenal / Settings that are not known: colour, "\\u001b[2J"',
  ]);
});
