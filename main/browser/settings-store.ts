import Conf from 'conf';
import type { SettingsStore, StationSettings } from '../station/settings.ts';

const onlyOurs = 0o600;

/**
 * Opens the settings of a data folder, `settings.json` there: the same file in the same form as the Electron
 * shell's, whose `electron-store` is this package with Electron's folders.
 */
export function openSettings(dataFolder: string): SettingsStore {
  const store = new Conf<StationSettings>({
    cwd: dataFolder,
    configName: 'settings',
    clearInvalidConfig: false,
    configFileMode: onlyOurs,
  });
  return {
    read: () => store.store,
    write: (settings) => {
      store.store = settings;
    },
  };
}
