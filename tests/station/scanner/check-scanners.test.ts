import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkHid, checkKeyboards, checkSerial } from '../../../main/station/scanner/check-scanners.ts';
import { openSerialLine } from '../../../main/station/scanner/serial-line.ts';
import { defaultSettings } from '../../../main/station/settings.ts';
import { plugPtyPair } from '../../fakes/pty-pair.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-check-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const serial = (...devices: string[]) => ({ serial: { ...defaultSettings.serial, devices } });

describe('the doctor on scanners', () => {
  test('opens a serial scanner to see that it can be read', async () => {
    const cable = await plugPtyPair(folder);
    expect(await checkSerial(serial(cable.device))).toMatchObject({
      state: 'ok',
      says: `Serial scanners: ${cable.device} can be read.`,
    });
    await cable.unplug();
  });

  test('says that a serial scanner is in use', async () => {
    const cable = await plugPtyPair(folder);
    const events = { scanned: () => undefined, lost: () => undefined };
    const line = await openSerialLine(cable.device, 9600, events);
    const { state, says } = await checkSerial(serial(cable.device));
    expect([state, says]).toEqual(['warn', expect.stringContaining('is in use')]);
    if (typeof line !== 'string') await line.close();
    await cable.unplug();
  });

  test('says that a named serial scanner is not there', async () => {
    const { state, says } = await checkSerial(serial(join(folder, 'nowhere')));
    expect([state, says]).toEqual(['warn', expect.stringContaining('nowhere is not there')]);
  });

  test('says what is switched off', async () => {
    const off = { serial: { ...defaultSettings.serial, enabled: false }, hid: { enabled: false } };
    expect((await checkSerial(off)).says).toContain('switched off');
    expect((await checkHid(off)).says).toContain('switched off');
  });

  test('says which program is missing where keyboards are named, and only there', () => {
    const named = { keyboards: [join(folder, 'event-kbd')] };
    expect(checkKeyboards(named, null)).toMatchObject({
      state: 'warn',
      says: expect.stringContaining('interception-tools') as string,
    });
    expect(checkKeyboards({ keyboards: [] }, null).state).toBe('ok');
    expect(checkKeyboards(named, '/usr/bin/interception')).toMatchObject({
      state: 'warn',
      says: expect.stringContaining('is not there') as string,
    });
    expect(checkKeyboards({ keyboards: [folder] }, '/usr/bin/interception').state).toBe('ok');
  });
});
