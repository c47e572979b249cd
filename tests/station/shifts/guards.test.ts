import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ok } from '../../../main/core/result.ts';
import { createPinKeeper } from '../../../main/station/guard/pin-keeper.ts';
import { createGuards } from '../../../main/station/shifts/guards.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-guards-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

function open() {
  const pins = createPinKeeper(folder, ok(Buffer.alloc(32, 7)), () => 1_700_000_000_000);
  return { pins, guards: createGuards(join(folder, 'guards.json'), pins) };
}
const owner = async (pin: string) => {
  const checked = await open().pins.check(pin);
  return checked.ok ? checked.value.guard : checked.failure.code;
};

describe('those who stand guard', () => {
  test('begin with one, whose PIN the first start asks for, and each has a PIN of their own', async () => {
    const { guards } = open();
    await guards.first('593027');
    expect(await guards.add('Bu Ratna', '302759')).toEqual({ ok: true, value: null });
    expect(await Promise.all([owner('593027'), owner('302759')])).toEqual(['petugas-1', 'petugas-2']);
    expect(guards.nameOf('petugas-2')).toBe('Bu Ratna');
  });

  test('cannot take the PIN of another: nobody could tell the two apart', async () => {
    const { guards } = open();
    await guards.first('593027');
    expect(await guards.add('Bu Ratna', '593027')).toMatchObject({ failure: { code: 'GUARD_PIN_WEAK' } });
    expect(guards.list()).toMatchObject({ value: [{ id: 'petugas-1' }] });
  });

  test('lose their PIN when they leave, and keep their name for the rows that carry them', async () => {
    const { guards } = open();
    await guards.first('593027');
    await guards.add('Bu Ratna', '302759');
    guards.retire('petugas-2');
    expect(await owner('302759')).toBe('GUARD_PIN_WRONG');
    expect(guards.nameOf('petugas-2')).toBe('Bu Ratna');
    await guards.add('Pak Yosef', '302759');
    expect(await owner('302759')).toBe('petugas-3');
  });

  test('may take another name and another PIN, and the old PIN opens nothing any more', async () => {
    const { guards, pins } = open();
    await guards.first('593027');
    guards.rename('petugas-1', 'Pak Darmawan');
    await pins.set('petugas-1', '731904');
    expect(await Promise.all([owner('593027'), owner('731904')])).toEqual(['GUARD_PIN_WRONG', 'petugas-1']);
    expect(guards.nameOf('petugas-1')).toBe('Pak Darmawan');
  });

  test('are not changed where their list cannot be read', async () => {
    writeFileSync(join(folder, 'guards.json'), '{');
    const { guards } = open();
    const unreadable = { failure: { code: 'GUARD_LIST_UNREADABLE' } };
    expect(await guards.first('593027')).toMatchObject(unreadable);
    expect(await guards.add('Bu Ratna', '302759')).toMatchObject(unreadable);
    expect(guards.rename('petugas-1', 'Bu Ratna')).toMatchObject(unreadable);
  });

  test('are unknown where nobody has this id', () => {
    expect(open().guards.rename('petugas-9', 'Bu Ratna')).toMatchObject({
      failure: { code: 'GUARD_NOT_ON_LIST' },
    });
  });
});
