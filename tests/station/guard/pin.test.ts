import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../../main/core/reason-codes.ts';
import { fail, ok } from '../../../main/core/result.ts';
import { createPinKeeper } from '../../../main/station/guard/pin-keeper.ts';
import { countRight, countWrong, noTries, waitBeforeTry } from '../../../main/station/guard/pin-tries.ts';
import type { PinTries } from '../../../main/station/guard/pin-tries.ts';
import { isWeakPin } from '../../../main/station/guard/weak-pin.ts';

const hour = 3_600_000;
const pepper = Buffer.alloc(32, 7);
let folder = '';
let now = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-pin-'));
  now = 1_700_000_000_000;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const keeper = (with_ = pepper) => createPinKeeper(folder, ok(with_), () => now);
const code = async (attempt: Promise<{ ok: boolean; failure?: { code: string } }>) => {
  const result = await attempt;
  return result.ok ? 'ok' : result.failure?.code;
};

describe('the choice of a PIN', () => {
  test.each([
    '000000',
    '121212',
    '123123',
    '123456',
    '987654',
    '890123',
    '112233',
    '111222',
    '12345',
    '48392a',
  ])('refuses %s', (pin) => {
    expect(isWeakPin(pin)).toBe(true);
  });

  test.each(['246810', '593027', '48302917', '102938'])('takes %s', (pin) => {
    expect(isWeakPin(pin)).toBe(false);
  });

  test('says that a PIN is too easy, and keeps none', async () => {
    expect(await code(keeper().chooseFirst('petugas-1', '123456'))).toBe('GUARD_PIN_WEAK');
    expect(keeper().isSet()).toBe(false);
  });

  test('happens once', async () => {
    expect(await code(keeper().chooseFirst('petugas-1', '593027'))).toBe('ok');
    expect(await code(keeper().chooseFirst('petugas-1', '302759'))).toBe('GUARD_PIN_ALREADY_SET');
  });

  test('leaves nothing in the files that holds the PIN, and nobody else can read them', async () => {
    await keeper().chooseFirst('petugas-1', '593027');
    await keeper().check('593028');
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('59302');
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }
  });
});

describe('a try', () => {
  test('fails while no PIN was chosen', async () => {
    expect(await code(keeper().check('593027'))).toBe('GUARD_PIN_NOT_SET');
  });

  test('is right with the PIN, also after a restart, and wrong with another', async () => {
    await keeper().chooseFirst('petugas-1', '593027');
    expect(await code(keeper().check('593027'))).toBe('ok');
    expect(await code(keeper().check('593028'))).toBe('GUARD_PIN_WRONG');
  });

  test('is wrong under another pepper, so a stolen file is not enough', async () => {
    await keeper().chooseFirst('petugas-1', '593027');
    expect(await code(keeper(Buffer.alloc(32, 8)).check('593027'))).toBe('GUARD_PIN_WRONG');
  });

  test('waits after five wrong ones, also the right one, also after a restart', async () => {
    const keep = keeper();
    await keep.chooseFirst('petugas-1', '593027');
    const results = [];
    for (let attempt = 0; attempt < 5; attempt += 1) results.push(await keep.check('111111'));
    expect(results.at(3)).toEqual({ ok: false, failure: { code: 'GUARD_PIN_WRONG' } });
    expect(results.at(4)).toEqual({ ok: false, failure: { code: 'GUARD_PIN_WRONG', retryAfterSeconds: 30 } });
    const again = keeper();
    now += 29_999;
    expect(await again.check('593027')).toEqual({
      ok: false,
      failure: { code: 'GUARD_PIN_LOCKED', retryAfterSeconds: 1 },
    });
    now += 1;
    expect(await code(again.check('593027'))).toBe('ok');
  });

  test('is counted even when many come at the same moment', async () => {
    const keep = keeper();
    await keep.chooseFirst('petugas-1', '593027');
    const results = await Promise.all(Array.from({ length: 8 }, () => code(keep.check('111111'))));
    expect(results.filter((result) => result === 'GUARD_PIN_WRONG')).toHaveLength(5);
    expect(results.filter((result) => result === 'GUARD_PIN_LOCKED')).toHaveLength(3);
  });

  test.each([
    ['guard-tries.json', '{"inARow":'],
    ['guard-tries.json', '[]'],
    ['guard-pins.json', ''],
    ['guard-pins.json', '{"petugas-1":{"algorithm":"none"}}'],
  ])('gets no fresh chances and no fresh PIN from a damaged %s (%j)', async (name, content) => {
    await keeper().chooseFirst('petugas-1', '593027');
    writeFileSync(join(folder, name), content);
    const keep = keeper();
    expect([keep.isSet(), keep.trouble()?.code]).toEqual([true, 'STATION_KEY_DAMAGED']);
    expect(await code(keep.check('593027'))).toBe('STATION_KEY_DAMAGED');
    expect(await code(keep.chooseFirst('petugas-1', '302759'))).toBe('STATION_KEY_DAMAGED');
    expect(readFileSync(join(folder, name), 'utf8')).toBe(content);
  });

  test('is refused while the pepper is damaged', async () => {
    const keep = createPinKeeper(folder, fail(failure('STATION_KEY_DAMAGED')), () => now);
    expect(await code(keep.check('593027'))).toBe('STATION_KEY_DAMAGED');
  });
});

describe('the delay between tries', () => {
  const wrong = (times: number, at: number, tries: PinTries = noTries): PinTries =>
    times === 0 ? tries : wrong(times - 1, at, countWrong(tries, at));

  test.each([
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [9, 480],
    [10, 900],
    [19, 900],
  ])('after %i wrong ones is %i s', (times, seconds) => {
    expect(waitBeforeTry(wrong(times, now), now)).toBe(seconds * 1000);
  });

  test('after twenty wrong ones lasts until the first is a day old', () => {
    const first = now;
    let tries = noTries;
    for (let attempt = 0; attempt < 20; attempt += 1)
      tries = countWrong(tries, first + attempt * hour * 0.25);
    expect(waitBeforeTry(tries, first + 23 * hour)).toBe(hour);
    expect(waitBeforeTry(tries, first + 24 * hour)).toBe(0);
  });

  test('of a right one takes back its own count but not those of the day', () => {
    const tries = countRight(countWrong(wrong(3, now), now));
    expect(tries).toEqual({ inARow: 0, wrongAt: [now, now, now] });
  });

  test('does not last for years when the clock was set back', () => {
    expect(waitBeforeTry(wrong(5, now + 1000 * 24 * hour), now)).toBe(30_000);
  });
});
