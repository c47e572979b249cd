import type { SettingsStore, StationSettings } from '../settings.ts';
import { defaultSettings } from '../settings.ts';

const office = 'Kantor Wali Kota (contoh)';

/** What the demo has before anybody chose: an invented office, so that its screens read like those of a real door. */
const demoSettings: Partial<StationSettings> = {
  place: office,
  notice: { ...defaultSettings.notice, controller: office, contact: 'meja informasi, lantai 1' },
};

/** Gives the settings of a demo's file, with the demo's own defaults where the file says nothing. */
export function withDemoDefaults(store: SettingsStore): SettingsStore {
  return { ...store, read: () => ({ ...demoSettings, ...store.read() }) };
}
