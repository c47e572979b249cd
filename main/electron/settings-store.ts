import ElectronStore from 'electron-store';
import type { SettingsStore, StationSettings } from '../station/settings.ts';

/**
 * Opens the settings of a data folder, `settings.json` there. `electron-store` is `conf` with Electron's
 * folders, so both shells read and write the same file in the same form.
 */
export function openSettings(dataDir: string): SettingsStore {
  const store = new ElectronStore<StationSettings>({
    cwd: dataDir,
    name: 'settings',
    clearInvalidConfig: false,
  });
  return {
    read: () => store.store,
    write: (settings) => {
      store.store = settings;
    },
  };
}
