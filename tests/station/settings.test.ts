import { describe, expect, test } from 'vitest';
import { defaultSettings, readSettings, settingsForWindows } from '../../main/station/settings.ts';

describe('the settings of a station', () => {
  test('are the defaults where nobody chose', () => {
    expect(readSettings({})).toEqual({ settings: defaultSettings, unusable: [], unknown: [] });
  });

  test('take the default for one unusable field and keep the others', () => {
    const { settings, unusable } = readSettings({
      timeZone: 'Asia/Nowhere',
      point: 'Pintu barat',
      trustMaxAgeHours: 0,
    });
    expect(unusable).toEqual(['timeZone', 'trustMaxAgeHours']);
    expect(settings).toEqual({ ...defaultSettings, point: 'Pintu barat' });
  });

  test.each([0, -1, 1.5, 91, Infinity])('never keep rows for %s days: retention would refuse it', (days) => {
    const notice = { ...defaultSettings.notice, retentionDays: days };
    expect(readSettings({ notice })).toMatchObject({ settings: defaultSettings, unusable: ['notice'] });
  });

  test.each([1, 90])('may keep rows for %i days', (days) => {
    const notice = { ...defaultSettings.notice, retentionDays: days };
    expect(readSettings({ notice }).settings.notice.retentionDays).toBe(days);
  });

  test('keep the camera that was chosen before there was a choice of codes', () => {
    const camera = { enabled: true, name: 'Door', mirrored: false };
    const { settings, unusable } = readSettings({ camera });
    expect(unusable).toEqual([]);
    expect(settings.camera).toEqual({ ...camera, symbologies: ['QRCode', 'Code128'], torch: false });
    expect(readSettings({ camera: { ...camera, symbologies: [] } }).unusable).toEqual(['camera']);
    expect(readSettings({ camera: { ...camera, symbologies: ['Code93'] } }).unusable).toEqual(['camera']);
  });

  test('name no serial device by nothing', () => {
    const serial = { ...defaultSettings.serial, devices: [''] };
    expect(readSettings({ serial }).unusable).toEqual(['serial']);
  });

  test('name no keyboard by nothing, and switch HID scanners on or off by a word of their own', () => {
    expect(readSettings({ keyboards: [''], hid: true }).unusable).toEqual(['hid', 'keyboards']);
    expect(readSettings({ keyboards: ['Honeywell*'], hid: { enabled: false } })).toMatchObject({
      settings: { keyboards: ['Honeywell*'], hid: { enabled: false } },
      unusable: [],
    });
  });

  test('pass over what they do not know', () => {
    expect(readSettings({ colour: 'pink' })).toEqual({
      settings: defaultSettings,
      unusable: [],
      unknown: ['colour'],
    });
  });

  test.each(['Asia/Jakarta', 'Asia/Jayapura', 'UTC'])('know the zone %s', (timeZone) => {
    expect(readSettings({ timeZone }).settings.timeZone).toBe(timeZone);
  });

  test("give windows their own part and nothing of the technician's", () => {
    expect(Object.keys(settingsForWindows(defaultSettings)).sort()).toEqual([
      'camera',
      'desk',
      'language',
      'lobby',
      'notice',
      'protocolReminder',
      'reach',
      'sounds',
      'voice',
    ]);
  });
});
