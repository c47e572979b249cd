import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettings } from '../../main/browser/settings-store.ts';
import { defaultSettings } from '../../main/station/settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('settings are kept in settings.json of the data folder, for its owner only', () => {
  openSettings(folder).write({ ...defaultSettings, point: 'Pintu barat' });
  const file = join(folder, 'settings.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ point: 'Pintu barat' });
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(openSettings(folder).read()).toMatchObject({ point: 'Pintu barat' });
});

test('settings that a person wrote by hand are read as they stand', () => {
  writeFileSync(join(folder, 'settings.json'), '{"point":"Pintu timur","language":"fr"}');
  expect(openSettings(folder).read()).toEqual({ point: 'Pintu timur', language: 'fr' });
});
