import { expect, test } from 'vitest';
import { withDemoDefaults } from '../../../main/station/demo/demo-settings.ts';
import { createSettingsKeeper } from '../../../main/station/settings-keeper.ts';
import { memorySettings } from '../../fakes/practice-station.ts';

const settingsOf = (content: Record<string, unknown>) =>
  createSettingsKeeper(withDemoDefaults(memorySettings(content)), {});

test('the demo names an invented office on its screens, as an example', () => {
  const { place, notice } = settingsOf({}).current();
  expect(place).toMatch(/\(contoh\)$/);
  expect(notice).toMatchObject({ controller: place, retentionDays: 28 });
  expect(notice.contact).not.toBe('');
});

test('what somebody chose in the demo goes before its defaults, and is kept', () => {
  const store = withDemoDefaults(memorySettings({ place: 'Balai kota' }));
  const keeper = createSettingsKeeper(store, {});
  keeper.change({ language: 'en' });
  expect(store.read()).toMatchObject({ place: 'Balai kota', language: 'en' });
});
