import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSettings } from '../../main/browser/settings-store.ts';
import { openStation } from '../../main/station/open-station.ts';
import { selfCheck } from '../../main/station/self-check.ts';
import { setAsideUnreadableSettings } from '../../main/station/settings-file.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-settings-file-'));
  file = join(folder, 'settings.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a settings file', () => {
  test.each(['{"point":', '', 'null', '7', '\u0000\u0000'])('that holds %j is set aside whole', (text) => {
    writeFileSync(file, text);
    expect(setAsideUnreadableSettings(folder)).toBe(true);
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text);
  });

  test('that is a folder is set aside too', () => {
    mkdirSync(file);
    expect(setAsideUnreadableSettings(folder)).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  test('that is JSON, or is not there, stays as it is', () => {
    expect(setAsideUnreadableSettings(folder)).toBe(false);
    writeFileSync(file, '{"point":"Pintu barat"}');
    expect(setAsideUnreadableSettings(folder)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('{"point":"Pintu barat"}');
  });

  test('that cannot be read leaves a station with its defaults, and the self-check tells of it', async () => {
    writeFileSync(file, '{"point": "Pintu barat"');
    const options = { shell: null, dataFolder: folder, demo: false, headless: true, kiosk: false } as const;
    const start = { ...options, scanners: [], point: null, yes: false };
    const told: string[] = [];
    const terminal = { tell: (line: string) => void told.push(line), report: () => undefined };
    const opened = await openStation(start, openSettings, terminal);
    if (!opened.ok) throw new Error(opened.failure);
    const station = opened.value;
    expect(told).toEqual([expect.stringContaining('settings.json.unreadable')]);
    expect(station.settings().point).toBe('Pintu utama');
    await station.close();
    const lines = await selfCheck(folder);
    expect(lines.find(({ step }) => step === 'settings')).toMatchObject({ state: 'warn' });
  });
});
